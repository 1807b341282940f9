"""Pieces of the sentences of a report, in words that stay true for 0, 1 and many."""

from .shapes import Pair, the_one_before


def counted(number: int, one: str, many: str) -> str:
    """``1 person``, ``1,204 people``, ``no people``."""
    if number == 0:
        return f"no {many}"
    return f"{number:,} {one if number == 1 else many}"


def times(number: int) -> str:
    """``once``, ``3 times``."""
    return "once" if number == 1 else counted(number, "time", "times")


def than(pair: Pair, unit: str = "year", *, so_far: bool = False) -> str:
    """``, up from 30 last year``; nothing where there is no last year to speak of."""
    if not pair.last:
        return ""
    before = the_one_before(unit, so_far=so_far)
    if pair.this == pair.last:
        return f", the same as {before}"
    return f", {'up' if pair.this > pair.last else 'down'} from {pair.last:,} {before}"


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
