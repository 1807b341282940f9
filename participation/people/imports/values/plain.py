"""What a cell says as a value that is kept, or :class:`Unfit`: the reason why it cannot be."""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from base.core.forms import PostcodeField

from .unfit import Unfit

DATE_SHAPES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d-%b-%Y", "%d %B %Y")
EARLIEST = dt.date(1900, 1, 2)  # systems write 1 January 1900 for "not known"
ORDINARY_EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,20}"
)


@lru_cache(maxsize=100_000)
def real_day(said: str) -> dt.date | None:
    plain = re.sub(r"[T ]00:00(:00(\.0+)?)?Z?$", "", said)
    for shape in DATE_SHAPES:
        try:
            return dt.datetime.strptime(plain, shape).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None


def day(said: str) -> dt.date:
    found = real_day(said)
    if found is None:
        raise Unfit(f"“{said[:40]}” is not a real date like 27/03/1980")
    if not EARLIEST <= found <= dt.date(2200, 1, 1):
        raise Unfit(f"“{said[:40]}” is not a likely date")
    return found


def postcode(said: str) -> str:
    match = PostcodeField.SHAPE.fullmatch(re.sub(r"[\s.-]", "", said).upper())
    if match is None or match[1] == "ZZ99":
        raise Unfit(f"“{said[:40]}” is not a whole UK postcode")
    return f"{match[1]} {match[2]}"


def email(said: str) -> str:
    if ORDINARY_EMAIL.fullmatch(said) and len(said) <= 64:
        return said
    try:
        validate_email(said)
    except ValidationError:
        raise Unfit(f"“{said[:60]}” is not an email address") from None
    return said


def no_longer_than(most: int) -> Callable[[str], str]:
    """For a column of any text."""

    def text(said: str) -> str:
        if len(said) > most:
            raise Unfit(f"it is longer than {most} characters")
        return said

    return text
