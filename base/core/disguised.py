"""Numbers of rows that tell nothing of their order: in the address of a page, or in a form.

Rows are numbered as they come. Where it is known who came when, a number would say whose row it is. A
disguised number is the same for the same row as long as ``SECRET_KEY`` is, belongs to one row, and is led back by
us alone: a Feistel network of eight rounds, each with a keyed digest.
"""

import hashlib
import hmac

from django.conf import settings

HALF = 29  # bits: a disguised number has no more digits than a number of a row may have
ROUNDS = 8
MASK = (1 << HALF) - 1


def disguised(number: int, *, of: str) -> int:
    """``of`` says of which kind of row, so that no other kind has the same numbers."""
    left, right = number >> HALF, number & MASK
    for turn in range(ROUNDS):
        left, right = right, left ^ _part(right, turn, of)
    return left << HALF | right


def led_back(number: int, *, of: str) -> int:
    """The number of the row; of what was never given out, a number that may be no row's."""
    left, right = number >> HALF & MASK, number & MASK
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _part(left, turn, of), left
    return left << HALF | right


def _part(half: int, turn: int, of: str) -> int:
    words = f"{of}:{turn}:{half}".encode()
    found = hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()
    return int.from_bytes(found[:4], "big") & MASK
