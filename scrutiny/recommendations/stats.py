"""What counts in a number about recommendations. The annual report and the pages read these alone."""

from dataclasses import dataclass

from django.db.models import Avg, Count, F, Q, QuerySet
from django.utils import timezone

from base.core.measures import measure
from base.core.periods import Period
from participation.people.groups.models import Group
from participation.programme.actions.models import Action

from .action_sources import RECOMMENDATION
from .models import Answer, Recommendation, Round, Step


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    number: int
    of: int

    @property
    def percent(self) -> float | None:
        return round(100 * self.number / self.of, 1) if self.of else None


@dataclass(frozen=True)
class Standing:
    """How many recommendations stand where. Each is in one of them."""

    accepted: int
    in_part: int
    not_accepted: int
    waiting: int
    late: int
    withdrawn: int

    @property
    def all(self) -> int:
        return (
            self.accepted
            + self.in_part
            + self.not_accepted
            + self.waiting
            + self.late
            + self.withdrawn
        )

    @property
    def answered(self) -> int:
        return self.accepted + self.in_part + self.not_accepted


@dataclass(frozen=True)
class StepTime:
    """The mean of so many, in working days; None where there is none."""

    days: float | None
    of: int


def _sent(period: Period | None, panel: Group | None) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.sent()
    rows = rows.filter(panel=panel) if panel else rows
    return rows.sent_in(period) if period else rows


@measure(
    "Where recommendations stand",
    "Recommendations that were sent to the landlord, by the last reply: accepted, accepted in part or not "
    "accepted; waiting for a reply whose day has not passed; late; or withdrawn by the panel. Each counts once.",
)
def recommendations_by_standing(
    period: Period | None = None, panel: Group | None = None
) -> Standing:
    kept, today = Q(withdrawn_on=None), timezone.localdate()
    waits = kept & Q(current__answer="")
    counts = {
        answer.value: Count("pk", filter=kept & Q(current__answer=answer)) for answer in Answer
    }
    return Standing(
        **_sent(period, panel)
        .order_by()
        .aggregate(
            **counts,
            waiting=Count("pk", filter=waits & Q(current__due_on__gte=today)),
            late=Count("pk", filter=waits & Q(current__due_on__lt=today)),
            withdrawn=Count("pk", filter=~kept),
        )
    )


@measure(
    "Accepted",
    "Recommendations accepted as a whole, of those that have a reply and were not withdrawn. Accepted in part is "
    "counted beside it, not in it.",
)
def accepted(period: Period | None = None, panel: Group | None = None) -> Share:
    found = recommendations_by_standing(period, panel)
    return Share(found.accepted, found.answered)


@measure(
    "Replied to in time",
    "Replies that came on or before their day, of all askings whose reply came or whose day has passed. A day that "
    "was moved with a reason counts as moved. Of one that the panel withdrew nothing is counted.",
)
def answered_in_time(period: Period | None = None, panel: Group | None = None) -> Share:
    return _in_time("due_on", period, panel)


@measure(
    "Replied to by the first day",
    "The same, by the day that stood when the panel asked, whatever time was given after.",
)
def answered_by_first_day(period: Period | None = None, panel: Group | None = None) -> Share:
    return _in_time("first_due_on", period, panel)


def _in_time(day: str, period: Period | None, panel: Group | None) -> Share:
    passed = Q(answer="", **{f"{day}__lt": timezone.localdate()})
    rounds = Round.objects.filter(
        recommendation__in=_sent(period, panel).filter(withdrawn_on=None).values("pk")
    ).filter(~Q(answer="") | passed)
    in_time = Q(answered_on__lte=F(day))
    return Share(**rounds.order_by().aggregate(number=Count("pk", filter=in_time), of=Count("pk")))


def _actions(period: Period | None, panel: Group | None) -> QuerySet[Action]:
    numbers = _sent(period, panel).values("pk")
    return Action.objects.filter(
        source_code=RECOMMENDATION.code, source_id__in=numbers, called_off_on=None
    )


@measure(
    "Delivered on time",
    "Actions of recommendations that the landlord said were done on or before their day, of those that are done or "
    "whose day has passed. A day that was moved with a reason counts as moved; what was called off is not counted.",
)
def delivered_on_time(period: Period | None = None, panel: Group | None = None) -> Share:
    due = Q(done_on__isnull=False) | Q(due_on__lt=timezone.localdate())
    found = _actions(period, panel).filter(due).order_by()
    in_time = Q(done_on__lte=F("due_on"))
    return Share(**found.aggregate(number=Count("pk", filter=in_time), of=Count("pk")))


@measure(
    "Confirmed by the panel",
    "Actions of recommendations that the panel itself has confirmed, of all that the landlord took on and did not "
    "call off.",
)
def confirmed_by_panel(period: Period | None = None, panel: Group | None = None) -> Share:
    confirmed = Q(confirmed_on__isnull=False)
    found = _actions(period, panel).order_by()
    return Share(**found.aggregate(number=Count("pk", filter=confirmed), of=Count("pk")))


@measure(
    "Time for each step",
    "Working days, as a mean: from asking to the reply, from taking an action on until the landlord said that it is "
    "done, and from then until the panel confirmed it. A step that has not come is not counted.",
)
def time_for_each_step(
    period: Period | None = None, panel: Group | None = None
) -> dict[str, StepTime]:
    """By the code of the step: answered, said_done and confirmed."""
    steps = Step.objects.filter(recommendation__in=_sent(period, panel).values("pk"))
    timed = steps.exclude(took=None).order_by().values_list("what")
    found = {
        what: StepTime(round(days, 1), number)
        for what, days, number in timed.annotate(days=Avg("took"), number=Count("pk"))
    }
    codes = (Step.What.ANSWERED, Step.What.SAID_DONE, Step.What.CONFIRMED)
    return {code.value: found.get(code.value, StepTime(None, 0)) for code in codes}
