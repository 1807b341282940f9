"""Figures of mystery shopping that others ask for."""

from base.core.figures import ALL_SERVICES, Count, Counted, KeyFigure, Reader, key_figure, shares
from base.core.measures import measure
from base.core.periods import Period

from .models import Failure
from .stats import by_service, score

FOUND = "Mystery shopping"


@measure(
    "Mystery shopping score",
    lambda: score.definition,
)
def points_scored(period: Period) -> Counted:
    lines = {one.code: one for one in by_service(period)}
    whole = score(period)
    told = {
        code: None if one.returns is None else Count(one.points, one.available)
        for code, one in lines.items()
    }
    all_of_them = None if whole.returns is None else Count(whole.points, whole.available)
    return {ALL_SERVICES: all_of_them, **told}


@measure(
    "Put right in time after mystery shopping",
    "Of what shoppers found that a service had to put right and that was due in the period, what was answered by "
    "the day it was due.",
)
def put_right_in_time(period: Period) -> Counted:
    due = Failure.objects.filter(period.holds("due_on", moment=False)).order_by()
    lines: dict[str, list[bool]] = {}
    for service, on, by in due.values_list("service", "answered_at__date", "due_on"):
        lines.setdefault(service, []).append(on is not None and on <= by)
    return shares((service, sum(found), len(found)) for service, found in sorted(lines.items()))


key_figure(
    KeyFigure("shopping-score", points_scored, FOUND, "/staff/shopping/", "points"),
    position=20,
)
key_figure(
    KeyFigure(
        "shopping-put-right",
        put_right_in_time,
        FOUND,
        "/staff/shopping/found/",
        "things to put right",
        readers=frozenset({Reader.STAFF, Reader.PANEL, Reader.VOICES}),
    ),
    position=22,
)
