"""Opportunities: written, opened, reviewed and closed."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug
from participation.programme.activities.principles import left_of

from ..models import Opportunity, OpportunityReview

Decision = OpportunityReview.Decision


@transaction.atomic
def add_opportunity(*, by: User, **fields: Any) -> Opportunity:
    """Write a new opportunity. It is seen by staff only until it is opened."""
    slug = free_slug(Opportunity, fields["title"], 100)
    opportunity = save_with_lists(Opportunity(slug=slug), **fields)
    record_fact("opportunity_added", subject=opportunity, actor=by, title=opportunity.title)
    return opportunity


@transaction.atomic
def change_opportunity(*, opportunity: Opportunity, by: User, **fields: Any) -> Opportunity:
    """Reword an opportunity. An open one keeps saying what it said; what it never did, it may still lack."""
    opportunity = locked(opportunity)
    unsaid = {*opportunity.still_to_say, *left_of(opportunity.principles)}
    opportunity = save_with_lists(opportunity, **fields)
    unsaid_now = {*opportunity.still_to_say, *left_of(opportunity.principles)}
    if opportunity.is_open and unsaid_now - unsaid:
        raise Refused("People can see this opportunity, so nothing it told them can be left empty.")
    return opportunity


@transaction.atomic
def open_opportunity(*, opportunity: Opportunity, by: User) -> Opportunity:
    """Put it on the menu, once everything that must be stated has been (R-13)."""
    opportunity = locked(opportunity)
    if opportunity.is_open:
        return opportunity
    if opportunity.still_to_say:
        raise Refused("Some of what people need to know is still empty. It is listed on this page.")
    opportunity.opened_at, opportunity.closed_at = timezone.now(), None
    opportunity.save()
    record_fact("opportunity_opened", subject=opportunity, actor=by)
    return opportunity


@transaction.atomic
def close_opportunity(*, opportunity: Opportunity, by: User) -> Opportunity:
    """Take it off the menu. The people in it stay in it; the interests in hand stay to be answered."""
    opportunity = locked(opportunity)
    if opportunity.is_open:
        opportunity.closed_at = timezone.now()
        opportunity.save()
        record_fact("opportunity_closed", subject=opportunity, actor=by)
    return opportunity


@transaction.atomic
def review_opportunity(
    *,
    opportunity: Opportunity,
    by: User,
    seen: dt.date | None,
    next_on: dt.date | None,
    **answers: Any,
) -> OpportunityReview:
    """Write down the four parts of a review (R-14) and when to look again; closing needs no next day.

    ``seen`` is the review day the page was opened for: two officers do not both review the same one.
    """
    opportunity = locked(opportunity)
    if opportunity.review_on != seen:
        raise Refused("Somebody has reviewed this, or moved its review, since you opened the page.")
    closing = answers["decision"] == Decision.CLOSE
    today = timezone.localdate()
    if not closing and (next_on is None or next_on <= today):
        raise Refused("Say when to look at it again: a day after today.")
    review = OpportunityReview.objects.create(
        opportunity=opportunity, reviewed_on=today, reviewed_by=by, **answers
    )
    opportunity.review_on = None if closing else next_on
    opportunity.save()
    record_fact(
        "opportunity_reviewed", subject=opportunity, actor=by, decision=str(review.decision)
    )
    if closing:
        close_opportunity(opportunity=opportunity, by=by)
    return review
