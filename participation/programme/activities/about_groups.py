"""What the page of a group shows of this app."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE, MOST_ROWS

from .models import Activity


@GROUP_PAGE.section("activities/_on_group.html", position=10)
def done_together(group: Group) -> dict:
    activities = Activity.objects.of_group(group).order_by("-starts_at", "-pk")
    return {
        "activities": activities.prefetch_related("outcomes")[:MOST_ROWS],
        "activity_count": activities.count(),
    }
