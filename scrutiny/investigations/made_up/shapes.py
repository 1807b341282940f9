"""How an investigation of the made-up landlord is told."""

from typing import NamedTuple

from participation.programme.activities.models import Service

from ..models import Feeling, Stage


class Told(NamedTuple):
    """One step as one side tells it; ``wait`` in hours."""

    name: str
    what: str
    touch: str
    feeling: Feeling
    wait: int | None = None
    pain: str = ""
    idea: str = ""


class MadeUp(NamedTuple):
    """``ago`` are days since it began. ``maps`` are told in the order of the stages; the last may be half drawn."""

    title: str
    template: str
    service: Service
    purpose: str
    stage: Stage
    ago: int
    maps: tuple[tuple[Told, ...], ...]
    published: bool = False
