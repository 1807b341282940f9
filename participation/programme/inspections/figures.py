"""Figures of inspections by residents that others ask for."""

from base.core.figures import ALL_SERVICES, Count, Counted, KeyFigure, key_figure
from base.core.measures import measure
from base.core.periods import Period

from ..activities.models import Service
from .stats import ready


@measure("Homes ready when residents inspected them", lambda: ready.definition)
def homes_ready(period: Period) -> Counted:
    share = ready(period)
    counted = Count(share.count, share.of)
    return {ALL_SERVICES: counted, Service.HOMES.value: counted}


key_figure(
    KeyFigure(
        "homes-ready",
        homes_ready,
        "Inspections by residents",
        "/staff/inspections/all/",
        "homes",
    ),
    position=30,
)
