"""The kinds of activity that people come to, each with the pages of an event."""

from functools import partial

from django.db.models import Count, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from participation.programme.activities.kinds import Kind, register, registered

from .models import Booking

PLANNED_ON = "events:plan"


def count_bookings() -> Combinable:
    """Live bookings of the event. Counted where it is asked, so that nobody has to keep a number."""
    booked = Booking.objects.live().filter(event=OuterRef("pk")).order_by().values("event")
    return Coalesce(Subquery(booked.annotate(n=Count("pk")).values("n")), 0)


#: Not planned here: rows of these kinds are there, and read and counted as events are.
ShownAsEvent = partial(
    Kind, page="events:detail", staff_page="events:manage", count_places=count_bookings
)
EventKind = partial(ShownAsEvent, planned_on=PLANNED_ON, logged_on="events:log")

DROP_IN = register(EventKind(code="drop_in", label="Drop-in", position=10))
COMMUNITY_EVENT = register(EventKind(code="community_event", label="Community event", position=20))
# Open to all who pass by, so that coming to one is not coming to a meeting (seed row B-35).
POP_UP = register(EventKind(code="pop_up", label="Pop-up meeting", position=22))
FETE = register(EventKind(code="fete", label="Summer fete", position=24))
SURGERY = register(EventKind(code="surgery", label="Open surgery", position=26))
MEETING = register(EventKind(code="meeting", label="Meeting", position=30, is_meeting=True))
FOCUS_GROUP = register(
    EventKind(code="focus_group", label="Focus group", position=40, is_meeting=True)
)
ESTATE_WALK = register(EventKind(code="estate_walk", label="Estate walk", position=50))
TRAINING = register(EventKind(code="training", label="Training", position=60))
CONFERENCE = register(EventKind(code="conference", label="Conference", position=70))
PANEL = register(EventKind(code="panel", label="Panel meeting", position=80, is_meeting=True))
RECRUITMENT = register(
    EventKind(code="recruitment", label="Interview or induction", position=90, is_meeting=True)
)
INSPECTION = register(ShownAsEvent(code="inspection", label="Inspection", position=120))
# As a panel's session was logged before its exercises had pages of their own.
SCRUTINY = register(
    ShownAsEvent(code="scrutiny", label="Scrutiny session", position=130, is_meeting=True)
)
CO_DESIGN = register(
    EventKind(
        code="co_design",
        label="Co-design project",
        position=140,
        goes_on=True,
        shapes_result=True,
    )
)


def planned_here() -> list[Kind]:
    """What the form of an event offers, also kinds that other apps have registered for it."""
    return [kind for kind in registered() if kind.planned_on == PLANNED_ON]
