"""Figures of actions that others ask for."""

from django.db.models import Count, F, Q

from base.core.figures import Better, Counted, KeyFigure, Reader, key_figure, numbers, shares
from base.core.measures import measure
from base.core.periods import Period

from .models import Action

FROM, ROWS = "Actions that somebody has taken on", "/staff/actions/"


@measure(
    "Actions done in time",
    "Of actions that were due in the period, by the day that was promised first, those that were said to be done by that "
    "day. More time that was given later makes none of them in time. What was called off is left out.",
)
def done_in_time(period: Period) -> Counted:
    due = Action.objects.filter(period.holds("first_due_on", moment=False), called_off_on=None)
    lines = due.order_by().values_list("service")
    return shares(
        lines.annotate(
            in_time=Count("pk", filter=Q(done_on__lte=F("first_due_on"))), of=Count("pk")
        )
    )


@measure(
    "Actions overdue at the end",
    "Actions that were to be done before the last day of the period, with the time that they were given, and that nobody "
    "had said were done, or called off, by that day.",
)
def overdue_at_the_end(period: Period) -> Counted:
    last = period.last
    late = Action.objects.filter(due_on__lt=last, created_at__date__lte=last).filter(
        Q(done_on=None) | Q(done_on__gt=last), Q(called_off_on=None) | Q(called_off_on__gt=last)
    )
    return numbers(late.order_by().values_list("service").annotate(late=Count("pk")))


key_figure(KeyFigure("actions-in-time", done_in_time, FROM, ROWS, "actions"), position=40)
key_figure(
    KeyFigure(
        "actions-overdue",
        overdue_at_the_end,
        FROM,
        ROWS,
        better=Better.FEWER,
        readers=frozenset({Reader.STAFF, Reader.PANEL, Reader.VOICES}),
    ),
    position=42,
)
