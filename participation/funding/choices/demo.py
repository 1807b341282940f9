"""The rounds of Glenmarnock: one that was voted on and is being carried out, one to vote in now, one planned."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils import timezone

from base.core.demo import World, in_demo
from participation.people.customers.models import Customer

from . import services
from .models import News, Project, Round, Work
from .services.publishing import winners_of
from .tasks import do_tell, do_work

#: Title, where, cost, what for, one or the other.
Wish = tuple[str, str, int, str, str]
GREEN: Sequence[Wish] = (
    ("Benches by the pond", "The path round Mill Pond", 2400, "Three benches with backs.", ""),
    ("Lights in the lane", "Calder Lane, from the shop to the bus stop", 5200, "Four lamps.", ""),
    (
        "Fruit trees",
        "The green behind Fernhill Court",
        900,
        "Ten trees, planted with the school.",
        "",
    ),
    (
        "A tool library",
        "The old boiler house",
        3100,
        "Tools to borrow, open on Saturdays.",
        "house",
    ),
    ("A repair corner", "The old boiler house", 2600, "A bench and help to mend things.", "house"),
    ("A ramp to the hall", "The back door of the hall", 1800, "So that everybody gets in.", ""),
)
YOUNG: Sequence[Wish] = (
    ("A goal and a net", "The pitch at Lighthouse View", 650, "Two goals with nets.", ""),
    ("Film nights", "The hall", 1200, "Twelve evenings a year.", ""),
    ("Swimming for all", "The baths in Calder", 2900, "Bus and tickets in the holidays.", ""),
    ("Bike shed", "Beside Fernhill Court", 3400, "Room for twenty bikes.", ""),
    ("Music room", "The hall, upstairs", 2100, "Drums, guitars and a keyboard.", ""),
)
NOT_POSSIBLE = ("A swimming pool", "Mill Pond", 0, "A heated pool.", "")
WHY_NOT = "A pool costs 300 times what there is, and the pond is not ours."


@in_demo(position=47)
def make_rounds(world: World) -> None:
    today = timezone.localdate()  # a vote begins on the real day, whatever day the world is of
    _carried_out(world, today)
    _voting_now(world, today)
    _planned(world, today)


def _carried_out(world: World, today: dt.date) -> None:
    """It was voted on in the spring: its days are moved to where they were, for no vote begins in the past."""
    row = _round(
        world, "Green places 2026", GREEN, today, money=9000, rule="equal_shares", step=Decimal(1)
    )
    _vote(world, row, 60)
    first = today - dt.timedelta(days=150)
    days = {
        name: first + (day - row.costs_on)
        for name in Round.PHASES
        if (day := getattr(row, name)) is not None
    }
    Round.objects.filter(pk=row.pk).update(**days)
    work = Work.objects.create(round=row, what=Work.What.COUNT)
    do_work(work.pk)
    row = services.publish_result(round=row, by=world.manager)
    for at, number in enumerate(sorted(winners_of(row))):
        done = today - dt.timedelta(days=20) if at == 0 else None
        services.tell_delivery(
            project=Project.objects.get(round=row, number=number),
            delivery="It stands, and is used every day."
            if done
            else "The work is ordered, and begins next month.",
            delivered_on=done,
            by=world.officer,
        )
    for news in News.objects.filter(round=row):
        do_tell(news.pk)


def _voting_now(world: World, today: dt.date) -> None:
    row = _round(world, "Young people choose", YOUNG, today, money=5000, most=3)
    _vote(world, row, 25)


def _planned(world: World, today: dt.date) -> None:
    opens_on = today + dt.timedelta(days=60)
    ideas_until = today + dt.timedelta(days=40)
    row = _prepare(
        world,
        "Warm and dry",
        opens_on,
        money=12_000,
        kind="spend",
        most=None,
        ideas_until=ideas_until,
    )
    for wish in GREEN[:2]:
        _project(world, row, wish)
    services.ask_for_ideas(round=row, by=world.officer)
    said = {"place": "Fernhill Court", "about": "It is cold there from October on."}
    sent = Customer.objects.exclude(joined_at=None).order_by("pk").first()
    if sent:
        idea = services.send_idea(
            round=row, customer=sent, title="Curtains for the stair", may_join=True, **said
        )
        services.show_idea(idea=idea, by=world.officer)
    services.key_idea(
        round=row, by=world.officer, title="A warm room", source="phone", may_join=False, **said
    )


def _round(world: World, name: str, wishes: Sequence[Wish], today: dt.date, **fields: Any) -> Round:
    row = _prepare(world, name, today, **fields)
    for wish in wishes:
        project = _project(world, row, wish)
        services.decide_on(project=project, is_possible=True, why="", by=world.manager)
    refused = _project(world, row, NOT_POSSIBLE)
    services.decide_on(project=refused, is_possible=False, why=WHY_NOT, by=world.manager)
    services.fix(round=row, by=world.manager)
    do_work(Work.objects.get(round=row, what=Work.What.ROLL).pk)
    return Round.objects.get(pk=row.pk)


def _prepare(world: World, name: str, opens_on: dt.date, *, money: int, **fields: Any) -> Round:
    after = {"costs_on": 0, "opens_on": 0, "closes_on": 21, "result_on": 28, "delivered_by": 300}
    days = {phase: opens_on + dt.timedelta(days=more) for phase, more in after.items()}
    row = services.save_round(
        by=world.officer,
        name=name,
        about="You said what would make life here better. This is money of the year to make it happen.",
        agreed_with="the scrutiny panel",
        review_on=opens_on + dt.timedelta(days=330),
        **days,
        **{"kind": "pick", "most": 4, "rule": "greedy", "top_up": True} | fields,
    )
    services.save_pot(by=world.officer, round=row, name="For everybody", money=Decimal(money))
    return row


def _project(world: World, row: Round, wish: Wish) -> Project:
    title, place, cost, about, either_or = wish
    return services.save_project(
        by=world.officer,
        round=row,
        title=title,
        place=place,
        about=about,
        pot=row.pots.get(),
        cost=Decimal(cost) if cost else None,
        either_or=either_or,
        source="event",
    )


def _vote(world: World, row: Round, most: int) -> None:
    """Some like the same, as neighbours do; a few ring us, or send paper."""
    dice = world.dice("choices")
    numbers = [str(number) for number in row.projects.on_ballot().values_list("number", flat=True)]
    liked = [dice.randrange(1, 10) for _ in numbers]
    voters = row.voters.entitled().filter(customer__date_of_birth__isnull=False).order_by("pk")
    for voter in islice(voters.select_related("customer").iterator(), most):
        chosen = sorted(set(dice.choices(numbers, liked, k=row.most or 3)))
        channel = dice.choice(["online", "online", "online", "phone", "paper", "person"])
        services.cast(voter=voter, chosen=chosen, channel=channel)
