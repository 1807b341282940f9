"""The groups that a sample is drawn from: by tenure, by area or by age."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from participation.people.customers.models import Area, Tenure
from participation.reach.segments.choices import AGES, AgeBand, years_before

from ..models import Draw

NOT_RECORDED = "Not recorded"
By = Draw.By

#: What is read of each person, whatever the groups are by.
COLUMNS = ("tenure_id", "area_id", "date_of_birth")


def group_by(by: str, today: dt.date) -> Callable[[Any, Any, Any], str]:
    """A function that says in which group somebody is, by these columns."""
    if by == By.TENURE:
        tenures = dict(Tenure.objects.values_list("pk", "name"))
        return lambda tenure, area, born: tenures.get(tenure, NOT_RECORDED)
    if by == By.AREA:
        areas = _wider_names()
        return lambda tenure, area, born: areas.get(area, NOT_RECORDED)
    youngest = [
        (years_before(today, ages[0]), AgeBand(band).label)
        for band, ages in sorted(AGES.items(), key=lambda one: -one[1][0])
    ]
    return lambda tenure, area, born: _band(born, youngest)


def _wider_names() -> dict[int, str]:
    """Of each estate the area it is in, so that groups are not too small; of others themselves."""
    areas = Area.objects.select_related("parent")
    return {
        area.pk: area.parent.name if area.kind == Area.Kind.ESTATE and area.parent else area.name
        for area in areas
    }


def _band(born: dt.date | None, youngest: list[tuple[dt.date, str]]) -> str:
    if born is None:
        return str(AgeBand.NOT_KNOWN.label)
    return next((words for day, words in youngest if born <= day), str(AgeBand.UNDER_16.label))
