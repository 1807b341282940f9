"""The board's paper of the responses to one consultation (F-56): a line for each section."""

from collections.abc import Mapping
from typing import Any

from base.core.audience import Audience
from reports.kinds import ReportKind, Subjects

from . import chosen, decided, what, who, wrote
from .of import CODE, over


def opening(sections: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sections[code].answer for code in ("who", "wrote", "decided"))


RESPONSES = ReportKind(
    code=CODE,
    title="Paper of the responses",
    heading="What people answered before we decide",
    subjects=Subjects("Which consultation is it of?", over),
    asked_by=Audience.MANAGERS,
    read_early_by=Audience.BOARD,
    read_by=Audience.BOARD,
    readers="the board",
    sections=(what.SECTION, who.SECTION, chosen.SECTION, wrote.SECTION, decided.SECTION),
    opening=opening,
    flows=True,
)
