"""What has come of it?"""

import datetime as dt
from dataclasses import dataclass

from participation.funding.choices.result import told
from reports.sections import Asked, Material, Section
from reports.sentences import counted

from .of import round_of


@dataclass(frozen=True)
class DoneLine:
    title: str
    finished_on: dt.date | None
    words: str


@dataclass(frozen=True)
class Done:
    answer: str
    lines: tuple[DoneLine, ...]
    by: dt.date


def count(asked: Asked) -> Done:
    row = round_of(asked)
    winners = [fate.project for pot in told(row) for fate in pot.won]
    finished = sum(one.delivered_on is not None for one in winners)
    return Done(
        answer=f"{finished:,} of {counted(len(winners), 'winner', 'winners')} "
        f"{'is' if finished == 1 else 'are'} finished."
        if winners
        else "Nothing won, so there is nothing to do.",
        lines=tuple(DoneLine(one.title, one.delivered_on, one.delivery) for one in winners),
        by=row.delivered_by,
    )


def build(material: Material[Done, None]) -> Done:
    return material.this


SECTION = Section(
    code="done",
    heading="What has come of it?",
    template="reports/choices/done.html",
    shape=Done,
    count=count,
    build=build,
)
