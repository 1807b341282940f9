"""The list of homes that are ready to let, as the landlord sends it: read whole, or not at all."""

import datetime as dt
from typing import IO, NamedTuple

from django.utils import timezone

from base.core.refused import Refused
from participation.people.customers.models import Area
from participation.people.imports.reading.named import named_rows
from participation.people.imports.values import Days, Unfit

MOST_LINES = 2_000
MOST_PROBLEMS = 20
#: The headings that a column may have, compared without capitals and signs.
HEADINGS = {
    "reference": ("reference", "home reference", "property reference", "uprn", "void number"),
    "address": ("address",),
    "area": ("area", "estate", "neighbourhood"),
    "ready_on": ("ready on", "ready", "ready to let", "date ready"),
}
NEEDED = {"reference": "Reference", "address": "Address", "ready_on": "Ready on"}
LONGEST = {"reference": 40, "address": 250}


class ListedHome(NamedTuple):
    reference: str
    address: str
    area: Area | None
    ready_on: dt.date


def read_homes(file: IO[bytes]) -> list[ListedHome]:
    """Every line of the file; raises Refused with what is wrong in each.

    No other columns are taken: key codes and the names of people do not belong here.
    """
    areas = {area.name.casefold(): area for area in Area.objects.all()}
    days = Days(timezone.localdate(), past=False, month_first=False)
    found: dict[str, ListedHome] = {}
    problems: list[str] = []
    for line, said in named_rows(file, HEADINGS, NEEDED, most=MOST_LINES, alone=True):
        try:
            home = _home(said, areas, days)
            if home.reference in found:
                raise Unfit(f"“{home.reference}” is there twice.")
            found[home.reference] = home
        except Unfit as problem:
            problems.append(f"Line {line}: {problem}")
        if len(problems) >= MOST_PROBLEMS:
            break
    if problems:
        raise Refused(" ".join(problems))
    return list(found.values())


def _home(said: dict[str, str], areas: dict[str, Area], days: Days) -> ListedHome:
    for name, longest in LONGEST.items():
        if not said[name]:
            raise Unfit(f"There is no {name}.")
        if len(said[name]) > longest:
            raise Unfit(f"The {name} is longer than {longest} letters.")
    named = said.get("area", "")
    area = areas.get(named.casefold())
    if named and area is None:
        raise Unfit(f"There is no area called “{named}”.")
    return ListedHome(said["reference"], said["address"], area, days(said["ready_on"]))
