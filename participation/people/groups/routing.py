"""Who takes an issue up: the group of its place, or the panel where it is about all places (T-23)."""

from django.db.models import Case, Value, When

from participation.people.customers.models import Area

from .models import Group, GroupQuerySet


def takers(area: Area | None) -> GroupQuerySet:
    """Of one place: those who speak for its people, the nearest first. Of all places: the scrutiny panels."""
    if area is None:
        return Group.objects.live().filter(kind__scrutinises=True).order_by("name", "pk")
    nearest = [When(area=number, then=Value(near)) for near, number in enumerate(area.with_wider)]
    return Group.objects.covering(area).order_by(Case(*nearest), "name", "pk")
