"""Fills an empty database with Glenmarnock, in the order in which its rows lean on each other."""

import datetime as dt
import random
from math import isqrt

from django.db import transaction
from django.db.models import F

from base.core.demo import DEMO, World
from base.core.lookups import load_lists
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.customers.models import Area, Customer
from participation.programme.activities.models import Activity

from .access import make_needs
from .analyses import make_analyses
from .assessing import make_assessments
from .cast import COLLEAGUES, CUSTOMER, MANAGER, OFFICER, make_cast
from .consultation_answers import make_consultation_answers
from .engaging import (
    make_achievements,
    make_agendas,
    make_awareness,
    make_co_design,
    make_promotions,
    make_reviews_of_activities,
)
from .enquiries import make_enquiries
from .formats import make_formats
from .groups import make_groups
from .learning import make_learning
from .network import make_posts
from .offers import make_offers
from .people import make_customers
from .places import make_areas
from .population import make_population
from .programme import Programme, at
from .records import make_records
from .recruiting import make_campaigns
from .roles import make_reviews, make_roles
from .selecting import make_selections
from .sendouts import make_send_outs
from .told_us import make_answers
from .traffic import Traffic, make_contributions
from .widening import make_widening

#: A programme of events grows with the landlord, but slower: four times the homes, twice the events.
HOMES_PER_PROGRAMME = 2000


def is_empty() -> bool:
    return not any(model.objects.exists() for model in (Customer, Activity, Area))


@transaction.atomic
def fill(*, customers: int, engagements: int, seed: int, today: dt.date) -> None:
    """All of it or nothing. The same numbers, seed and day make the same world."""
    if not is_empty():
        raise Refused("There are customers here already. The demo world needs an empty database.")
    load_lists()
    now = at(today, 0)  # the day has just begun: the clock on the wall changes nothing
    scale = max(1, isqrt(customers // HOMES_PER_PROGRAMME))

    def dice(part: str) -> random.Random:
        """Each part has its own, so that a change to one leaves the others as they were."""
        return random.Random(f"{seed}:{part}")  # noqa: S311 - a made-up world, not a secret

    users = make_cast()
    officers = [users[person.email] for person in (OFFICER, *COLLEAGUES)]
    areas = make_areas()
    crowd = make_customers(
        count=customers, dice=dice("people"), today=today, areas=areas, users=users
    )
    programme = Programme(
        dice=dice("programme"), now=now, areas=areas, officers=officers, scale=scale
    )
    opportunities = programme.make_opportunities()
    held = programme.make_events() + programme.make_consultations()
    programme.make_outcomes(held)

    traffic = Traffic(dice=dice("traffic"), now=now, crowd=crowd, officers=officers)
    traffic.make_engagements(held, engagements)
    traffic.make_bookings(held)
    make_consultation_answers(
        dice=dice("consultation answers"),
        customer=users[CUSTOMER.email].customer,
        by=users[OFFICER.email],
        colleague=officers[1],
    )
    make_needs(dice=dice("access"), by=users[OFFICER.email])
    make_groups(dice=dice("groups"), today=today, by=users[OFFICER.email])
    traffic.make_interests(opportunities, scale)
    make_answers(dice("equality"))
    make_offers(dice=dice("offers"), now=now)
    make_roles(dice=dice("roles"), today=today)
    make_reviews(opportunities, today=today)
    make_campaigns(opportunities, dice=dice("campaigns"), today=today)
    make_selections(opportunities, dice=dice("selections"), now=now, by=users[OFFICER.email])
    make_assessments(now=now, officer=users[OFFICER.email], manager=users[MANAGER.email])
    make_formats(dice=dice("formats"), today=today, officer=users[OFFICER.email])
    make_posts(now=now, officer=users[OFFICER.email])
    make_learning(dice=dice("learning"), today=today, officer=users[OFFICER.email])
    traffic.make_messages()
    make_send_outs(officers=officers, now=now)
    make_records(now=now)
    make_enquiries(now=now, by=users[OFFICER.email])
    for make in (
        make_co_design,
        make_reviews_of_activities,
        make_achievements,
        make_awareness,
        make_promotions,
        make_agendas,
    ):
        make(now=now, by=users[OFFICER.email])
    make_analyses(now=now)
    # What people told us is counted here and stands for weeks: after everybody who comes or goes.
    make_widening(
        today=today,
        officer=users[OFFICER.email],
        colleague=users[COLLEAGUES[0].email],
        manager=users[MANAGER.email],
    )
    make_population(by=users[OFFICER.email], today=today)
    make_contributions(
        years=[programme.year.start_year - 1, programme.year.start_year], by=users[MANAGER.email]
    )
    world = World(officer=users[OFFICER.email], manager=users[MANAGER.email], now=now, dice=dice)
    for make in DEMO:
        make(world)
    # What services wrote on the way is taken as gone: it is of days that are over.
    written = Message.objects.filter(state=Message.State.QUEUED)
    written.update(state=Message.State.SENT, sent_at=F("due_at"))
