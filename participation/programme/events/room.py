"""Who is in the room, as the record has it now: bookings, ticks and heads put together."""

import datetime as dt
from dataclasses import dataclass

from base.core.folding import folded
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement

from .models import Event
from .services.attendance import head_count_source, online_count_source


@dataclass(frozen=True)
class Person:
    """One line of the list: somebody who booked, or who is here without having booked."""

    customer: Customer
    is_here: bool
    note: str
    came_online: bool = False


@dataclass(frozen=True)
class Room:
    event: Event
    people: list[Person]
    heads: int
    heads_online: int
    saved_at: dt.datetime | None

    @property
    def here(self) -> int:
        return self.heads + self.heads_online + sum(person.is_here for person in self.people)

    @property
    def online(self) -> int:
        """How many of those who came did so online."""
        by_head = self.heads if self.event.where == Event.Where.ONLINE else self.heads_online
        return by_head + sum(person.came_online for person in self.people)

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
    came = {line.customer_id: line for line in lines if line.customer_id}
    people = []
    for booking in event.bookings.live().select_related("customer"):
        line = came.pop(booking.customer_id, None)
        people.append(_person(booking.customer, line, booking.access_needs))
    people += [_person(line.customer, line, WALK_IN) for line in came.values()]
    counted = {line.source: line.people for line in lines}
    return Room(
        event=event,
        people=sorted(people, key=lambda person: folded(person.customer.name)),
        heads=counted.get(head_count_source(event), 0),
        heads_online=counted.get(online_count_source(event), 0),
        saved_at=max((line.recorded_at for line in lines), default=None),
    )


def _person(customer: Customer, line: Engagement | None, note: str) -> Person:
    online = line is not None and line.mode == Engagement.Mode.ONLINE
    return Person(customer, line is not None, note, came_online=online)
