from django.db.models import OuterRef, Subquery

from participation.programme.activities.kinds import Kind, register
from participation.programme.events.kinds import EventKind

from .models import HomeVisit


def count_homes():
    return Subquery(HomeVisit.objects.filter(pk=OuterRef("pk")).values("asked"))


register(
    Kind(
        code="home_visit",
        label="Home visit",
        page="home_visits:detail",
        staff_page="home_visits:manage",
        planned_on="home_visits:new",
        is_meeting=True,
        count_places=count_homes,
    )
)
register(EventKind(code="clinic", label="Energy clinic"))
