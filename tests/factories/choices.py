"""Rounds in which people decide how money is spent."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.funding.choices import services
from participation.funding.choices.models import Pot, Project, Round, Voter, Work
from participation.funding.choices.tasks import do_work

from .people import make_customer, make_user

#: Title and cost, as most tests vote on them.
PROJECTS = (("Benches", 300), ("Lights", 500), ("Trees", 200), ("Paint", 400))


def a_manager() -> User:
    found = User.objects.filter(email="gran.ted@glenmarnock.example").first()
    return found or make_user(Role.MANAGER, name="Gran Ted", email="gran.ted@glenmarnock.example")


def days_of(opens_on: dt.date) -> dict[str, dt.date]:
    return {
        "costs_on": opens_on,
        "opens_on": opens_on,
        "closes_on": opens_on + dt.timedelta(days=14),
        "result_on": opens_on + dt.timedelta(days=21),
        "delivered_by": opens_on + dt.timedelta(days=200),
        "review_on": opens_on + dt.timedelta(days=220),
    }


def make_round(
    name: str = "Calder decides", *, projects=PROJECTS, money: int = 1000, **fields
) -> Round:
    """Being prepared; its projects can be done, and wait for nothing but publishing."""
    by = a_manager()
    fields = {"kind": "pick", "most": 3, "rule": "greedy"} | fields
    about = "Money from selling old vans."
    round = services.save_round(
        by=by, name=name, about=about, **days_of(timezone.localdate()) | fields
    )
    pot = services.save_pot(by=by, round=round, name="Calder", money=Decimal(money))
    for title, cost in projects:
        add_project(round, pot, title, cost)
    return round


def add_project(round: Round, pot: Pot, title: str, cost: int, **fields) -> Project:
    by = a_manager()
    project = services.save_project(
        by=by,
        round=round,
        title=title,
        place="The corner",
        about="It is needed.",
        pot=pot,
        cost=Decimal(cost),
        source="paper",
        **fields,
    )
    return services.decide_on(project=project, is_possible=True, why="", by=by)


def make_open_round(*, voters: int = 0, **fields) -> Round:
    """People vote in it today; so many customers stand on the roll."""
    make_voters(voters)
    round = make_round(**fields)
    return open_round(round)


def open_round(round: Round) -> Round:
    services.fix(round=round, by=a_manager())
    do_work(Work.objects.get(round=round, what="roll").pk)
    return Round.objects.get(pk=round.pk)


def make_voters(number: int) -> None:
    for at in range(number):
        make_customer(f"Voter {at:03}", date_of_birth=dt.date(1980, 1, 1 + at % 28))


def close_round(round: Round) -> Round:
    """Its last day was yesterday; it is closed and counted."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Round.objects.filter(pk=round.pk).update(
        costs_on=yesterday, opens_on=yesterday, closes_on=yesterday
    )
    work, _ = Work.objects.get_or_create(round=round, what="count")
    do_work(work.pk)
    return Round.objects.get(pk=round.pk)


def voters_of(round: Round) -> list[Voter]:
    return list(round.voters.entitled().select_related("customer").order_by("pk"))
