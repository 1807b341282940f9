"""What customers can count on from one service, on the page about how it is doing."""

from typing import Any

from participation.programme.activities.service_page import SERVICE_PAGE, ServiceShown

from .models import ServiceStandard

MOST_SHOWN = 6


@SERVICE_PAGE.section("standards/_on_service.html", position=10)
def standards_of(shown: ServiceShown) -> dict[str, Any]:
    """Each in force with the figure that measures it, where these readers may see it. One statement."""
    rows = ServiceStandard.objects.in_force().filter(service=shown.service).order_by("name", "pk")
    return {"standards": [(one, shown.said.get(one.figure)) for one in rows[:MOST_SHOWN]]}
