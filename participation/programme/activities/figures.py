"""Figures of taking part, and of what came of it, that others ask for."""

from django.db.models import Count as N
from django.db.models import F, Q

from base.core.figures import (
    ALL_SERVICES,
    Better,
    Count,
    Counted,
    KeyFigure,
    Reader,
    key_figure,
    numbers,
    shares,
)
from base.core.measures import measure
from base.core.periods import Period

from .models import Outcome
from .stats import people_taking_part

SAID = "You said, we did"


@measure("People who took part", lambda: people_taking_part.definition)
def took_part(period: Period) -> Counted:
    return {ALL_SERVICES: Count(people_taking_part(period))}


@measure(
    "Points answered",
    "Points that customers raised and that were answered in the period, where everybody can read the answer.",
)
def points_answered(period: Period) -> Counted:
    answered = Outcome.objects.published().answered_in(period).order_by()
    return numbers(answered.values_list("service").annotate(answered=N("pk")))


@measure(
    "Points that were acted on",
    "Of the points that were answered in the period, where everybody can read the answer, those that were done by its "
    "last day. The others are on their way, or were not possible and say why.",
)
def points_done(period: Period) -> Counted:
    answered = Outcome.objects.published().answered_in(period).order_by()
    done = Q(state=Outcome.State.DONE, done_on__lte=period.last)
    return shares(answered.values_list("service").annotate(done=N("pk", filter=done), of=N("pk")))


@measure(
    "Points answered in time",
    "Of the points that customers raised and that we had to answer in the period, those that were answered by the day "
    "we gave for it.",
)
def points_in_time(period: Period) -> Counted:
    due = Outcome.objects.filter(period.holds("due_on", moment=False)).order_by()
    in_time = Q(answered_on__lte=F("due_on"))
    return shares(due.values_list("service").annotate(done=N("pk", filter=in_time), of=N("pk")))


key_figure(
    KeyFigure("took-part", took_part, "The record of taking part", "/staff/activities/"),
    position=30,
)
key_figure(
    KeyFigure("points-answered", points_answered, SAID, "/staff/outcomes/", better=Better.NEITHER),
    position=32,
)
key_figure(
    KeyFigure(
        "points-acted-on", points_done, SAID, "/staff/outcomes/", "points", better=Better.NEITHER
    ),
    position=34,
)
key_figure(
    KeyFigure(
        "points-in-time",
        points_in_time,
        SAID,
        "/staff/outcomes/",
        "points",
        readers=frozenset({Reader.STAFF, Reader.PANEL, Reader.VOICES}),
    ),
    position=36,
)
