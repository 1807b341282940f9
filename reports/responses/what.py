"""What was asked, and of whom?"""

import datetime as dt
from dataclasses import dataclass

from participation.programme.consultations.duties import asks, in_words, not_yet_told
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
    )


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
