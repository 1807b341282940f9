"""A large association in seconds: rows written in bulk, for measuring and for looking at a full report."""

import datetime as dt
import random
from decimal import Decimal
from itertools import islice

from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.joining.involvement.models import Interest
from participation.people.customers.models import Aim, Area, Customer, Level, Tenure
from participation.programme.activities.models import (
    Activity,
    Engagement,
    Outcome,
    Service,
)
from participation.programme.consultations.kinds import CONSULTATION
from participation.programme.consultations.models import Consultation, Duty
from participation.programme.events import kinds
from tests.factories.activities import make_opportunity

from .people import make_estate, make_user

BATCH = 2000
TENURE_MIX = {
    "tenant": 70,
    "mid_market": 8,
    "sharing_owner": 6,
    "factored_owner": 14,
    "household": 2,
}
KINDS = [
    kinds.DROP_IN.code,
    kinds.COMMUNITY_EVENT.code,
    kinds.POP_UP.code,
    kinds.ESTATE_WALK.code,
    kinds.PANEL.code,
    kinds.TRAINING.code,
]
ESTATES = [
    ("Mill Lane", "Calder", "West"),
    ("Birkwood", "Calder", "West"),
    ("Loanhead", "Carron", "North"),
    ("Shore Road", "Harbour", "East"),
]
SAID = [
    ("The lift in Block 4 was out for nine days.", Outcome.State.DONE),
    ("The letters about rent are hard to follow.", Outcome.State.DONE),
    ("We cannot get to a meeting on a weekday.", Outcome.State.DONE),
    ("The stair lights go off at ten.", Outcome.State.DOING),
    ("We want gas back in Birkwood Court.", Outcome.State.NOT_POSSIBLE),
]


def make_many(*, customers: int, engagements: int, year: int, seed: int = 1) -> None:
    """Customers, and two financial years of activities, taking part and outcomes."""
    chance = random.Random(seed)
    officer = make_user(Role.STAFF)
    estates = [make_estate(name, area=area, region=region) for name, area, region in ESTATES]
    _make_customers(customers, estates, chance)
    activities = [
        activity
        for start in (year - 1, year)
        for activity in _make_activities(FinancialYear.starting(start), officer, chance)
    ]
    _make_engagements(engagements, activities, chance)
    _make_outcomes(activities, estates, officer, chance)
    _make_interest(FinancialYear.starting(year), chance)


def _make_customers(number: int, estates: list[Area], chance: random.Random) -> None:
    tenures = {tenure.code: tenure for tenure in Tenure.objects.all()}
    mix = chance.choices(list(TENURE_MIX), weights=list(TENURE_MIX.values()), k=number)
    _in_batches(
        Customer,
        (
            Customer(
                name=f"Customer {n}",
                reference=f"M{n:06}",
                tenure=tenures[code],
                area=chance.choice(estates),
                search_text=f"customer {n} m{n:06}",
            )
            for n, code in enumerate(mix)
        ),
    )


def _make_activities(period: FinancialYear, officer, chance: random.Random) -> list[Activity]:
    levels = list(Level.objects.all())
    made = []
    for n in range(120):
        starts = timezone.make_aware(
            dt.datetime.combine(period.first + dt.timedelta(days=3 * n), dt.time(14))
        )
        common = {
            "title": f"Activity {n} of {period}",
            "slug": f"many-{period.start_year}-{n}",
            "purpose": "To hear what people need.",
            "level": chance.choice(levels),
            "service": Service.REPAIRS,
            "starts_at": starts,
            "ends_at": starts + dt.timedelta(hours=2),
            "lead_officer": officer,
            "actual_cost": Decimal(chance.randint(40, 900)),
            "actual_hours": Decimal(chance.randint(2, 20)),
            "published_at": starts,
        }
        if n % 30:
            made.append(Activity.objects.create(kind=chance.choice(KINDS), **common))
            continue
        decided = n < 90
        made.append(
            Consultation.objects.create(
                kind=CONSULTATION.code,
                **common | {"title": f"Rent and services, part {n // 30 + 1}"},
                duty=Duty.S25_RENT,
                proposal="Rent goes up by 3, 4 or 5 in a hundred.",
                likely_effect="Between £2.60 and £4.40 a week more.",
                how_to_respond="Call us or write to us.",
                consideration="Most asked for the lowest rise." if decided else "",
                decision="Rent goes up by 3 in a hundred." if decided else "",
                decided_on=starts.date() + dt.timedelta(days=40) if decided else None,
                decided_by="The board" if decided else "",
                what_changed="We had planned a rise of 5 in a hundred." if decided else "",
            )
        )
    aim = Aim.objects.get(code="know_needs")
    aim.activities.add(*made)
    return made


def _make_engagements(number: int, activities: list[Activity], chance: random.Random) -> None:
    people = list(Customer.objects.values_list("pk", flat=True))
    active = people[: max(1, len(people) // 6)]
    _in_batches(
        Engagement,
        (
            Engagement(
                activity=(activity := chance.choice(activities)),
                customer_id=chance.choice(active),
                role=Engagement.Role.ATTENDED,
                day=timezone.localdate(activity.starts_at),
                source=f"many:{n}",
            )
            for n in range(number)
        ),
    )
    _in_batches(
        Engagement,
        (
            Engagement(
                activity=activity,
                role=Engagement.Role.ATTENDED,
                people=chance.randint(2, 30),
                day=timezone.localdate(activity.starts_at),
                source=f"many-heads:{activity.pk}",
            )
            for activity in activities[::4]
        ),
    )


def _make_outcomes(activities, estates, officer, chance: random.Random) -> None:
    for n, activity in enumerate(activities):
        said, state = SAID[n % len(SAID)]
        day = timezone.localdate(activity.starts_at)
        Outcome.objects.create(
            activity=activity,
            slug=f"many-{n}",
            said=said,
            said_on=day,
            answer="We fixed it and told everybody who had asked about it.",
            state=state,
            service=Service.REPAIRS,
            area=chance.choice(estates),
            owner=officer,
            answered_on=day,
            done_on=day if state == Outcome.State.DONE else None,
            proof="See for yourself on Mill Lane." if n % 2 else "",
            best=n % 20 == 4 or n % 20 == 10,
            published_at=timezone.now(),
        )


def _make_interest(period: FinancialYear, chance: random.Random) -> None:
    wanted = [
        make_opportunity(title)
        for title in ("Readers' panel", "Estate inspector", "Scrutiny panel")
    ]
    moment = timezone.make_aware(dt.datetime.combine(period.first, dt.time(12)))
    states = [Interest.State.NEW, Interest.State.CONTACTED, Interest.State.PLACED]
    _in_batches(
        Interest,
        (
            Interest(
                opportunity=chance.choice(wanted),
                customer_id=pk,
                state=chance.choice(states),
                expressed_at=moment + dt.timedelta(days=n % 360),
                reply_due_on=period.last,
            )
            for n, pk in enumerate(Customer.objects.values_list("pk", flat=True)[:200])
        ),
    )


def _in_batches(model, rows) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        model.objects.bulk_create(batch)
