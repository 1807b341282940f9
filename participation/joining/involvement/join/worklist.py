from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Task
from base.core.working_days import after_working_days

from ..models import Joining


def people_who_joined(user) -> Iterator[Task]:
    """One line for each person to welcome, and one for all who have not confirmed their address.

    One query: the first page has a budget.
    """
    seen = Joining.objects.visible_to(user).select_related("customer")
    unconfirmed = 0
    for joining in seen.to_welcome() | seen.unconfirmed():
        if joining.applied_at is None:
            unconfirmed += 1
            continue
        known = joining.customer is not None and joining.customer.reference
        yield Task(
            what=f"Welcome {joining.customer or joining.answers['name']}",
            address=reverse("join:joined", args=[joining.pk]),
            due=after_working_days(
                timezone.localdate(joining.sent_at), settings.INTEREST_REPLY_WORKING_DAYS
            ),
            origin="Join",
            detail="" if known else "Find their housing record",
        )
    if unconfirmed:
        have = "person has" if unconfirmed == 1 else "people have"
        yield Task(
            what=f"{unconfirmed} {have} not confirmed their email address",
            address=f"{reverse('join:joined-list')}?show=unconfirmed",
            due=timezone.localdate(),
            origin="Join",
            detail="They may need a call or a letter",
        )
