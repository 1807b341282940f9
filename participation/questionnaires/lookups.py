"""The question bank that a new portal starts with."""

from base.core.lookups import fills_lists

from .bank.equality import load_equality
from .bank.official import load_official


@fills_lists(position=70)
def load() -> None:
    load_official()
    load_equality()
