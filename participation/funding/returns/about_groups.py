"""What the page that staff have of a group shows of this app."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE

from .models import AnnualReturn
from .services import last_year


@GROUP_PAGE.section("returns/_on_group.html", position=6)
def return_of(group: Group) -> dict:
    if not group.kind.speaks_for_area:
        return {}
    year = last_year()
    newest = AnnualReturn.objects.filter(group=group).first()
    may_begin = group.ended_on is None and (newest is None or newest.year != year.start_year)
    return {"group": group, "newest": newest, "year": year, "may_begin": may_begin, "reports": True}
