"""What mystery shoppers found and is still to be put right by one service, on the page about how it is doing."""

from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from participation.programme.activities.service_page import SERVICE_PAGE, ServiceShown

from .models import Failure


@SERVICE_PAGE.section("shopping/_on_service.html", position=30)
def to_put_right(shown: ServiceShown) -> dict[str, Any]:
    """Counts for staff alone: a panel reads the figures, and of few returns nothing is told. One statement."""
    if not shown.for_staff:
        return {"waiting": 0}
    late = Q(due_on__lt=timezone.localdate())
    waiting = Failure.objects.waiting().filter(service=shown.service).order_by()
    counted = waiting.aggregate(waiting=Count("pk"), late=Count("pk", filter=late))
    return counted
