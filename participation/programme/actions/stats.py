"""What counts in a number about actions."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from base.core.measures import measure

from .models import Action


@measure(
    "Overdue actions",
    "Actions whose day has passed, extended or not, and which nobody has said are done or called off.",
)
def actions_overdue() -> int:
    return Action.objects.overdue().count()


@dataclass(frozen=True)
class Standing:
    """How many actions stand where. Each is in one of them."""

    confirmed: int
    said_done: int
    open: int
    overdue: int
    called_off: int

    @property
    def all(self) -> int:
        return self.confirmed + self.said_done + self.open + self.overdue + self.called_off


@measure(
    "Where actions stand",
    "Actions that are confirmed by somebody other than who did them, said to be done and not confirmed "
    "yet, to be done by a day to come, overdue, or called off. Each counts once.",
)
def actions_by_standing(actions: QuerySet[Action]) -> Standing:
    kept, today = Q(called_off_on=None), timezone.localdate()
    to_do = kept & Q(done_on=None)
    return Standing(
        **actions.order_by().aggregate(
            confirmed=Count("pk", filter=kept & Q(confirmed_on__isnull=False)),
            said_done=Count("pk", filter=kept & Q(done_on__isnull=False, confirmed_on=None)),
            open=Count("pk", filter=to_do & Q(due_on__gte=today)),
            overdue=Count("pk", filter=to_do & Q(due_on__lt=today)),
            called_off=Count("pk", filter=~kept),
        )
    )
