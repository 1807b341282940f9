"""Whether enough came to a meeting to decide."""

from collections.abc import Iterable
from dataclasses import dataclass

from participation.people.groups.models import Membership

from .models import GroupMeeting, Presence


@dataclass(frozen=True)
class Quorum:
    """Of those whom a rule of how many counts: how many were there, and how many are needed to decide."""

    there: int
    needed: int | None

    @property
    def is_met(self) -> bool:
        return self.there >= max(self.needed or 1, 1)

    @property
    def in_words(self) -> str:
        were = f"{self.there} {'was' if self.there == 1 else 'were'} there"
        if self.needed is None:
            return f"{were}. This group has no rule on how many have to be there to decide."
        enough = "so they could decide" if self.is_met else "so nothing could be decided"
        are = "is" if self.needed == 1 else "are"
        return f"{were}. {self.needed} {are} needed to decide, {enough}."


def quorum_of(meeting: GroupMeeting, presences: Iterable[Presence] | None = None) -> Quorum:
    """By the rule of the day on which the register was written; before that, by the one there is now.

    ``presences`` where they are read already, each with its seat.
    """
    if presences is None:
        presences = meeting.presences.select_related("seat")
    there = [one for one in presences if one.how in Presence.THERE]
    counted = sum(one.seat.role != Membership.Role.OBSERVER for one in there)
    needed = meeting.group.kind.quorum if meeting.register_at is None else meeting.quorum
    return Quorum(counted, needed)
