"""Which kinds of pages axe has seen in this run, and which elements, and found nothing.

Each process of the run knows what the others have met, the walk of every page as well as the journeys.
"""

import json
from pathlib import Path

from tests.databases import one_at_a_time

_folder: list[Path] = []


def share_in(folder: Path) -> None:
    """One that all processes of this run have."""
    _folder[:] = [folder]


def all_of(kind: str, elements: set[str]) -> bool:
    with one_at_a_time(_lock()):
        kinds, known = _read()
    return kind in kinds and elements <= known


def note(kind: str, elements: set[str]) -> None:
    with one_at_a_time(_lock()):
        kinds, known = _read()
        _file().write_text(json.dumps([sorted(kinds | {kind}), sorted(known | elements)]))


def _read() -> tuple[set[str], set[str]]:
    if not _file().exists():
        return set(), set()
    kinds, known = json.loads(_file().read_text())
    return set(kinds), set(known)


def _file() -> Path:
    return _folder[0] / "met.json"


def _lock() -> Path:
    return _folder[0] / "met.lock"
