"""Two years of indicators of Glenmarnock, with what it aims for."""

from django.utils import timezone

from base.core.demo import World, in_demo

from .models import Indicator
from .services import count_quarters, set_indicator

TARGETS = {
    "satisfied": 80,
    "right-first-time": 85,
    "shopping-score": 80,
    "actions-in-time": 90,
    "actions-overdue": 5,
    "points-in-time": 90,
    "enquiries-in-time": 95,
}


@in_demo(position=90)
def make_indicators(world: World) -> None:
    for indicator in Indicator.objects.filter(figure__in=TARGETS):
        set_indicator(indicator=indicator, by=world.manager, target=TARGETS[indicator.figure])
    count_quarters(timezone.localdate(world.now))
