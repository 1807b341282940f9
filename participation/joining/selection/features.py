"""What a selection can mirror: facts of the record alone, never an answer to an equality question."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from participation.people.customers.models import Customer, CustomerQuerySet
from participation.programme.activities.stats import REGION
from participation.reach.segments.choices import AgeBand, Engaged
from participation.reach.segments.filters import of_age, taking_part

from .draw import Cell, Person

NOT_RECORDED = "Not recorded"
#: Wider than the bands of figures: with nine, most groups would be too small for a whole place.
AGES = {
    "Under 35": [AgeBand.UNDER_16, AgeBand.FROM_16, AgeBand.FROM_25],
    "35 to 64": [AgeBand.FROM_35, AgeBand.FROM_45, AgeBand.FROM_55],
    "65 or over": [AgeBand.FROM_65, AgeBand.FROM_75, AgeBand.FROM_85],
}

FEATURES = {
    "area": "Area",
    "tenure": "Tenure",
    "age": "Age band, from the date of birth",
    "engaged": "Whether they took part in the last 12 months",
}


def _said(rules: dict[str, Q], otherwise: str) -> Case:
    return Case(
        *(When(rule, then=Value(words)) for words, rule in rules.items()),
        default=Value(otherwise),
        output_field=CharField(),
    )


def expression(feature: str) -> Combinable:
    """How the database tells a person's value of a feature."""
    if feature == "area":
        return Coalesce(REGION, Value(NOT_RECORDED))
    if feature == "tenure":
        return Coalesce(F("tenure__name"), Value(NOT_RECORDED))
    if feature == "age":
        return _said({words: of_age(list(bands)) for words, bands in AGES.items()}, NOT_RECORDED)
    return _said({"Took part": taking_part([Engaged.ACTIVE.value])}, "Did not take part")


def profile_of_customers(features: Sequence[str]) -> dict[Cell, int]:
    """How many of all our customers are in each cell, without those counted apart. One statement."""
    rows = _with_cells(Customer.objects.counted(), features).values_list(*_names(features))
    return {tuple(row[:-1]): row[-1] for row in rows.annotate(people=Count("pk")).order_by()}


def people_in_cells(people: CustomerQuerySet, features: Sequence[str]) -> dict[Cell, list[int]]:
    """Everybody in the list by cell. One statement, two numbers of memory a person."""
    rows = _with_cells(people.order_by(), features).values_list("pk", *_names(features))
    cells: dict[Cell, list[int]] = defaultdict(list)
    for pk, *values in rows.iterator(chunk_size=5000):
        cells[tuple(values)].append(pk)
    return {cell: sorted(cells[cell]) for cell in sorted(cells)}


def as_people(cells: dict[Cell, list[int]]) -> list[Person]:
    return [Person(pk, cell) for cell, pks in cells.items() for pk in pks]


def _names(features: Sequence[str]) -> list[str]:
    return [f"in_{feature}" for feature in features]


def _with_cells(people: CustomerQuerySet, features: Sequence[str]) -> CustomerQuerySet:
    return people.annotate(**{f"in_{feature}": expression(feature) for feature in features})
