"""What counts in a number about a draw: how like all customers those chosen are."""

from collections import Counter
from dataclasses import dataclass

from base.core.measures import measure

from .models import Selection


@dataclass(frozen=True)
class Likeness:
    """One value of one feature: of all customers, of the list and of those chosen."""

    name: str
    customers: int
    of_customers: int
    listed: int
    chosen: int
    of_chosen: int

    @property
    def customers_percent(self) -> float:
        return round(100 * self.customers / self.of_customers, 1) if self.of_customers else 0.0

    @property
    def chosen_percent(self) -> float:
        return round(100 * self.chosen / self.of_chosen, 1) if self.of_chosen else 0.0


@measure(
    "How like our customers those chosen are",
    "For each feature all customers when the list was fixed but those who are counted apart, the people in "
    "the list, and those whom the draw chose. Reserves are not counted.",
)
def likeness(selection: Selection) -> list[tuple[str, list[Likeness]]]:
    tables = []
    for axis, words in enumerate(selection.feature_words):
        customers: Counter[str] = Counter()
        listed: Counter[str] = Counter()
        chosen: Counter[str] = Counter()
        for cell, people, in_list, _quota, places in selection.cells:
            customers[cell[axis]] += people
            listed[cell[axis]] += in_list
            chosen[cell[axis]] += places
        rows = [
            Likeness(
                name,
                customers[name],
                customers.total(),
                listed[name],
                chosen[name],
                chosen.total(),
            )
            for name in sorted({*customers, *listed})
        ]
        tables.append((words, rows))
    return tables
