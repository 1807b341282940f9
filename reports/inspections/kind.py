"""The annual report of inspections by residents, for colleagues and residents (F-03)."""

from collections.abc import Mapping
from typing import Any

from base.core.audience import Audience
from base.core.periods import FinancialYear
from participation.programme.inspections import stats
from reports.kinds import ReportKind
from reports.sections import Asked, Part

from . import each, praise, put_right, ready, where

FOREWORD = Part(
    code="foreword", label="What we learned", heading="What we learned, and what we do about it"
)


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return sections["ready"].answer, sections["put_right"].answer


def goes_back(this: Asked, last: Asked) -> bool:
    """Something was inspected in the year before."""
    return bool(last(stats.met))


INSPECTIONS = ReportKind(
    code="inspections",
    title="Report of inspections by residents",
    heading="What residents found where they looked",
    period=FinancialYear,
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.STAFF,
    early_readers="our staff",
    read_by=Audience.EVERYONE,
    sections=(
        FOREWORD,
        ready.SECTION,
        where.SECTION,
        put_right.SECTION,
        praise.SECTION,
        each.SECTION,
    ),
    opening=opening,
    compared=goes_back,
    flows=True,
    method="reports/inspections/method.html",
)
