"""A list of people who used a service lately, as the landlord sends it: by reference, and nothing else of them."""

import datetime as dt
from typing import IO

from django.utils import timezone

from base.core.refused import Refused
from participation.people.imports.reading.named import named_rows
from participation.people.imports.values import Days, Unfit

MOST_LINES = 300
LONGEST_REFERENCE = 30
#: The headings that a column may have, compared without capitals and signs.
HEADINGS = {
    "reference": ("reference", "customer reference", "tenant reference"),
    "used_on": ("used on", "date", "completed on", "closed on"),
}
NEEDED = {"reference": "Reference"}


def read_users(file: IO[bytes]) -> dict[str, dt.date | None]:
    """The day of each reference; raises Refused with the line that is wrong."""
    days = Days(timezone.localdate(), past=True, month_first=False)
    found: dict[str, dt.date | None] = {}
    for line, said in named_rows(file, HEADINGS, NEEDED, most=MOST_LINES, alone=True):
        reference, day = said["reference"], said.get("used_on", "")
        if not reference or len(reference) > LONGEST_REFERENCE:
            raise Refused(f"Line {line}: there is no reference of a person.")
        try:
            found[reference] = days(day) if day else None
        except Unfit as problem:
            raise Refused(f"Line {line}: {problem}") from problem
    return found


def read_references(typed: str) -> dict[str, dt.date | None]:
    """One on each line."""
    found = [line.strip() for line in typed.splitlines() if line.strip()]
    if too_long := [one for one in found if len(one) > LONGEST_REFERENCE]:
        raise Refused(f"“{too_long[0]}” is no reference of a person.")
    return dict.fromkeys(found)
