"""The report of one exercise of a panel, in its members' words (K-58): a line for each section."""

from collections.abc import Mapping
from typing import Any

from base.core.audience import Audience
from reports.kinds import ReportKind, Subjects

from . import facts, found, looked, recommends, wrote
from .of import CODE, reported


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sections[code].answer for code in ("looked", "found", "recommends"))


EXERCISE = ReportKind(
    code=CODE,
    title="Report of a scrutiny exercise",
    heading="What the panel found",
    subjects=Subjects("Which exercise is it of?", reported),
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.BOARD,
    read_by=Audience.EVERYONE,
    sections=(looked.SECTION, wrote.SECTION, found.SECTION, facts.SECTION, recommends.SECTION),
    opening=opening,
    flows=True,
)
