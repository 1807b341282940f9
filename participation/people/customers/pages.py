"""The page of a person's record, and the page of a customer's own involvement.

Apps above add to them in their ``about_people.py``:

    @ON_RECORD.section("events/_on_record.html", position=50)
    def bookings(customer):
        return {"bookings": Booking.objects.filter(customer=customer)[:MOST_ROWS]}
"""

from base.core.sections import Sections

#: For staff: what we know of somebody.
ON_RECORD = Sections("about_people")
#: For themselves, and for an officer who acts for them.
MY_PAGE = Sections("about_people")

#: Of one kind on the one page of a person who has been involved for years.
MOST_ROWS = 20
