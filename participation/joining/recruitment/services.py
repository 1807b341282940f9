"""Campaigns and their links; visits and joinings counted without saying whose they are."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from participation.joining.involvement.models import Joining
from participation.people.customers.models import Customer

from .models import Campaign, Link, Recruit, Visits

#: In the session: the code that somebody came by, for as long as the session lasts.
CAME_BY = "came_by_code"


@transaction.atomic
def save_campaign(*, by: User, campaign: Campaign | None = None, **fields: Any) -> Campaign:
    """Write a new campaign, or change ``campaign``."""
    new = campaign is None
    campaign = save_with_lists(Campaign() if campaign is None else locked(campaign), **fields)
    if new:
        record_fact("campaign_added", subject=campaign, actor=by, title=campaign.title)
    return campaign


@transaction.atomic
def add_piece(*, campaign: Campaign, by: User, name: str, channel: str, copies: int | None) -> Link:
    """A poster, a letter, a post: each has a code of its own, so that we learn which of them works."""
    campaign = locked(campaign)
    if campaign.links.filter(name=name).exists():
        raise Refused("This campaign has a piece of that name already.")
    link = Link.objects.create(campaign=campaign, name=name, channel=channel, copies=copies)
    record_fact("campaign_piece_added", subject=campaign, actor=by, code=link.code, name=name)
    return link


@transaction.atomic
def link_of(customer: Customer) -> Link:
    """The link that a customer passes on. Asking twice gives the same one."""
    customer = locked(customer)
    link = customer.recruiting_links.first()
    return link or Link.objects.create(
        customer=customer, name="Tell a neighbour", channel=Link.Channel.PEOPLE
    )


@transaction.atomic
def count_visit(link: Link) -> None:
    """One more today. The database adds, so that two at the same moment are two."""
    today, _ = Visits.objects.get_or_create(link=link, day=timezone.localdate())
    Visits.objects.filter(pk=today.pk).update(visits=F("visits") + 1)


@transaction.atomic
def count_recruit(*, joining: Joining, code: str) -> Recruit | None:
    """Somebody who came by the link with this code has sent Join; once for each sending.

    Not counted: whoever had joined before and only changed their answers, and their own link.
    """
    link = Link.objects.filter(code=code).first()
    changed_answers = joining.applied_at is not None and joining.settled_at == joining.applied_at
    if link is None or changed_answers:
        return None
    if link.customer_id is not None and link.customer_id == joining.customer_id:
        return None
    recruit, _ = Recruit.objects.get_or_create(joining=joining, defaults={"link": link})
    return recruit
