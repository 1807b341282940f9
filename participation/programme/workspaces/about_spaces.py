"""What the page of a group shows of this app, to those who are inside."""

from participation.people.groups.insiders import Standing
from participation.programme.network.pages import SPACE_PAGE

from .models import GroupMeeting

NEXT = 3


@SPACE_PAGE.section("workspaces/_on_space.html", position=10)
def meetings(standing: Standing) -> dict:
    return {
        "standing": standing,
        "meetings": GroupMeeting.objects.filter(group=standing.group).coming()[:NEXT],
    }
