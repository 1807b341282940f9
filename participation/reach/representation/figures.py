"""Figures of who knows that they can take part that others ask for."""

from base.core.figures import ALL_SERVICES, Count, Counted, KeyFigure, key_figure
from base.core.measures import measure
from base.core.periods import Period, months_after

from .models import AwarenessCount


@measure(
    "Know that they can take part",
    "Of the people asked in the last survey that asked it, in the year up to the end of the period, those who knew that "
    "customers can have a say in how their landlord is run. Only a yes counts.",
)
def know_of_it(period: Period) -> Counted:
    begins = months_after(period.last, -12)
    last = AwarenessCount.objects.filter(asked_on__gt=begins, asked_on__lte=period.last).first()
    return {} if last is None else {ALL_SERVICES: Count(last.knew, last.asked)}


key_figure(
    KeyFigure(
        "know-of-it",
        know_of_it,
        "Surveys of ours, and those that were asked elsewhere",
        "/staff/representation/awareness/",
        "people",
        by_chance=True,
    ),
    position=28,
)
