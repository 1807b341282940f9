"""A fair draw that anybody can repeat: so many people who together look like all of our customers.

How it works, and how to repeat it by hand:

1. *Cells.* Everybody is in one cell: one combination of the chosen features ("West, tenant, 35 to 64").
   The profile says how many of all our customers are in each.
2. *Quotas.* Each cell gets its share of the places: ``places x customers in it / all customers``,
   rounded down. The places left over go one each to the cells with the largest remainders.
3. *Too few.* Where fewer people of a cell can be drawn than its quota, all of them are chosen, and
   the places missing are shared out in the same way among the cells that have people left.
4. *Draw.* Every person's number is HMAC-SHA256 of their key under the seed, written in hexadecimal.
   In each cell those with the lowest numbers are chosen. Equal remainders in step 2 are settled by
   the same number of the cell's name.
5. *Reserves.* Steps 2 to 4 once more among those who are left.

So the order of the list plays no part, the same seed and list give the same people, and within a
cell everybody's chance is the same: chosen ones of the cell / people of the cell in the list.
Largest remainders leave out groups too small for one whole place when there are many cells.
"""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

#: One value for each chosen feature, in their order.
Cell = tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """Somebody who can be drawn. ``key`` names them for ever and says nothing about them."""

    key: int
    cell: Cell


@dataclass(frozen=True)
class CellDrawn:
    """One cell: of all customers, of the list, its quota, and how many places it has in the end."""

    cell: Cell
    customers: int
    listed: int
    quota: int
    chosen: int

    @property
    def chance(self) -> Fraction:
        """Of each person in the cell to be among the chosen."""
        return Fraction(self.chosen, self.listed) if self.listed else Fraction(0)


@dataclass(frozen=True)
class Drawn:
    """``chosen`` and ``reserves`` are in the order of their numbers."""

    chosen: tuple[Person, ...]
    reserves: tuple[Person, ...]
    cells: tuple[CellDrawn, ...]


def draw(
    people: Iterable[Person], *, profile: Mapping[Cell, int], places: int, reserves: int, seed: str
) -> Drawn:
    """Everybody at most once; fewer than asked for only where the list is shorter."""
    everybody = {person.key: person for person in people}.values()
    listed = _by_cell(everybody)
    first = _one_draw(listed, profile=profile, places=places, seed=seed)
    taken = {person.key for person in first}
    left = _by_cell(person for person in everybody if person.key not in taken)
    second = _one_draw(left, profile=profile, places=reserves, seed=seed)
    wanted = quotas(places, profile, seed=seed)
    chosen_in = {cell: len(there) for cell, there in _by_cell(first).items()}
    cells = tuple(
        CellDrawn(
            cell,
            profile.get(cell, 0),
            len(listed.get(cell, ())),
            wanted.get(cell, 0),
            chosen_in.get(cell, 0),
        )
        for cell in sorted({*profile, *listed})
    )
    return Drawn(tuple(first), tuple(second), cells)


def number(seed: str, key: object) -> str:
    """What decides a person's place in the draw. Nobody can choose it without choosing the seed."""
    return hmac.new(seed.encode(), str(key).encode(), hashlib.sha256).hexdigest()


def quotas(places: int, weights: Mapping[Cell, int], *, seed: str) -> dict[Cell, int]:
    """Places by largest remainder, in proportion to ``weights``; they add up to ``places``."""
    total = sum(weights.values())
    if not total or places <= 0:
        return dict.fromkeys(weights, 0)
    exact = {cell: Fraction(places * weight, total) for cell, weight in weights.items()}
    given = {cell: int(share) for cell, share in exact.items()}
    over = places - sum(given.values())
    nearest = sorted(
        exact, key=lambda cell: (given[cell] - exact[cell], number(seed, " / ".join(cell)))
    )
    for cell in nearest[:over]:
        given[cell] += 1
    return given


def places_for(
    listed: Mapping[Cell, Collection[Person]],
    *,
    profile: Mapping[Cell, int],
    places: int,
    seed: str,
) -> dict[Cell, int]:
    """Quotas as far as there are people to fill them; what is missing goes to those with more."""
    room = {cell: len(there) for cell, there in listed.items()}
    weights = {cell: profile.get(cell, 0) for cell in {*profile, *room}}
    given = dict.fromkeys(weights, 0)
    missing = min(places, sum(room.values()))
    while missing:
        for cell, more in quotas(missing, weights, seed=seed).items():
            given[cell] = min(given[cell] + more, room.get(cell, 0))
        missing = min(places, sum(room.values())) - sum(given.values())
        open_cells = [cell for cell in room if given[cell] < room[cell]]
        # People of a cell that no customer was counted in come last, as if there were one.
        weights = {cell: profile.get(cell, 0) for cell in open_cells if profile.get(cell)}
        weights = weights or dict.fromkeys(open_cells, 1)
    return given


def _one_draw(
    listed: Mapping[Cell, Collection[Person]],
    *,
    profile: Mapping[Cell, int],
    places: int,
    seed: str,
) -> list[Person]:
    chosen: list[Person] = []
    for cell, some in places_for(listed, profile=profile, places=places, seed=seed).items():
        chosen += _in_order(listed.get(cell, ()), seed)[:some]
    return _in_order(chosen, seed)


def _in_order(people: Iterable[Person], seed: str) -> list[Person]:
    return sorted(people, key=lambda person: number(seed, person.key))


def _by_cell(people: Iterable[Person]) -> dict[Cell, list[Person]]:
    cells: dict[Cell, list[Person]] = defaultdict(list)
    for person in people:
        cells[person.cell].append(person)
    return dict(cells)
