"""Who would hear of a section, before anybody is told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from base.core.measures import measure
from participation.messages.contact.models import HELD_BECAUSE, Purpose
from participation.messages.contact.rules import with_decision
from participation.people.customers.models import Channel, Customer


@dataclass(frozen=True)
class Readers:
    """How many would get a message, by channel; and how many would not, by why."""

    people: int
    by_channel: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def not_told(self) -> int:
        return sum(people for _, people in self.left_out)


@measure(
    "Who hears of it",
    "The people it is for, each once: those we may write to by the way they chose, and beside them "
    "those we may not, with the rule that says so.",
)
def readers(customers: Iterable[Customer], purpose: Purpose) -> Readers:
    people = Customer.objects.filter(pk__in=[one.pk for one in customers])
    decided = list(with_decision(people, purpose).values_list("channel", "held_by"))
    told = Counter(channel for channel, held_by in decided if not held_by)
    held = Counter(held_by for _, held_by in decided if held_by)
    return Readers(
        people=sum(told.values()),
        by_channel=tuple((str(Channel(one).label), n) for one, n in sorted(told.items())),
        left_out=tuple((str(HELD_BECAUSE[rule]), n) for rule, n in sorted(held.items())),
    )
