"""Writes the customers in batches, so that two hundred thousand need no more memory than two."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

from django.utils import timezone

from base.accounts.models import User
from participation.messages.contact.consents import WORDING
from participation.messages.contact.models import Consent, Purpose
from participation.people.customers.models import (
    Area,
    Channel,
    Customer,
    Level,
    PreferenceOption,
    Tenure,
)

from . import cast
from .names import somebody
from .places import ESTATES, Estate

BATCH = 2000


class Era(Enum):
    """The year that is running, and the three before it, the first on record first."""

    FIRST, EARLIER, BEFORE, NOW = "first", "earlier", "before", "now"


#: Tenure: how many in a hundred customers hold it, and how ready they are to take part.
TENURES = {
    "tenant": (66, 1.2),
    "short_tenant": (2, 0.8),
    "mid_market": (6, 0.7),
    "sharing_owner": (3, 1.1),
    "factored_owner": (15, 0.35),
    "leaseholder": (1, 0.6),
    "household": (3, 0.6),
    "freeholder": (1, 0.3),
    "applicant": (3.4, 0.2),
    "volunteer": (0.2, 3.0),
    "partner": (0.3, 2.0),
    "neighbour": (0.1, 2.0),
}
#: The part of all customers who take part at all, and of those who asked to get involved.
TAKES_PART, JOINED = 0.16, 0.55


#: Who is there in which year: the steadfast in all of them, some only before, some only now.
COMING_AND_GOING = (
    (tuple(Era), 3),
    ((Era.EARLIER, Era.BEFORE, Era.NOW), 3),
    ((Era.BEFORE, Era.NOW), 3),
    ((Era.FIRST, Era.EARLIER), 2),
    ((Era.EARLIER, Era.BEFORE), 1),
    ((Era.EARLIER,), 2),
    ((Era.BEFORE,), 3),
    ((Era.NOW,), 6),
)


@dataclass
class Crowd:
    """Those who take part, by era and by where they live; the first in each list are the most eager."""

    people: dict[tuple[Era, str | None], list[int]] = field(default_factory=dict)

    def add(self, customer: Customer, estate: Estate, eras: Iterable[Era]) -> None:
        for era in eras:
            for place in (None, estate.name, estate.area):
                self.near(place, era).append(customer.pk)

    def near(self, place: str | None, era: Era) -> list[int]:
        """Without a place: everybody."""
        return self.people.setdefault((era, place), [])


class Population:
    """Draws one customer after another."""

    def __init__(self, *, dice: random.Random, today: dt.date, areas: dict[str, Area]):
        self.dice = dice
        self.today = today
        self.areas = areas
        self.tenures = {tenure.code: tenure for tenure in Tenure.objects.all()}
        self.levels = list(Level.objects.all())
        self.options: dict[str, list[int]] = {}
        for option in PreferenceOption.objects.filter(retired_at=None):
            self.options.setdefault(option.kind, []).append(option.pk)
        self.estate_shares = [estate.share for estate in ESTATES]
        self.tenure_shares = [share for share, _ in TENURES.values()]

    def draw(self, number: int) -> tuple[Customer, Estate]:
        dice = self.dice
        estate = dice.choices(ESTATES, self.estate_shares)[0]
        tenure = dice.choices(list(TENURES), self.tenure_shares)[0]
        name, language = somebody(dice)
        customer = Customer(
            reference=f"GH{100_000 + number}",
            name=name,
            language=language,
            date_of_birth=self._birthday() if dice.random() < 0.85 else None,
            tenure=self.tenures[tenure],
            started_on=self.today - dt.timedelta(days=int(dice.expovariate(1 / 2900)) + 30),
        )
        self._house(customer, estate)
        self._reach(customer, number)
        if dice.random() < 0.03:
            customer.ended_on = self.today - dt.timedelta(days=dice.randint(1, 20))
        elif dice.random() < TAKES_PART * TENURES[tenure][1] * JOINED:
            self.join(customer)
        return customer, estate

    def join(self, customer: Customer) -> None:
        customer.joined_at = timezone.make_aware(
            dt.datetime.combine(
                self.today - dt.timedelta(days=self.dice.randint(1, 900)),
                dt.time(self.dice.randint(8, 21), self.dice.randint(0, 59)),
            )
        )
        weights = [2, 5, *[2] * (len(self.levels) - 2)]
        customer.level = self.dice.choices(self.levels, weights)[0]
        customer.preferred_channel = self.dice.choices(customer.channels_to_reach or [""])[0]

    def wishes(self, customer: Customer) -> Iterator[int]:
        """The options that somebody who joined has ticked."""
        for kind, most in (("method", 3), ("topic", 4), ("time", 2), ("format", 0), ("support", 1)):
            options = self.options[kind]
            yield from self.dice.sample(options, self.dice.randint(min(1, most), max(1, most)))

    def _house(self, customer: Customer, estate: Estate) -> None:
        dice = self.dice
        street = dice.choice(estate.streets)
        flat = f"Flat {dice.randint(1, 3)}/{dice.randint(1, 2)}, " if dice.random() < 0.4 else ""
        customer.area = self.areas[estate.name]
        customer.address = f"{flat}{dice.randint(1, 120)} {street}, {estate.name}"
        sector = 1 + estate.streets.index(street)
        customer.postcode = (
            f"{estate.district} {sector}{dice.choice('ABDEF')}{dice.choice('AHLNR')}"
        )

    def _reach(self, customer: Customer, number: int) -> None:
        """Ofcom keeps 0141 496 0000 to 0999 and 07700 900000 to 900999 for stories; example
        addresses reach nobody."""
        if self.dice.random() < 0.68:
            customer.email = f"customer{number}@post.example"
        if self.dice.random() < 0.8:
            # In turn, so that in a small world nobody seems to be on record twice.
            exchange = "+447700900" if number % 2 else "+441414960"
            customer.phone = f"{exchange}{number // 2 % 1000:03}"
        if self.dice.random() < 0.6:  # as the housing system has it
            customer.preferred_channel = self.dice.choice(customer.channels_to_reach)

    def _birthday(self) -> dt.date:
        age = min(98, max(17, round(self.dice.triangular(17, 98, 46))))
        return self.today - dt.timedelta(days=age * 365 + self.dice.randint(0, 364))


def make_customers(
    *,
    count: int,
    dice: random.Random,
    today: dt.date,
    areas: dict[str, Area],
    users: dict[str, User],
) -> Crowd:
    """Everybody Glenmarnock serves, the two who can sign in among them. Returns who takes part."""
    population = Population(dice=dice, today=today, areas=areas)
    crowd = Crowd()
    eras, shares = zip(*COMING_AND_GOING, strict=True)
    drawn = _drawn(population, count, users)
    while batch := list(islice(drawn, BATCH)):
        customers = [customer for customer, _ in batch]
        Customer.objects.bulk_create(customers)
        _write_wishes(population, customers)
        for customer, estate in batch:
            eager = TAKES_PART * (1 - JOINED) * TENURES[customer.tenure.code][1]
            if customer.ended_on is None and (customer.joined_at or dice.random() < eager):
                can_sign_in = customer.user_id is not None
                crowd.add(customer, estate, Era if can_sign_in else dice.choices(eras, shares)[0])
    for people in crowd.people.values():
        first, rest = people[:2], people[2:]
        dice.shuffle(rest)
        people[:] = first + rest
    return crowd


def _drawn(population: Population, count: int, users: dict[str, User]):
    for number in range(count):
        customer, estate = population.draw(number)
        if number < 2:
            estate = ESTATES[0] if number == 0 else ESTATES[6]
            _play(population, customer, estate, (cast.CUSTOMER, cast.PANEL_MEMBER)[number], users)
        customer.search_text = customer.made_search_text()
        yield customer, estate


def _play(population, customer: Customer, estate: Estate, person: cast.Person, users) -> None:
    """Turns a customer who was drawn into one who can sign in."""
    customer.user = users[person.email]
    customer.name, customer.email, customer.language = person.name, person.email, "en"
    customer.phone = "+441414960112" if person is cast.CUSTOMER else "+441414960345"
    customer.tenure = population.tenures["tenant" if person is cast.CUSTOMER else "sharing_owner"]
    customer.ended_on = None
    population._house(customer, estate)
    population.join(customer)
    customer.preferred_channel = Channel.EMAIL
    customer.level = population.levels[-1]


def _write_wishes(population: Population, customers: list[Customer]) -> None:
    """What those who joined ticked, and the yes they gave to being invited."""
    joined = [customer for customer in customers if customer.joined_at]
    ticked = Customer.preferences.through
    ticked.objects.bulk_create(
        ticked(customer_id=customer.pk, preferenceoption_id=option)
        for customer in joined
        for option in population.wishes(customer)
    )
    Consent.objects.bulk_create(
        Consent(
            customer=customer,
            purpose=purpose,
            channel=channel,
            given=True,
            wording=WORDING[purpose][channel],
            source="join",
            at=customer.joined_at,
        )
        for number, customer in enumerate(joined)
        for channel in customer.channels_to_reach
        if channel == customer.preferred_channel or population.dice.random() < 0.4
        for purpose in (Purpose.INVITATION, Purpose.MARKETING)
        if channel in WORDING[purpose] and (purpose == Purpose.INVITATION or number % 3 == 0)
    )
