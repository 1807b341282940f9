"""What was asked, and of whom?"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from participation.programme.consultations.duties import asks, in_words, not_yet_told
from participation.programme.consultations.models import Consultation, RentTable
from reports.sections import Asked, Material, Section
from reports.sentences import counted

from .of import consultation_of


@dataclass(frozen=True)
class Told:
    """One time that people were told of it."""

    whom: str
    how: str
    on: dt.date
    people: int


@dataclass(frozen=True)
class Home:
    """One kind of home: its rent a week now, and under each option, in words."""

    name: str
    now: Decimal
    then: tuple[str, ...]


@dataclass(frozen=True)
class Rent:
    """What it means for the rent, as staff entered it."""

    options: tuple[str, ...]
    homes: tuple[Home, ...]


@dataclass(frozen=True)
class What:
    answer: str
    purpose: str
    proposal: str
    effect: str
    cannot_change: str
    duty: str
    law: str
    opened_on: dt.date
    closed_on: dt.date
    told: tuple[Told, ...]
    #: Whom the law wants told, and nothing on record says that they were.
    untold: str
    rent: Rent | None = None


def count(asked: Asked) -> What:
    row = consultation_of(asked)
    told = tuple(
        Told(one.get_told_whom_display(), one.get_how_display(), one.told_on, one.people)
        for one in row.notices.all()
    )
    return What(
        answer=sentence(row.days_open, len(told)),
        purpose=row.purpose,
        proposal=row.proposal,
        effect=row.likely_effect,
        cannot_change=row.cannot_change,
        duty=row.get_duty_display(),
        law=asks(row.duty).of_staff,
        opened_on=row.opens_on,
        closed_on=row.closes_on,
        told=told,
        untold=in_words(not_yet_told(row)),
        rent=_rent(row),
    )


def _rent(row: Consultation) -> Rent | None:
    table = RentTable.objects.filter(consultation=row).first()
    if table is None:
        return None
    homes = (
        Home(one.name, one.now, tuple(then.in_words for then in one.then)) for one in table.homes
    )
    return Rent(tuple(table.options), tuple(homes))


def sentence(days: int, told: int) -> str:
    notices = (
        f"told of it in {counted(told, 'way', 'ways')}" if told else "told by no notice on record"
    )
    return f"People could answer for {counted(days, 'day', 'days')}, and were {notices}."


def build(material: Material[What, None]) -> What:
    return material.this


SECTION = Section(
    code="what",
    heading="What was asked, and of whom?",
    template="reports/responses/what.html",
    shape=What,
    count=count,
    build=build,
)
