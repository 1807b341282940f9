"""Schemes in a year, and what groups ask of them."""

from decimal import Decimal

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.funding.grants.models import Grant, Scheme, SchemeYear
from participation.funding.grants.services import (
    accept,
    ask,
    award,
    check_conditions,
    pay,
    set_budget,
)
from participation.people.groups.models import Group

from .groups import make_group
from .people import make_user


def make_scheme(name: str) -> Scheme:
    return Scheme.objects.create(code=name.lower().replace(" ", "-"), name=name, method="asked")


def make_year(
    code: str = "community_fund",
    *,
    starts: int | None = None,
    budget: int = 0,
    assessed: bool = False,
    **rates,
) -> SchemeYear:
    """Of this year, with so many pounds. Two of us score what is asked only where ``assessed``."""
    Scheme.objects.filter(code=code).update(is_assessed=assessed)
    starts = starts or FinancialYear.current().start_year
    scheme = Scheme.objects.get(code=code)
    year, _ = SchemeYear.objects.get_or_create(scheme=scheme, starts=starts, defaults=rates)
    if budget:
        set_budget(year=year, pounds=Decimal(budget), why="Agreed", by=a_manager())
    return year


def make_asked(
    group: Group | None = None, *, year: SchemeYear | None = None, pounds: int = 100
) -> Grant:
    return ask(
        year=year or make_year(),
        group=group or make_group(),
        pounds=Decimal(pounds),
        what_for="A bench",
        by=a_manager(),
    )


def make_awarded(
    group: Group | None = None,
    *,
    year: SchemeYear | None = None,
    pounds: int = 100,
    accepted: bool = True,
) -> Grant:
    grant = make_asked(group, year=year or make_year(budget=1000), pounds=pounds)
    award(grant=grant, pounds=Decimal(pounds), why="It is needed", by=a_manager())
    if accepted:
        accept(grant=grant, how="The chair signed", by=a_manager())
    grant.refresh_from_db()
    return grant


def make_paid(group: Group | None = None, *, year: SchemeYear | None = None, pounds: int = 100):
    """Awarded, checked and paid today."""
    grant = make_awarded(group, year=year, pounds=pounds)
    check_conditions(grant=grant, by=a_manager())
    pay(
        grant=grant,
        pounds=Decimal(pounds),
        on=timezone.localdate(),
        why="Bank",
        by=a_manager(),
    )
    grant.refresh_from_db()
    return grant


def a_manager() -> User:
    return User.objects.filter(email="gran.ted@glenmarnock.example").first() or make_user(
        Role.MANAGER, name="Gran Ted", email="gran.ted@glenmarnock.example"
    )
