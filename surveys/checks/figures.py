"""Figures of checks that others ask for."""

from base.core.figures import ALL_SERVICES, Count, Counted, KeyFigure, key_figure
from base.core.measures import measure
from base.core.periods import Period

from .stats import by_service, score


@measure("Score of calls and messages we checked", lambda: score.definition)
def points_checked(period: Period) -> Counted:
    whole = score(period)
    told = {
        one.code: None if one.returns is None else Count(one.points, one.available)
        for one in by_service(period)
    }
    all_of_them = None if whole.returns is None else Count(whole.points, whole.available)
    return {ALL_SERVICES: all_of_them, **told}


key_figure(
    KeyFigure(
        "checks-score", points_checked, "Calls and messages we checked", "/staff/checks/", "points"
    ),
    position=25,
)
