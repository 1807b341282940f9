"""Who is in the room, as the record has it now: bookings, ticks and heads put together."""

import datetime as dt
from dataclasses import dataclass

from participation.activities.models import Engagement
from participation.customers.models import Customer, search_key

from .models import Event
from .services.attendance import head_count_source


@dataclass(frozen=True)
class Person:
    """One line of the list: somebody who booked, or who is here without having booked."""

    customer: Customer
    is_here: bool
    note: str


@dataclass(frozen=True)
class Room:
    event: Event
    people: list[Person]
    heads: int
    saved_at: dt.datetime | None

    @property
    def here(self) -> int:
        return self.heads + sum(person.is_here for person in self.people)

    @property
    def ticked(self) -> set[int]:
        return {person.customer.pk for person in self.people if person.is_here}

    def line_of(self, customer: Customer) -> Person:
        """Their line, also just after somebody who had not booked was taken back."""
        lines = (person for person in self.people if person.customer.pk == customer.pk)
        return next(lines, Person(customer, False, WALK_IN))


WALK_IN = "Did not book"


def room_of(event: Event) -> Room:
    lines = list(event.engagements.filter(role=Engagement.Role.ATTENDED).select_related("customer"))
    came = {line.customer_id: line.customer for line in lines if line.customer_id}
    people = []
    for booking in event.bookings.live().select_related("customer"):
        is_here = came.pop(booking.customer_id, None) is not None
        people.append(Person(booking.customer, is_here, booking.access_needs))
    people += [Person(customer, True, WALK_IN) for customer in came.values()]
    heads = next((line for line in lines if line.source == head_count_source(event)), None)
    return Room(
        event=event,
        people=sorted(people, key=lambda person: search_key(person.customer.name)),
        heads=heads.people if heads else 0,
        saved_at=max((line.recorded_at for line in lines), default=None),
    )
