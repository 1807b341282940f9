"""The report of a round of Choices: a line for each section."""

from collections.abc import Mapping
from typing import Any

from base.core.audience import Audience
from reports.kinds import ReportKind, Subjects
from reports.sections import Part

from . import done, voted, won
from .of import CODE, told

FOREWORD = Part(
    code="foreword", label="What we learned", heading="What we learned, and what we do next time"
)


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sections[code].answer for code in ("won", "voted", "done"))


CHOICES = ReportKind(
    code=CODE,
    title="Report of a vote on money",
    heading="What people chose, and what came of it",
    subjects=Subjects("Which round is it of?", told),
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.STAFF,
    early_readers="our staff",
    read_by=Audience.EVERYONE,
    sections=(FOREWORD, won.SECTION, voted.SECTION, done.SECTION),
    opening=opening,
    flows=True,
)
