"""What an app adds to the demo world, from its ``demo.py``, once everything below it is there.

    @in_demo(position=10)
    def make_venues(world: World) -> None:
        ...

The parts that the whole world leans on, people and what they took part in, are ``portal.demo.world``.
"""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .declared import Declared


@dataclass(frozen=True)
class World:
    """Who works at the made-up landlord, and its day. ``dice(part)`` always falls alike for a part."""

    officer: Any
    manager: Any
    now: dt.datetime
    dice: Callable[[str], random.Random]


Make = Callable[[World], None]

DEMO: Declared[Make] = Declared("demo")


def in_demo(*, position: int) -> Callable[[Make], Make]:
    return lambda make: DEMO.add(make, position=position)
