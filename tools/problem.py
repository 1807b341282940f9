"""How set-up stops: one sentence that says what is wrong and what to type, and no traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class Problem(Exception):
    """Something the person at the keyboard can put right. The message is shown as it stands."""


@contextmanager
def told_plainly() -> Iterator[None]:
    try:
        yield
    except Problem as problem:
        sys.exit(f"\n{problem}")
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run the same command again to go on from here.")
