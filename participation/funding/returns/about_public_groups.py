"""What everybody reads of a group's yearly accounts."""

from participation.people.groups.models import Group
from participation.people.groups.pages import MOST_ROWS, PUBLIC_PAGE

from .models import AnnualReturn


@PUBLIC_PAGE.section("returns/_on_public_page.html", position=10)
def accounts_of_years(group: Group) -> dict:
    """Those that the group wishes everybody to read."""
    found = AnnualReturn.objects.open_accounts().filter(group=group)
    return {"group": group, "returns": found[:MOST_ROWS]}
