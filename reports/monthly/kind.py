"""The monthly report to the head of each service (B-15): a line for each section."""

from collections.abc import Mapping
from typing import Any

from base.core.audience import Audience
from base.core.periods import Month
from reports.kinds import ReportKind, Subjects

from . import concerns, doing, passed, said, satisfied, told, volume
from .of import CODE, services


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sections[code].answer for code in ("volume", "satisfied", "concerns"))


MONTHLY = ReportKind(
    code=CODE,
    title="Monthly report to the head of service",
    heading="What people told us this month",
    period=Month,
    subjects=Subjects("Which service is it about?", services),
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.STAFF,
    early_readers="our staff",
    read_by=Audience.STAFF,
    readers="all our staff",
    sections=(
        concerns.SECTION,
        volume.SECTION,
        satisfied.SECTION,
        said.SECTION,
        passed.SECTION,
        doing.SECTION,
        told.SECTION,
    ),
    opening=opening,
    flows=True,
    method="reports/monthly/method.html",
)
