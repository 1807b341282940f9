"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import MOMENT, Rule, declare

from .models import Booking

declare(
    Booking,
    Rule(
        "Bookings",
        one_per=("event_id",),
        among=Q(cancelled_at=None),
        ended={"cancelled_at": MOMENT, "attended_at": None},
        stays={"attended_at": ("any", None)},
        erase="blank",
        blank={"access_needs": ""},
        own_copy=("event", "booked_at", "access_needs", "cancelled_at", "attended_at"),
        headings={"access_needs": "What would help", "attended_at": "You came"},
        sign_of_life="booked_at",
    ),
)
