"""What pages about one person show of this app."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from base.core.kept_queries import kept_query
from base.core.pieces import dated_item
from base.core.templatetags.words import clock
from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE
from participation.people.groups.models import Membership

from .models import GroupMeeting, GroupMeetingQuerySet

MOST_SHOWN = 5


def to_come(customer: Any, now: Any) -> GroupMeetingQuerySet:
    """Of the groups on which this customer sits; of a customer of the query around it, a reference to it."""
    sits_on = Membership.objects.sitting().filter(customer=customer)
    return GroupMeeting.objects.planned().filter(
        group__in=sits_on.values("group"), starts_at__gt=now
    )


@kept_query
def next_meetings(told):
    mine = to_come(told.number("customer"), told.now).select_related("group")
    shown = mine.only("starts_at", "place", "online_link", "group__name", "group__slug")
    return shown.order_by("starts_at", "pk")[:MOST_SHOWN]


@MY_PAGE.section("workspaces/_on_my_page.html", position=29)
def my_meetings(customer: Customer) -> dict:
    """Read only where there is one, which their page has looked up. The address online stands on the group's page."""
    if not getattr(customer, "meets_with_group", True):
        return {"lines": []}
    return {"lines": [_line(one) for one in next_meetings.rows(customer=customer.pk)]}


def _line(meeting: GroupMeeting):
    start = timezone.localtime(meeting.starts_at)
    where = " or ".join(filter(None, [meeting.place, "online" if meeting.online_link else ""]))
    address = reverse("workspaces:meeting", args=[meeting.group.slug, meeting.pk])
    return dated_item(
        start, address, f"Meeting of {meeting.group}", f"{clock(start)}, {where}.", " "
    )
