"""What the page that staff have of a group shows of this app: the way there, which costs that page no statement."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE

from .services import last_year


@GROUP_PAGE.section("returns/_on_group.html", position=6)
def return_of(group: Group) -> dict:
    writes = group.kind.speaks_for_area and group.ended_on is None
    return {"group": group, "year": last_year(), "writes": writes}
