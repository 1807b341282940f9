"""The annual evaluation of scrutiny (K-39): a line for each section."""

from collections.abc import Mapping
from typing import Any

from base.core.audience import Audience
from base.core.periods import FinancialYear
from reports.kinds import ReportKind
from reports.sections import Asked, Part
from reports.written import section as by_customers
from scrutiny.exercises import stats
from scrutiny.recommendations.stats import recommendations_by_standing

from . import changed, each, kept, looked, next_year, took, writers

FOREWORD = Part(
    code="foreword",
    label="Foreword by the chair",
    heading="Foreword by the chair",
    signed_by=writers.chair,
)
SELF_EVALUATION = Part(
    code="self_evaluation",
    label="The panel’s evaluation of itself",
    heading="How the panel sees its own work",
    anchor="self-evaluation",
    signed_by=writers.member,
)


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sections[code].answer for code in ("looked", "kept", "changed"))


def goes_back(this: Asked, last: Asked) -> bool:
    """Panels looked into something, or recommended something, in the year before."""
    return bool(last(stats.exercises)) or bool(last(recommendations_by_standing).all)


SCRUTINY = ReportKind(
    code="scrutiny",
    title="Annual evaluation of scrutiny",
    heading="What scrutiny changed",
    period=FinancialYear,
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.BOARD,
    read_by=Audience.EVERYONE,
    sections=(
        FOREWORD,
        looked.SECTION,
        kept.SECTION,
        changed.SECTION,
        each.SECTION,
        by_customers.SECTION,
        SELF_EVALUATION,
        took.SECTION,
        next_year.SECTION,
    ),
    opening=opening,
    compared=goes_back,
    flows=True,
)
