"""Three campaigns, their pieces and what they brought; and two neighbours who told others."""

import datetime as dt
import random
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from participation.joining.involvement.models import Joining, Opportunity
from participation.joining.recruitment.models import Campaign, Link, Recruit, Visits
from participation.people.customers.models import Customer
from participation.reach.segments.models import Segment

C = Link.Channel


class Push(NamedTuple):
    title: str
    purpose: str
    segment: str
    for_whom: str
    opportunity: str
    starts: int
    days: int
    hoped_for: int
    cost: str
    learned: str
    pieces: tuple[tuple[str, str, int], ...]
    most: int = 3
    """How many a piece brought at most."""


#: ``starts`` is in days from today.
PUSHES = [
    Push(
        "Spring: your five minutes",
        "To hear from people who have never told us anything. Five minutes is all we ask.",
        "not_heard_from",
        "",
        "Quick questions",
        -220,
        42,
        40,
        "380.00",
        "Texts and the newsletter are worth doing again, and earlier in the spring.",
        (
            ("Spring newsletter", C.LEAFLET, 1200),
            ("Poster in the halls", C.POSTER, 6),
            ("Text to those who said yes", C.TEXT, 300),
        ),
    ),
    Push(
        "Two empty chairs at the Scrutiny Panel",
        "The panel looks hard at us, and has lost two of its members. It should look more like all of "
        "our customers than it does.",
        "",
        "Everybody who rents or owns with us, above all people under 45",
        "Scrutiny Panel",
        -75,
        45,
        20,
        "210.00",
        "A panel member who told how it is did more than any poster.",
        (
            ("Panel members at the gala", C.EVENT, 1),
            ("Page in the newsletter", C.LEAFLET, 1200),
        ),
        most=24,
    ),
    Push(
        "Young voices at the Links",
        "Half of our homes have children in them, and nobody under 25 is in a group.",
        "",
        "People from 14 to 25 in Harbour and Netherhaven",
        "Young voices",
        -30,
        60,
        12,
        "150.00",
        "",
        (("Stall at the gala", C.EVENT, 1), ("School gate leaflet", C.LEAFLET, 200)),
    ),
    Push(
        "Back again",
        "To ask people who took part before, and stopped, what would bring them back.",
        "drifted_away",
        "",
        "Volunteer bank",
        25,
        30,
        20,
        "90.00",
        "",
        (("Letter with the rent statement", C.LETTER, 150),),
    ),
]


def make_campaigns(
    opportunities: list[Opportunity], *, dice: random.Random, today: dt.date
) -> None:
    named = {opportunity.title: opportunity for opportunity in opportunities}
    segments = {segment.code: segment for segment in Segment.objects.exclude(code=None)}
    joined = iter(Customer.objects.filter(joined_at__isnull=False).order_by("pk")[:60])
    for push in PUSHES:
        starts = today + dt.timedelta(days=push.starts)
        campaign = Campaign.objects.create(
            title=push.title,
            purpose=push.purpose,
            segment=segments.get(push.segment),
            audience_words=push.for_whom or push.title,
            opportunity=named[push.opportunity],
            starts_on=starts,
            ends_on=starts + dt.timedelta(days=push.days),
            hoped_for=push.hoped_for,
            cost=Decimal(push.cost),
            officer=named[push.opportunity].recruiting_officer,
            learned=push.learned,
        )
        for name, channel, copies in push.pieces:
            link = Link.objects.create(
                campaign=campaign,
                name=name,
                channel=channel,
                copies=copies,
                code="".join(dice.choices("abcdefgh23456789", k=7)),
            )
            if starts < today:
                _brought(link, joined, starts, dice, today, push.most)
    for customer in Customer.objects.filter(user__isnull=False).order_by("pk")[:2]:
        link = Link.objects.create(
            customer=customer,
            name="Tell a neighbour",
            channel=C.PEOPLE,
            code="".join(dice.choices("abcdefgh23456789", k=7)),
        )
        Visits.objects.create(
            link=link, day=today - dt.timedelta(days=4), visits=dice.randint(1, 5)
        )


def _brought(
    link: Link, joined, starts: dt.date, dice: random.Random, today: dt.date, most: int
) -> None:
    for day in range(0, min(21, (today - starts).days), 5):
        Visits.objects.create(
            link=link, day=starts + dt.timedelta(days=day), visits=dice.randint(1, 9)
        )
    for customer in [
        person for _, person in zip(range(dice.randint(0, most)), joined, strict=False)
    ]:
        then = timezone.make_aware(
            dt.datetime.combine(starts + dt.timedelta(days=6), dt.time(hour=12))
        )
        joining = Joining.objects.create(
            answers={},
            customer=customer,
            applied_at=then,
            settled_at=then + dt.timedelta(days=2),
        )
        Recruit.objects.create(joining=joining, link=link)
