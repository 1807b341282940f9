"""The annual participation impact report of one financial year (K-37): a line for each section."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from base.core.audience import Audience
from base.core.periods import FinancialYear, Period
from participation.programme.activities import stats as taking_part
from reports.kinds import ReportKind
from reports.sections import Asked, Part
from reports.sentences import capital, counted
from reports.shapes import Pair, Voice
from reports.written import section as by_customers

from . import (
    changed,
    consultations,
    costs,
    each,
    everybody,
    interest,
    kinds,
    levels,
    people,
    regions,
    services,
    surveys,
    tenures,
)
from .lines import held

FOREWORD = Part(code="foreword", label="Foreword", heading="Foreword")
CUSTOMER_VOICE = Part(
    code="customer_voice",
    label="In a customer's words",
    heading="In a customer’s words",
    anchor="voice",
)


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    came, answered = sections["people"], sections["changed"]
    return opening_sentences(came.unique, came.new, answered.done.this, answered.not_possible.this)


def opening_sentences(
    people: Pair, new: Pair | None, done: int, not_possible: int
) -> tuple[str, str, str]:
    """Three sentences that a tenant would repeat to a neighbour."""
    first_time = f", {new.this:,} of them for the first time" if new and new.this else ""
    could_not = (
        f"{counted(not_possible, 'thing', 'things')} we could not do, and we say why."
        if not_possible
        else "There was nothing that we had to say no to."
    )
    return (
        f"{capital(counted(people.this, 'person', 'people'))} took part{first_time}.",
        f"{capital(counted(done, 'thing', 'things'))} changed because people spoke.",
        could_not,
    )


def goes_back(this: Asked, last: Asked) -> bool:
    """Somebody took part, or something was held, in the year before or earlier."""
    return this(people.on_record_before) or held(last) > 0


def voices(period: Period, limit: int) -> list[Voice]:
    return [Voice(**asdict(story)) for story in taking_part.voices(period, limit=limit)]


IMPACT = ReportKind(
    code="impact",
    title="Participation impact report",
    heading="What changed because you took part",
    period=FinancialYear,
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.BOARD,
    read_by=Audience.EVERYONE,
    sections=(
        FOREWORD,
        changed.SECTION,
        consultations.SECTION,
        surveys.SECTION,
        people.SECTION,
        tenures.SECTION,
        regions.SECTION,
        everybody.SECTION,
        kinds.SECTION,
        levels.SECTION,
        services.SECTION,
        costs.SECTION,
        interest.SECTION,
        by_customers.SECTION,
        CUSTOMER_VOICE,
        each.SECTION,
    ),
    opening=opening,
    compared=goes_back,
    voices=voices,
    method="reports/impact/method.html",
)
