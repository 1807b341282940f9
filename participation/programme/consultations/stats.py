"""What counts in a number about consultations."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils import timezone

from base.core.measures import PeopleShare, measure
from base.core.periods import Period
from participation.people.groups.lookups import MEMBERS_BODY
from participation.people.groups.models import Membership

from .models import Consultation, ConsultationQuerySet, ResponseCount


def _held(period: Period) -> ConsultationQuerySet:
    return Consultation.objects.happened_in(period).published()


@measure(
    "Consultations",
    "Consultations that opened in the period, were published and were not called off.",
)
def consultations_held(period: Period) -> int:
    return _held(period).count()


@measure(
    "Answers to consultations",
    "Answers to the consultations that opened in the period that had come by the day of counting, with "
    "or without a name; of the period before, by the same day then.",
)
def answers_received(period: Period, on: dt.date) -> int:
    came = Q(engagements__day__lte=on)
    return _held(period).aggregate(n=Sum("engagements__people", filter=came, default=0))["n"]


@measure(
    "Consultations decided",
    "Consultations that opened in the period and had a decision by the day of counting that says how "
    "answers were weighed; of the period before, by the same day then.",
)
def consultations_decided(period: Period, on: dt.date) -> int:
    return _held(period).filter(decided_on__lte=on).count()


@measure(
    "Waiting for a decision",
    "Consultations whose decision was due before today and has not been made.",
)
def awaiting_decision() -> int:
    return Consultation.objects.awaiting_decision().count()


@dataclass(frozen=True)
class Result:
    """One consultation: what was asked, how many answered, what was decided and what it changed."""

    title: str
    duty: str
    opened_on: dt.date
    closed_on: dt.date
    answers: int
    decision: str
    decided_on: dt.date | None
    what_changed: str


def results(period: Period) -> list[Result]:
    """Every published consultation that opened in the period, in the order in which they opened.

    What was only for those who sit on some groups is counted elsewhere and not told of here.
    """
    rows = _held(period).for_everybody().annotate(answers=Sum("engagements__people", default=0))
    return [
        Result(
            title=row.title,
            duty=row.get_duty_display(),
            opened_on=timezone.localdate(row.starts_at),
            closed_on=timezone.localdate(row.ends_at),
            answers=row.answers,
            decision=row.decision,
            decided_on=row.decided_on,
            what_changed=row.what_changed,
        )
        for row in rows.order_by("starts_at", "pk")
    ]


@dataclass(frozen=True)
class AnswerRoute:
    """Answers by one way: people by name, those of them after the last day, and others."""

    how: ResponseCount.How
    named: int
    late: int
    others: int

    @property
    def people(self) -> int:
        return self.named + self.others


@measure(
    "Answers by way",
    "People who answered, each once by the way their answer came: those on record by name and, "
    "beside them, the number of others. Those by name whose answer came after the last day are late.",
)
def answers_by_route(consultation: Consultation) -> list[AnswerRoute]:
    late = Count("pk", filter=Q(received_on__gt=consultation.closes_on))
    by_name = consultation.responses.order_by().values("how").annotate(n=Count("pk"), late=late)
    named = {row["how"]: (row["n"], row["late"]) for row in by_name}
    others = dict(consultation.response_counts.values_list("how", "people"))
    return [
        AnswerRoute(how, *named.get(how, (0, 0)), others.get(how, 0)) for how in ResponseCount.How
    ]


@measure(
    "Group members and others",
    "People who answered by name and sat on a group on the day their answer came, those by name who "
    "did not, and those without a name, of whom we cannot know it. Being a member of the association "
    "alone is not sitting on a group.",
)
def answers_by_membership(consultation: Consultation) -> list[PeopleShare]:
    seats = Membership.objects.exclude(group__kind__code=MEMBERS_BODY).filter(
        customer=OuterRef("customer")
    )
    sat = Exists(seats.sitting(on=OuterRef("received_on")))
    named = consultation.responses.aggregate(all=Count("pk"), members=Count("pk", filter=Q(sat)))
    others = consultation.response_counts.aggregate(n=Sum("people", default=0))["n"]
    everybody = named["all"] + others
    return [
        PeopleShare("On a group", named["members"], everybody),
        PeopleShare("Not on a group", named["all"] - named["members"], everybody),
        PeopleShare("Without a name", others, everybody),
    ]
