"""What inspectors found and is still to be put right by one service, on the page about how it is doing."""

from typing import Any

from django.db.models import Count, Q

from ..actions.models import Action
from ..activities.service_page import SERVICE_PAGE, ServiceShown
from .action_sources import INSPECTION


@SERVICE_PAGE.section("inspections/_on_service.html", position=20)
def to_put_right(shown: ServiceShown) -> dict[str, Any]:
    """Actions alone, which name no home. One statement."""
    actions = Action.objects.filter(source_code=INSPECTION.code, service=shown.service)
    counted = actions.filter(called_off_on=None).aggregate(
        all=Count("pk"), done=Count("pk", filter=Q(done_on__isnull=False))
    )
    return {
        "found": counted["all"],
        "done": counted["done"],
        "still": counted["all"] - counted["done"],
        "for_staff": shown.for_staff,
    }
