"""What the page of a group shows of this app."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE, MOST_ROWS

from .models import DeclaredInterest, PanelPaper


@GROUP_PAGE.section("panels/_on_group.html", position=5)
def works_by(group: Group) -> dict:
    """The papers in force, and interests of those who sit on it now."""
    interests = DeclaredInterest.objects.standing().filter(
        membership__group=group, membership__until_on=None
    )
    return {
        "group": group,
        "papers": PanelPaper.objects.in_force().with_accepted().filter(group=group),
        "interests": interests.select_related("membership__customer", "membership__colleague")[
            :MOST_ROWS
        ],
    }
