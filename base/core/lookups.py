"""The lists a portal starts with: an app fills its own from its ``lookups.py``.

A function that does so is named with ``@fills_lists`` and may be called again at any time: it adds what
is not there yet, and leaves what the landlord has changed.
"""

from collections.abc import Callable

from django.db import transaction

from .declared import Declared

Load = Callable[[], None]

LISTS: Declared[Load] = Declared("lookups")


def fills_lists(*, position: int) -> Callable[[Load], Load]:
    """Lists that name rows of another list come behind it."""
    return lambda load: LISTS.add(load, position=position)


@transaction.atomic
def load_lists() -> None:
    for load in LISTS:
        load()
