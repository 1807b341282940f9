"""By what we compare those who take part with all customers, and what may be set beside what."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, CharField, F, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from base.core.counted_tables import NOT_RECORDED

#: The youngest age that is in no band before; wide, so that few counts have to be hidden.
AGE_BANDS = [
    (75, "75 or over"),
    (65, "65 to 74"),
    (45, "45 to 64"),
    (25, "25 to 44"),
    (0, "Under 25"),
]


def age_band(to: str) -> Combinable:
    """Where 29 February is the birthday, people turn a year older on 1 March."""
    today = timezone.localdate()
    return Case(
        *(
            When(**{f"{to}date_of_birth__lte": years_before(today, age)}, then=Value(name))
            for age, name in AGE_BANDS
        ),
        default=Value(NOT_RECORDED),
        output_field=CharField(),
    )


def years_before(day: dt.date, years: int) -> dt.date:
    """The latest birthday of somebody who is that old on the day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February in a year that has none
        return day.replace(year=day.year - years, day=28)


def _tenure(to: str) -> Combinable:
    return F(f"{to}tenure__name")


def _region(to: str) -> Combinable:
    return Coalesce(f"{to}area__parent__parent__name", f"{to}area__parent__name", f"{to}area__name")


def _area(to: str) -> Combinable:
    return Case(
        When(**{f"{to}area__kind": "estate"}, then=F(f"{to}area__parent__name")),
        default=F(f"{to}area__name"),
    )


@dataclass(frozen=True)
class Characteristic:
    """``expression`` finds it on a customer; ``question`` in the equality answers. One of the two."""

    code: str
    title: str
    expression: Callable[[str], Combinable] | None = None
    question: str = ""
    is_place: bool = False


CHARACTERISTICS = {
    one.code: one
    for one in (
        Characteristic("age", "Age", age_band),
        Characteristic("sex", "Sex", question="sex"),
        Characteristic(
            "disability", "Disability or long-term illness", question="long_term_condition"
        ),
        Characteristic("ethnicity", "Ethnic group", question="ethnic_group"),
        Characteristic("tenure", "Tenure", _tenure),
        Characteristic("region", "Region", _region, is_place=True),
        Characteristic("area", "Area", _area, is_place=True),
    )
}

#: What is compared every year, and acted on (R-19): age, gender, disability, ethnicity.
YEARLY = ("age", "sex", "disability", "ethnicity")

#: Facts of the record, by which invitees can be held against all customers (T-17).
ON_RECORD = ("tenure", "region", "age")


def why_not_together(one: Characteristic, other: Characteristic) -> str:
    """Why two may not be set beside each other; empty where they may.

    What people told us for equality monitoring is shown of all who took part, and of no part of them.
    """
    if one == other:
        return "Choose two different things to compare by."
    if one.is_place and other.is_place:
        return "Choose a place only once."
    if one.question or other.question:
        return (
            "We never show what people told us about themselves by area, age or anything else: in a "
            "small group somebody could be recognised. Look at it by itself."
        )
    return ""
