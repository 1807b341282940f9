"""How an exercise of the made-up landlord is told."""

from typing import NamedTuple

from participation.programme.activities.models import Service
from scrutiny.recommendations.made_up import MadeUp as Recommends
from scrutiny.topics.models import Size

from ..models import Change, Evidence, Stage


class Gathered(NamedTuple):
    """``ago`` are days; what is ``kept`` only the panel reads."""

    kind: Evidence.Kind
    title: str
    says: str
    ago: int
    kept: bool = False


class Changed(NamedTuple):
    """``more`` are the days by which the report comes later."""

    what: Change.What
    ago: int
    words: str
    more: int = 0


class MadeUp(NamedTuple):
    """``moves`` are days ago, a stage each from its choice on. Without ``why`` the topic is one of those the panel
    chose; else it is made with it. ``hours`` are members', staff's, and the pounds it cost. ``records`` are sources of which the newest
    piece is taken; ``findings`` rest on what was gathered, by place. ``facts`` are what the landlord
    said, whether the panel changed its report and how; ``facts_ago`` when it was asked, and had said all. A step
    that was taken back is of the stage after the last of ``moves``, ``back_from`` days ago."""

    title: str
    size: Size
    weeks: int
    question: str
    covers: str
    leaves_out: str
    whom: str
    methods: str
    moves: tuple[int, ...]
    words: dict[Stage, str] = {}
    why: str = ""
    service: Service = Service.REPAIRS
    plan_item: int | None = None
    hours: tuple[int, int, int] | None = None
    gathered: tuple[Gathered, ...] = ()
    records: tuple[str, ...] = ()
    findings: tuple[tuple[str, tuple[int, ...]], ...] = ()
    report: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, bool, str], ...] = ()
    facts_ago: tuple[int, int] | None = None
    recommends: tuple[Recommends, ...] = ()
    changes: tuple[Changed, ...] = ()
    back_from: int = 0
