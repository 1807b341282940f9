"""What a cell says as a value that is kept, or :class:`Unfit`: the reason why it cannot be."""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from base.core.forms import PostcodeField

from .unfit import Unfit

ORDINARY_EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,20}"
)


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
