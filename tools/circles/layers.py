"""Which part of the house stands above which, as the import contracts of ``pyproject.toml`` say."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where a package stands in one contract; 0 is the top. ``alone``: not even its neighbours see it."""

    package: str
    level: int
    alone: bool

    def holds(self, module: str) -> bool:
        return module == self.package or module.startswith(f"{self.package}.")


class Layers:
    def __init__(self, contracts: Iterable[Mapping[str, Any]]) -> None:
        self.contracts = [
            _places(contract["layers"], container)
            for contract in contracts
            if contract["type"] == "layers"
            for container in contract.get("containers", [""])
        ]

    @classmethod
    def of(cls, pyproject: Path) -> "Layers":
        """Those between apps: a row names pages of its own app, in whatever folder of it they are."""
        contracts = tomllib.loads(pyproject.read_text())["tool"]["importlinter"]["contracts"]
        apps = {
            ".".join(file.parent.relative_to(pyproject.parent).parts)
            for package in ("participation", "scrutiny", "surveys")
            for file in (pyproject.parent / package).rglob("apps.py")
        }
        return cls(one for one in contracts if apps.isdisjoint(one.get("containers", ())))

    def is_out_of_sight(self, other: str, *, of: str) -> bool:
        """Whether ``of`` may know nothing of ``other``: it stands above, or beside with a wall between."""
        return any(_hidden(places, other, of) for places in self.contracts)


def _places(layers: Iterable[str], container: str) -> list[Place]:
    """``a | b`` do not see each other, ``a : b`` do. Brackets are for a layer that is still to come."""
    return [
        Place(f"{container}.{name}" if container else name, level, "|" in layer)
        for level, layer in enumerate(layers)
        for name in re.findall(r"[\w.]+", layer)
    ]


def _hidden(places: list[Place], other: str, of: str) -> bool:
    there = next((place for place in places if place.holds(other)), None)
    here = next((place for place in places if place.holds(of)), None)
    if there is None or here is None or there == here:
        return False
    return there.level < here.level or (there.level == here.level and there.alone)
