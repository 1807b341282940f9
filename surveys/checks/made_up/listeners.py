"""Three made-up people who listen to calls."""

import datetime as dt

from django.utils import timezone

from base.core.demo import World
from participation.joining.involvement.models import Interest, Opportunity, Placement
from participation.people.customers.models import Customer

DAY = dt.timedelta(days=1)


def make_listeners(world: World) -> list[Placement]:
    """Three people in a part that is full, of whom one is whom visitors look around as."""
    officer, since = world.officer, world.now - 300 * DAY
    shopping = Opportunity.objects.filter(kind=Opportunity.Kind.SHOPPER).first()
    if shopping is None:
        return []
    opportunity = Opportunity.objects.create(
        title="Call listener",
        slug="call-listener",
        kind=Opportunity.Kind.LISTENER,
        summary="Listen to ten calls and tell us how we did.",
        description="You hear recorded calls at the office, with an officer, and say what was good and what was not.",
        purpose="So that we hear ourselves as callers hear us.",
        level=shopping.level,
        time_needed=shopping.time_needed,
        time_detail="Two hours every other month",
        where="out",
        where_detail="Our office in Calder Road",
        influence="What you hear is written down each month for everybody, with what we do about it.",
        training="An hour at the office, also on keeping what you hear to yourself.",
        places=3,
        recruiting_officer=officer,
        opened_at=since - 60 * DAY,
        closed_at=since,
    )
    opportunity.aims.set(shopping.aims.all())
    people = Customer.objects.current().filter(joined_at__isnull=False).exclude(user=None)
    amina = people.filter(name="Amina Hussain").first()
    others = Customer.objects.current().filter(joined_at__isnull=False).order_by("-reference")
    chosen = [*([amina] if amina else []), *others.exclude(pk=amina and amina.pk)[:2]]
    placements = []
    for customer in chosen:
        interest = Interest.objects.create(
            opportunity=opportunity,
            customer=customer,
            state=Interest.State.PLACED,
            expressed_at=since - 20 * DAY,
            reply_due_on=timezone.localdate(since),
            moved_at=since,
            moved_by=officer,
        )
        started = timezone.localdate(since)
        placements.append(
            Placement.objects.create(
                interest=interest,
                role_title="Listener",
                started_on=started,
                terms_agreed_on=started,
                trained_on=started + 14 * DAY,
                training="An hour at the office: what to listen for, and to keep it to yourself",
            )
        )
    return placements
