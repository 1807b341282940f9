"""What the page of a group shows of this app: the way to what it shares with us."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE

from .models import InformationRequest


@GROUP_PAGE.section("workspaces/_on_group.html", position=4)
def shares(group: Group) -> dict:
    waiting = InformationRequest.objects.waiting().filter(group=group).count()
    return {"group": group, "waiting": waiting}
