"""What the page that staff have of a group shows of this app."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE


@GROUP_PAGE.section("registration/_on_group.html", position=3)
def on_register(group: Group) -> dict:
    last = group.registrations.first()
    if last is not None:
        last.group = group
    return {"group": group, "registration": last}
