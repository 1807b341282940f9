"""From which day a group is on the register or off it: no day that is far off, and never twice at once."""

import datetime as dt

from base.core.periods import months_after
from base.core.refused import Refused

from ..models import Registration


def refuse_far_off(day: dt.date, today: dt.date) -> None:
    """Whoever mistypes a year would put a group on the register, or keep it there, for a century."""
    if day > months_after(today, 12):
        raise Refused("That is more than a year away. Look at the year that you wrote.")


def others_after(registration: Registration, day: dt.date) -> list[Registration]:
    """Other applications of the group by which it is on the register on ``day`` or later, the first one first."""
    others = registration.group.registrations.exclude(pk=registration.pk)
    on = others.filter(registered_from__isnull=False).exclude(removed_from__lte=day)
    return list(on.order_by("registered_from"))


def refuse_twice(registration: Registration, day: dt.date) -> None:
    for other in others_after(registration, day):
        if other.removed_from is None:
            raise Refused("The group is on the register by another application already.")
        off = other.removed_from
        raise Refused(
            f"The group is on the register until {off.day} {off:%B %Y}. Choose that day or a later one."
        )
