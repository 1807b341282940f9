"""What a service costs, how often people had to ask again and how others do, on the page about how it is doing."""

from itertools import groupby
from typing import Any

from participation.programme.activities.service_page import SERVICE_PAGE, ServiceShown

from .models import OutsideFigure

#: Years of one figure, and figures of one service.
MOST_YEARS, MOST_ROWS = 3, 60


@SERVICE_PAGE.section("outside_figures/_on_service.html", position=5)
def outside_figures(shown: ServiceShown) -> dict[str, Any]:
    """Each figure with its last years, the latest first. One statement."""
    rows = OutsideFigure.objects.of_service(shown.service)[:MOST_ROWS]
    by_title = [list(years)[:MOST_YEARS] for _, years in groupby(rows, lambda one: one.title)]
    figures = [(f"outside-{years[0].pk}", years) for years in by_title]
    return {"figures": figures, "for_staff": shown.for_staff, "service": shown.service}
