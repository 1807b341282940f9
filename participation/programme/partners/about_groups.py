"""What the page that staff have of a group shows of this app."""

from participation.people.groups.models import Group
from participation.people.groups.pages import GROUP_PAGE

from .models import Partner

#: Kinds of group that are nobody's of ours.
PARTNERS = ("federation", "community_council")


@GROUP_PAGE.section("partners/_on_group.html", position=4)
def as_partner(group: Group) -> dict:
    if group.kind.code not in PARTNERS:
        return {}
    return {"group": group, "partner": Partner.objects.filter(group=group).first(), "may_be": True}
