"""As whom somebody reads indicators."""

from base.core.figures import Reader
from participation.people.groups.models import Membership


def readers_of(user) -> list[Reader]:
    """By the groups that recommend and on which they sit today: a scrutiny panel, service voices, or both."""
    seats = Membership.objects.recommending().filter(customer__user=user.pk)
    scrutinises = set(seats.values_list("group__kind__scrutinises", flat=True))
    return [Reader.PANEL if one else Reader.VOICES for one in sorted(scrutinises)]
