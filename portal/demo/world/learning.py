"""Who helps people of Glenmarnock get online, what our own programme did, and who said what would help."""

import datetime as dt
import random
from typing import NamedTuple

from base.accounts.models import User
from participation.people.customers.models import Area, Customer, PreferenceOption
from participation.programme.activities.models import Activity
from participation.reach.learning.models import Need, ProgrammeActivity, Reached, Signpost

FEEL_SURE, COST, BASICS = "online_confidence", "online_cost", "online_skills"


class Helper(NamedTuple):
    name: str
    kind: str
    for_whom: str
    what: str
    helps_with: tuple[str, ...]
    area: str
    when: str
    cost: str
    phone: str
    web: str
    address: str
    checked: int
    """Days from today; it is checked again half a year later."""


HELPERS = [
    Helper(
        "Calder Library", "help", "customers",
        "Somebody sits with you at a computer, or looks at your own phone with you. No booking.",
        (FEEL_SURE, BASICS), "Calder", "Tuesdays and Thursdays, 2pm to 4pm", "Free",
        "0141 496 0610", "", "Calder Library, 3 Calder Road", -40,
    ),
    Helper(
        "Netherhaven Lending Shelf", "help", "customers",
        "Lends tablets for up to six months, with internet on them. You show them how you manage.",
        (COST,), "", "", "Free; no deposit", "0141 496 0622", "https://lendingshelf.example/", "",
        -95,
    ),
    Helper(
        "Fair Connection", "help", "customers",
        "Finds the cheapest internet and phone for people on a low income, and rings the company "
        "with you.",
        (COST,), "", "Weekdays, 9am to 5pm", "Free", "0808 157 0633", "", "", -200,
    ),
    Helper(
        "Glenmarnock Community College", "training", "everyone",
        "Ten easy mornings: email, forms, photos, staying safe. A certificate if you want one.",
        (BASICS, FEEL_SURE), "", "From 11 January, Mondays 10am", "Free; bus fares paid",
        "0141 496 0640", "https://college.example/online-basics", "", -20,
    ),
    Helper(
        "Silver Screens", "training", "customers",
        "People over 60 teach people over 60, with tea. Bring your own phone or use theirs.",
        (FEEL_SURE,), "Harbour", "Wednesdays, 10am", "Free", "0141 496 0651", "",
        "Harbour Hall, Links Road", -60,
    ),
    Helper(
        "Plain Digital", "training", "staff",
        "Two half days for colleagues: running a meeting where some are in the room and some online.",
        (BASICS,), "", "Four dates a year", "£120 a place", "0141 496 0660",
        "https://plaindigital.example/hybrid", "", -30,
    ),
]  # fmt: skip


class Neighbour(NamedTuple):
    """A service for other needs than getting online."""

    name: str
    kind: str
    what: str
    needs: tuple[str, ...]
    area: str
    when: str
    phone: str
    checked: int


SERVICES = [
    Neighbour("Glenmarnock Homes money advice", "ours",
              "One of us looks at your bills and benefits with you, at home or by phone.",
              ("money", "energy"), "", "Weekdays, 9am to 5pm", "0808 157 0611", -15),
    Neighbour("Calder Food Shelf", "help", "Take what you need, bring what you can. No questions.",
              ("food",), "Calder", "Mondays and Fridays, 11am to 2pm", "0141 496 0671", -50),
    Neighbour("Warm Glen", "help", "Checks your meter and your tariff, and lends heaters in a cold spell.",
              ("energy",), "", "Weekdays, 10am to 4pm", "0808 157 0672", -33),
    Neighbour("Harbour Listening Line", "help", "Somebody to talk to when you feel low, also at night.",
              ("health", "company"), "Harbour", "Every day, 6pm to 2am", "0808 157 0673", -190),
    Neighbour("Second Sofa", "help", "Furniture and kitchen things for a new home, brought to you.",
              ("home",), "", "Tuesdays to Saturdays", "0141 496 0674", -70),
    Neighbour("Fernhill Rights Desk", "help", "Free advice on tenancy, work and benefits from a lawyer.",
              ("rights", "money"), "Fernhill", "Wednesdays, 2pm to 6pm", "0141 496 0675", -12),
]  # fmt: skip
#: With whom the latest were held.
PARTNERS = ["Calder Library", "Silver Screens", ""]


def make_learning(*, dice: random.Random, today: dt.date, officer: User) -> None:
    barriers = {one.code: one for one in PreferenceOption.objects.filter(kind="digital")}
    for helper in HELPERS:
        checked = today + dt.timedelta(days=helper.checked)
        signpost = Signpost.objects.create(
            name=helper.name,
            kind=helper.kind,
            for_whom=helper.for_whom,
            what=helper.what,
            area=Area.objects.filter(name=helper.area).first(),
            when=helper.when,
            cost=helper.cost,
            phone=helper.phone,
            web=helper.web,
            address=helper.address,
            checked_on=checked,
            check_by=checked + dt.timedelta(days=182),
        )
        signpost.barriers.set([barriers[code] for code in helper.helps_with])
    needs = {one.code: one for one in Need.objects.all()}
    for service in SERVICES:
        checked = today + dt.timedelta(days=service.checked)
        signpost = Signpost.objects.create(
            name=service.name,
            kind=service.kind,
            what=service.what,
            area=Area.objects.filter(name=service.area).first(),
            when=service.when,
            phone=service.phone,
            checked_on=checked,
            check_by=checked + dt.timedelta(days=182),
        )
        signpost.needs.set(needs[code] for code in service.needs)
    _programme(barriers, dice, today, officer)
    _said(barriers, dice)


def _programme(barriers, dice: random.Random, today: dt.date, officer: User) -> None:
    held = Activity.objects.filter(
        title__icontains="online",
        cancelled_at=None,
        starts_at__date__lt=today,
    ).order_by("-starts_at", "pk")
    for partner, activity in zip(PARTNERS, held, strict=False):
        part = ProgrammeActivity.objects.create(
            activity=activity, partner=partner, recorded_by=officer
        )
        Reached.objects.bulk_create(
            Reached(programme_activity=part, barrier=barrier, people=dice.randint(0, 9))
            for barrier in barriers.values()
        )


def _said(barriers, dice: random.Random) -> None:
    ticks = Customer.preferences.through
    joined = Customer.objects.filter(joined_at__isnull=False).order_by("pk")
    ticks.objects.bulk_create(
        ticks(customer_id=customer, preferenceoption=dice.choice(list(barriers.values())))
        for customer in joined.values_list("pk", flat=True)
        if dice.random() < 0.2
    )
