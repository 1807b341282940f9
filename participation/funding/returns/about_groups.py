"""What the page that staff have of a group shows of this app: the way there, which costs that page no statement."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE

from .models import was_there
from .services import last_year


@GROUP_PAGE.section("returns/_on_group.html", position=6)
def return_of(group: Group) -> dict:
    year = last_year()
    writes = group.kind.speaks_for_area and group.ended_on is None and was_there(group, year)
    return {"group": group, "year": year, "writes": writes}
