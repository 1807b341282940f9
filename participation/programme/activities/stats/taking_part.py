"""What counts in a number about taking part. The dashboard and every report call these."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    Min,
    OuterRef,
    Q,
    Subquery,
    Sum,
    TextChoices,
    When,
)
from django.db.models import Value as V
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.measures import measure
from base.core.periods import Period
from participation.people.customers.models import Customer, CustomerQuerySet
from participation.people.groups.models import Group, Membership

from .. import kinds
from ..models import Activity, Engagement, EngagementQuerySet, Outcome, OutcomeQuerySet

#: A home is in an estate, its area or, where nothing finer is known, in the region itself.
REGION = Coalesce("area__parent__parent__name", "area__parent__name", "area__name")
#: Where a point came from is told of what everybody could find, as ``Outcome.has_open_origin`` has it.
FROM_OPEN_ACTIVITY = Q(activity__published_at__isnull=False, activity__members_only=False)
#: More than this nobody reads in one sitting.
STORIES = 12


@measure(
    "Times somebody took part",
    "Each person counts once for each activity and role; people counted by head, without names, "
    "are included.",
)
def engagements(period: Period) -> int:
    return Engagement.objects.within(period).aggregate(n=Sum("people", default=0))["n"]


@measure(
    "Times somebody took part in it",
    "Each person counts once for each role they had; people counted by head, without names, are "
    "included.",
)
def times_taken_part(activity: Activity) -> int:
    return Engagement.objects.filter(activity=activity).aggregate(n=Sum("people", default=0))["n"]


@measure(
    "People who took part",
    "Customers whose names were taken, each counted once in the period however often they took "
    "part. People counted by head are not included; applicants, volunteers, partner agencies and others "
    "without a home from us are counted apart.",
)
def people_taking_part(period: Period) -> int:
    return _people(Engagement.objects.within(period))


@measure(
    "Took part for the first time",
    "Customers who took part in the period and in nothing we have on record before it.",
)
def new_people(period: Period) -> int:
    first = (
        Engagement.objects.of_customers()
        .values("customer")
        .annotate(first=Min("day"))
        .filter(first__gte=period.first, first__lte=period.last)
    )
    return first.count()


def took_part_before(day: dt.date) -> bool:
    """Whether our record goes back further: without that, everybody seems to be new."""
    return Engagement.objects.of_customers().filter(day__lt=day).exists()


@measure(
    "Took part again",
    "Customers who took part in the period and also at some time before it.",
)
def returning_people(period: Period) -> int:
    return people_taking_part(period) - new_people(period)


@measure(
    "Counted by head",
    "People at activities where names were not taken; coming twice counts twice.",
)
def counted_by_head(period: Period) -> int:
    unnamed = Engagement.objects.within(period).filter(customer=None)
    return unnamed.aggregate(n=Sum("people", default=0))["n"]


@measure("Activities held", "Activities that started in the period and were not called off.")
def activities_held(period: Period) -> int:
    return Activity.objects.happened_in(period).count()


@measure(
    "Cost",
    "Actual cost of the activities that started in the period, in pounds; where it has not been "
    "entered, nothing is counted.",
)
def cost(period: Period) -> Decimal:
    return Activity.objects.happened_in(period).aggregate(n=Sum("actual_cost", default=Decimal(0)))[
        "n"
    ]


@measure("Activities with a cost entered", "Activities held whose actual cost has been entered.")
def activities_costed(period: Period) -> int:
    return Activity.objects.happened_in(period).filter(actual_cost__isnull=False).count()


@measure("Staff hours", "Hours that staff spent on the activities that started in the period.")
def staff_hours(period: Period) -> Decimal:
    held = Activity.objects.happened_in(period)
    return held.aggregate(n=Sum("actual_hours", default=Decimal(0)))["n"]


@measure(
    "Cost each time somebody took part",
    "Cost of the activities with a cost entered, divided by the times somebody took part in them; "
    "activities without a cost are left out of both.",
)
def cost_per_engagement(period: Period) -> Decimal | None:
    costed = Activity.objects.happened_in(period).filter(actual_cost__isnull=False)
    taken_part = Engagement.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    times = Subquery(taken_part.annotate(n=Sum("people")).values("n"))
    found = costed.annotate(times=times).aggregate(cost=Sum("actual_cost"), people=Sum("times"))
    if not found["people"]:
        return None
    return (Decimal(found["cost"]) / found["people"]).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class Row:
    """One line of a table of taking part: activities held, people named, times taken part."""

    code: str
    activities: int
    people: int
    engagements: int


@measure(
    "Activities by kind",
    "Activities held in the period, the customers who took part in them (each once a kind) and the "
    "times somebody took part.",
)
def by_kind(period: Period) -> list[Row]:
    return _by("kind", period)


@measure(
    "Activities by who ran them",
    "Activities held in the period by the team or service that ran them, the customers who took part in "
    "them (each once a service) and the times somebody took part. Where nobody noted who ran one, it "
    "stands under “Not noted”.",
)
def by_who_ran_it(period: Period) -> list[Row]:
    return _by("run_by", period)


@measure(
    "Activities by service",
    "Activities held in the period by the service they were about, the customers who took part in them "
    "(each once a service) and the times somebody took part.",
)
def by_service(period: Period) -> list[Row]:
    return _by("service", period)


@dataclass(frozen=True)
class Held:
    """One activity that was held, and how many took part in it."""

    title: str
    kind: str
    day: dt.date
    people: int
    times: int
    #: Anybody may find it: it was published, and was not only for those who sit on some groups.
    is_public: bool


@measure(
    "Each activity",
    "Activities held in the period, each with the customers who took part in it, whose names were taken, "
    "and the times somebody took part, people counted by head included. Where few did, the report says "
    "only “fewer than” a number.",
)
def each_activity(period: Period) -> list[Held]:
    of_it = Engagement.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    rows = (
        Activity.objects.happened_in(period)
        .order_by("starts_at", "pk")
        .annotate(
            people=Subquery(of_it.annotate(n=_customers()).values("n")),
            times=Subquery(of_it.annotate(n=Sum("people")).values("n")),
        )
        .values_list(
            "title", "kind", "starts_at", "people", "times", "published_at", "members_only"
        )
    )
    return [
        Held(
            title,
            kind,
            timezone.localdate(starts),
            people or 0,
            times or 0,
            bool(published) and not alone,
        )
        for title, kind, starts, people, times, published, alone in rows
    ]


@dataclass(frozen=True)
class GroupMet:
    """One group in a period."""

    name: str
    kind: str
    members: int
    held: int
    times: int


@measure(
    "Each group",
    "Groups that there were in the period, each with who sat on it on the last day of it, the activities "
    "held with it or only for those who sit on it, and the times somebody took part in those. Where few "
    "sat on it or took part, the report says only “fewer than” a number.",
)
def each_group(period: Period) -> list[GroupMet]:
    last = min(period.last, timezone.localdate())
    groups = Group.objects.filter(
        Q(formed_on=None) | Q(formed_on__lte=period.last),
        Q(ended_on=None) | Q(ended_on__gte=period.first),
    )
    sat = Membership.objects.sitting(last).filter(group=OuterRef("pk")).order_by().values("group")
    # One number of all rows: as aggregates these would be counted for each row apart.
    held = Activity.objects.happened_in(period)
    with_it = held.of_group(OuterRef(OuterRef("pk"))).order_by()
    of_group = held.of_group(OuterRef(OuterRef(OuterRef("pk")))).values("pk")
    took_part = Engagement.objects.filter(activity__in=of_group).order_by()
    rows = groups.order_by("name", "pk").annotate(
        sat=Subquery(sat.annotate(n=Count("customer", distinct=True)).values("n")),
        held=Subquery(with_it.annotate(n=Func("pk", function="COUNT")).values("n")),
        times=Subquery(took_part.annotate(n=Func("people", function="SUM")).values("n")),
    )
    return [
        GroupMet(name, kind, members or 0, held or 0, times or 0)
        for name, kind, members, held, times in rows.values_list(
            "name", "kind__name", "sat", "held", "times"
        )
    ]


class WayOfTakingPart(TextChoices):
    """The ways of taking part (B-12): an event, a meeting, an answer; and what is none of them."""

    EVENT = "event", "Came to an event"
    MEETING = "meeting", "Came to a meeting"
    SURVEY = "survey", "Answered a survey"
    CONSULTATION = "consultation", "Answered a consultation"
    OTHER = "other", "Inspected, voted or helped in another way"


@dataclass(frozen=True)
class WayCounted:
    """One way of taking part in a period: people named, times taken part."""

    way: WayOfTakingPart
    people: int
    times: int


@measure(
    "Ways of taking part",
    "Times somebody took part in the period, each counted in one of the ways, people counted by head "
    "included; beside them the customers whose names were taken, each once in a way.",
)
def by_way(period: Period) -> list[WayCounted]:
    """Panels, focus groups, scrutiny and interviews are meetings; every other coming is an event."""
    way = Case(
        When(
            role=Engagement.Role.RESPONDED,
            activity__kind__in=kinds.codes("is_consultation"),
            then=V(WayOfTakingPart.CONSULTATION),
        ),
        When(role=Engagement.Role.RESPONDED, then=V(WayOfTakingPart.SURVEY)),
        When(
            role=Engagement.Role.ATTENDED,
            activity__kind__in=kinds.codes("is_meeting"),
            then=V(WayOfTakingPart.MEETING),
        ),
        When(role=Engagement.Role.ATTENDED, then=V(WayOfTakingPart.EVENT)),
        default=V(WayOfTakingPart.OTHER),
    )
    rows = Engagement.objects.within(period).order_by().values(way=way)
    found = {
        row["way"]: (row["people_named"], row["times"])
        for row in rows.annotate(people_named=_customers(), times=Sum("people"))
    }
    return [WayCounted(way, *found.get(way, (0, 0))) for way in WayOfTakingPart]


@measure(
    "Activities by level of involvement",
    "Activities held in the period, the customers who took part in them (each once a level) and the "
    "times somebody took part.",
)
def by_level(period: Period) -> list[Row]:
    return _by("level__code", period)


@dataclass(frozen=True)
class GroupShare:
    """A group of customers: how many there are, and how many of them took part."""

    name: str
    customers: int
    people: int

    @property
    def per_1000(self) -> float | None:
        return round(1000 * self.people / self.customers, 1) if self.customers else None


@measure(
    "Taking part by tenure",
    "People who took part in the period by their tenure now, beside all current customers of that "
    "tenure; of the period before, both of those who were customers by then. The rate is people for "
    "every 1,000 customers.",
)
def by_tenure(period: Period, on: dt.date | None = None) -> list[GroupShare]:
    return _share(F("tenure__name"), period, on)


@measure(
    "Taking part by region",
    "People who took part in the period by the region they live in now, beside all current "
    "customers there; of the period before, both of those who were customers by then. The rate is "
    "people for every 1,000 customers.",
)
def by_region(period: Period, on: dt.date | None = None) -> list[GroupShare]:
    return _share(REGION, period, on)


@measure(
    "Customers",
    "Everybody with a home from us or in one, whatever their tenure; former customers and erased records "
    "are not counted. Applicants, volunteers, partner agencies and others without a home from us are "
    "customers too, and are counted apart.",
)
def customers_now() -> int:
    return Customer.objects.counted().count()


@dataclass(frozen=True)
class Apart:
    """One kind of customer who is counted apart: how many, and how many of them took part.

    ``people`` is None where so few did, or did not, that somebody could be known by it.
    """

    name: str
    customers: int
    people: int | None


@measure(
    "Counted apart",
    "Customers without a home from us, by kind: applicants, volunteers, partner agencies, and neighbours "
    "who rent from another landlord. They are in no other figure of customers or of people who took "
    "part. Beside each kind stand those whose names were taken in the period, each once; a number that "
    "is too small is not shown.",
)
def customers_apart(period: Period) -> list[Apart]:
    few = range(1, SMALL_NUMBER_THRESHOLD.value)
    took_part = Engagement.objects.within(period).filter(customer=OuterRef("pk"))
    rows = (
        Customer.objects.counted_apart()
        .order_by("tenure__position", "tenure__name")
        .values_list("tenure__position", "tenure__name")
        .annotate(n=Count("pk"), people=Count("pk", filter=Exists(took_part)))
    )
    return [
        Apart(name, n, None if people in few or n - people in few else people)
        for _, name, n, people in rows
    ]


@measure(
    "What came of it",
    "Points customers raised that were answered in the period, by where they stand now.",
)
def outcomes_by_state(period: Period) -> dict[str, int]:
    found = dict(
        Outcome.objects.published()
        .answered_in(period)
        .values_list("state")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {state.value: found.get(state.value, 0) for state in Outcome.State}


@measure(
    "Points done",
    "Of the points answered, those that were done by the day of counting; of the period before, by the "
    "same day then.",
)
def outcomes_done(period: Period, on: dt.date) -> int:
    answered = Outcome.objects.published().answered_in(period)
    return answered.filter(state=Outcome.State.DONE, done_on__lte=on).count()


@measure(
    "Still waiting for an answer",
    "Points customers raised in the period that we have published and had not answered by the day of "
    "counting; of the period before, by the same day then.",
)
def outcomes_waiting(period: Period, on: dt.date) -> int:
    raised = Outcome.objects.published().filter(period.holds("said_on", moment=False))
    return raised.filter(Q(state=Outcome.State.HEARD) | Q(answered_on__gt=on)).count()


@measure(
    "Overdue",
    "Points customers raised that are not settled, although the day we gave for it has passed.",
)
def outcomes_overdue() -> int:
    return Outcome.objects.overdue().count()


@dataclass(frozen=True)
class Story:
    """What somebody said and what came of it, as anybody may read it."""

    said: str
    answer: str
    state: str
    proof: str
    area: str
    activity: str


def best_stories(period: Period) -> list[Story]:
    """The answered points that staff marked for telling in full, the latest first."""
    return _stories(Outcome.objects.filter(best=True), period)


def refused(period: Period) -> list[Story]:
    """The other points that were not possible, each with its reason, the latest first."""
    return _stories(Outcome.objects.filter(best=False, state=Outcome.State.NOT_POSSIBLE), period)


def voices(period: Period, limit: int) -> list[Story]:
    """Other points that were answered with "done", the latest first."""
    done = Outcome.objects.filter(best=False, state=Outcome.State.DONE)
    return _stories(done, period)[:limit]


def _stories(outcomes: OutcomeQuerySet, period: Period) -> list[Story]:
    rows = (
        outcomes.published()
        .answered_in(period)
        .order_by("-answered_on", "-pk")
        .annotate(open_title=Case(When(FROM_OPEN_ACTIVITY, then="activity__title"), default=V("")))
        .values("said", "answer", "state", "proof", "area__name", "open_title")[:STORIES]
    )
    return [
        Story(
            said=row["said"],
            answer=row["answer"],
            state=row["state"],
            proof=row["proof"],
            area=row["area__name"] or "",
            activity=row["open_title"],
        )
        for row in rows
    ]


def _people(rows: EngagementQuerySet) -> int:
    # Counting a list of different people is quicker than Count(distinct), which sorts every row.
    return rows.of_customers().order_by().values("customer").distinct().count()


def _customers() -> Count:
    """In each group of the ledger: customers whose names were taken, each once, as in ``_people``."""
    return Count("customer", filter=~Q(customer__in=Customer.objects.apart()), distinct=True)


def _by(field: str, period: Period) -> list[Row]:
    held = dict(
        Activity.objects.happened_in(period).values_list(field).annotate(n=Count("pk")).order_by()
    )
    taken_part = (
        Engagement.objects.within(period)
        .values(code=F(f"activity__{field}"))
        .annotate(named=_customers(), times=Sum("people"))
        .order_by()
    )
    found = {row["code"]: (row["named"], row["times"]) for row in taken_part}
    return [
        Row(code, held.get(code, 0), *found.get(code, (0, 0))) for code in sorted({*held, *found})
    ]


def _share(group: Combinable, period: Period, on: dt.date | None) -> list[GroupShare]:
    """The list's order is the alphabet's; people with nothing recorded stand last as "Not recorded".

    Who became a customer after the day ``on`` could not have taken part by then.
    """
    everybody = Customer.objects.counted().annotate(group=group)
    if on is not None:
        everybody = everybody.exclude(started_on__gt=on)
    took_part = Engagement.objects.within(period).named().values("customer").distinct()
    customers = _by_group(everybody)
    people = _by_group(everybody.filter(pk__in=took_part))
    return [
        GroupShare(name or "Not recorded", count, people.get(name, 0))
        for name, count in customers.items()
    ]


def _by_group(customers: CustomerQuerySet) -> dict[str | None, int]:
    """``customers`` are annotated with ``group``; None stands last."""
    counted = customers.values_list("group").annotate(n=Count("pk"))
    return dict(counted.order_by(F("group").asc(nulls_last=True)))
