"""What the page of a group shows of this app, to those who are inside."""

from participation.people.groups.insiders import Standing
from participation.people.groups.models import SupportOfficer
from participation.people.groups.pages import SPACE_PAGE

from .models import GroupMeeting, PanelQuestion

NEXT = 3


@SPACE_PAGE.section("workspaces/_on_space.html", position=10)
def meetings(standing: Standing) -> dict:
    return {
        "standing": standing,
        "to_answer": PanelQuestion.objects.waiting().filter(group=standing.group).exists(),
        "proposed": SupportOfficer.objects.standing()
        .filter(group=standing.group, confirmed_at=None)
        .exists(),
        "meetings": GroupMeeting.objects.filter(group=standing.group).coming()[:NEXT],
    }
