"""One selection that was drawn for a focus group, and one that is still planned."""

import datetime as dt
import random

from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.working_days import after_working_days
from participation.joining.involvement.house_rules import INTEREST_REPLY_WORKING_DAYS
from participation.joining.involvement.models import Interest, Opportunity
from participation.joining.selection.features import people_in_cells, profile_of_customers
from participation.joining.selection.models import Selection
from participation.joining.selection.services import (
    draw_people,
    fingerprint,
    save_selection,
    who_can_be_drawn,
)
from participation.people.customers.models import Customer
from participation.reach.segments.models import Segment

#: How many more wait to be drawn for two chairs.
WAIT = 5


def make_selections(
    opportunities: list[Opportunity], *, dice: random.Random, now: dt.datetime, by: User
) -> None:
    segment = Segment.objects.filter(code="quick_surveys").first()
    if segment is None:
        return
    drawn = save_selection(
        by=by,
        title="Focus group: what our letters say",
        purpose="We can sit with eight people. A draw gives everybody in a group the same chance, "
        "and all parts of Glenmarnock a voice.",
        segment=segment,
        features=["area", "age"],
        places=8,
        reserves=4,
    )
    fixed = now - dt.timedelta(days=12, hours=-10)
    _fix(drawn, dice, fixed, by)
    draw_people(selection=drawn, by=by)
    Selection.objects.filter(pk=drawn.pk).update(drawn_at=fixed + dt.timedelta(hours=3))
    named = {opportunity.title: opportunity for opportunity in opportunities}
    _ask_for(named["Choose our staff"], dice, now)
    save_selection(
        by=by,
        title="Two to choose our next area manager with us",
        purpose="More people asked than there are chairs.",
        opportunity=named["Choose our staff"],
        features=["tenure"],
        places=2,
        reserves=1,
    )


def _ask_for(opportunity: Opportunity, dice: random.Random, now: dt.datetime) -> None:
    """More than there are chairs, as the selection says, have asked this week and wait."""
    asked = Interest.objects.live().filter(opportunity=opportunity).values("customer")
    joined = Customer.objects.current().filter(joined_at__isnull=False).exclude(pk__in=asked)
    numbers = list(joined.order_by("pk").values_list("pk", flat=True))
    for pk in dice.sample(numbers, min(WAIT, len(numbers))):
        said = now - dt.timedelta(days=dice.randint(1, 6))
        Interest.objects.create(
            opportunity=opportunity,
            customer_id=pk,
            expressed_at=said,
            reply_due_on=after_working_days(
                timezone.localdate(said), INTEREST_REPLY_WORKING_DAYS.value
            ),
        )


def _fix(selection: Selection, dice: random.Random, then: dt.datetime, by: User) -> None:
    """As the service does, with a seed that is the same in every demo world of the same numbers."""
    listed = people_in_cells(who_can_be_drawn(selection), selection.features)
    profile = profile_of_customers(selection.features)
    selection.listed = [[list(cell), pks] for cell, pks in listed.items()]
    selection.profile = [[list(cell), profile[cell]] for cell in sorted(profile)]
    selection.fingerprint, selection.seed = fingerprint(selection), f"{dice.getrandbits(128):032x}"
    selection.planned_at, selection.fixed_at = then - dt.timedelta(days=1), then
    selection.save()
    record_fact(
        "selection_fixed",
        subject=selection,
        actor=by,
        seed=selection.seed,
        fingerprint=selection.fingerprint,
    )
