"""What the people of the volunteer bank may take or leave."""

import datetime as dt
import random

from participation.joining.involvement.models import Interest, Offer, OfferAnswer, Opportunity
from participation.people.customers.models import Customer
from participation.programme.activities.models import Activity

from . import cast

WORDS = [
    "Welcome people and show them where to go. Tea is on us.",
    "Write down what people say, in their own words. An hour is plenty.",
    "Tell the others what it was like for you. Five minutes, no slides.",
]


def make_offers(*, dice: random.Random, now: dt.datetime) -> None:
    """The next events to which people just come, offered a week ago."""
    _put_in_the_bank(cast.CUSTOMER, now)
    coming = Activity.objects.filter(starts_at__gt=now, event__takes_bookings=False)
    events = list(coming.order_by("starts_at", "pk")[: len(WORDS)])
    bank = Opportunity.objects.get(title="Volunteer bank")
    placed = Interest.objects.placed().filter(opportunity=bank).order_by("pk")
    placed = placed.exclude(customer__user__email=cast.CUSTOMER.email)  # she has yet to choose
    people = list(placed.values_list("customer", flat=True))
    for event, words in zip(events, WORDS, strict=False):
        offer = Offer.objects.create(
            opportunity=bank,
            activity=event,
            words=words,
            offered_at=now - dt.timedelta(days=7),
            offered_by=bank.recruiting_officer,
        )
        OfferAnswer.objects.bulk_create(
            OfferAnswer(
                offer=offer,
                customer_id=pk,
                takes=dice.random() < 0.4,
                answered_at=now - dt.timedelta(days=dice.randint(1, 6)),
            )
            for pk in people
            if dice.random() < 0.6
        )


def _put_in_the_bank(person: cast.Person, now: dt.datetime) -> None:
    bank = Opportunity.objects.get(title="Volunteer bank")
    customer = Customer.objects.get(user__email=person.email)
    if Interest.objects.placed().filter(opportunity=bank, customer=customer).exists():
        return
    Interest.objects.live().filter(opportunity=bank, customer=customer).delete()
    joined = now - dt.timedelta(days=80)
    Interest.objects.create(
        opportunity=bank,
        customer=customer,
        state=Interest.State.PLACED,
        expressed_at=joined,
        moved_at=joined + dt.timedelta(days=4),
        moved_by=bank.recruiting_officer,
        reply_due_on=joined.date() + dt.timedelta(days=14),
    )
