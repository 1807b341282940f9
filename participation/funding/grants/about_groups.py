"""What the page of a group shows of this app: what it was given."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE, MOST_ROWS

from . import stats
from .models import Entry


@GROUP_PAGE.section("grants/_on_group.html", position=3)
def given(group: Group) -> dict:
    """The newest payments, and the sums of everything."""
    entries = Entry.objects.filter(group=group)
    paid = entries.filter(kind__in=["paid", "returned"]).select_related("grant")
    return {
        "group": group,
        "figures": stats.figures(stats.balances(entries), stats.OF_GROUP),
        "paid": paid[:MOST_ROWS],
    }
