"""The annual report of grants to groups, with value for money."""

from collections.abc import Mapping
from typing import Any

from base.core.audience import Audience
from base.core.periods import FinancialYear
from participation.funding.grants import yearly
from reports.kinds import ReportKind
from reports.sections import Asked, Part

from . import each, schemes, value

FOREWORD = Part(
    code="foreword", label="What we learned", heading="What we learned, and what we do about it"
)


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return sections["schemes"].answer, sections["value"].answer


def goes_back(this: Asked, last: Asked) -> bool:
    """A scheme had money in the year before."""
    return bool(last.as_of(yearly.by_scheme))


GRANTS = ReportKind(
    code="grants",
    title="Report of grants",
    heading="What groups did with our grants",
    period=FinancialYear,
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.STAFF,
    early_readers="our staff",
    read_by=Audience.EVERYONE,
    sections=(FOREWORD, schemes.SECTION, value.SECTION, each.SECTION),
    opening=opening,
    compared=goes_back,
    flows=True,
    method="reports/grants/method.html",
)
