"""What a service costs, how often people had to ask again and how others do, on the page about how it is doing."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from participation.programme.activities.service_page import SERVICE_PAGE, ServiceShown

from .models import OutsideFigure

#: Years of one figure, and figures of one service.
MOST_YEARS, MOST_ROWS = 3, 60


@dataclass(frozen=True)
class Figure:
    """One figure of a service, the latest year first."""

    years: list[OutsideFigure]

    @property
    def latest(self) -> OutsideFigure:
        return self.years[0]

    @property
    def heading(self) -> str:
        return f"outside-{self.latest.pk}"

    @property
    def sources(self) -> str:
        return _each_once(one.source for one in self.years)

    @property
    def peers(self) -> str:
        """Whom it is compared with and where their numbers come from; empty where it is compared with nobody."""
        return _each_once(f"{one.peers} ({one.peer_source})" for one in self.years if one.peers)


def _each_once(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))


@SERVICE_PAGE.section("outside_figures/_on_service.html", position=5)
def outside_figures(shown: ServiceShown) -> dict[str, Any]:
    """Each figure with its last years. One statement."""
    rows = OutsideFigure.objects.of_service(shown.service)[:MOST_ROWS]
    by_title = groupby(rows, lambda one: (one.kind, one.title))
    figures = [Figure(list(years)[:MOST_YEARS]) for _, years in by_title]
    return {"figures": figures, "for_staff": shown.for_staff, "service": shown.service}
