"""The annual report of mystery shopping, for colleagues and residents (F-04)."""

from collections.abc import Mapping
from typing import Any

from base.core.audience import Audience
from base.core.periods import FinancialYear
from reports.kinds import ReportKind
from reports.sections import Asked, Part
from surveys.shopping import stats

from . import held, praise, score, where

FOREWORD = Part(
    code="foreword", label="What we learned", heading="What we learned, and what we do about it"
)


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return sections["score"].answer, sections["held"].answer


def goes_back(this: Asked, last: Asked) -> bool:
    """Somebody told us of a contact in the year before."""
    return last(stats.score).returns != 0


SHOPPING = ReportKind(
    code="shopping",
    title="Mystery shopping report",
    heading="What mystery shoppers found",
    period=FinancialYear,
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.STAFF,
    early_readers="our staff",
    read_by=Audience.EVERYONE,
    sections=(FOREWORD, score.SECTION, where.SECTION, held.SECTION, praise.SECTION),
    opening=opening,
    compared=goes_back,
    flows=True,
    method="reports/shopping/method.html",
)
