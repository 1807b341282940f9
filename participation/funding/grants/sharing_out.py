"""Sharing a budget: the same for each, and the rest by people, to the penny. Plain values, no database (T-36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from base.core.refused import Refused
from base.core.templatetags.words import pounds as in_pounds


@dataclass(frozen=True)
class Counted:
    """One association and the people it speaks for."""

    name: str
    people: int


@dataclass(frozen=True)
class Line:
    """``exact`` is people times the rate, ``by_people`` the same in whole pence."""

    name: str
    people: int
    flat: Decimal
    exact: Decimal
    by_people: Decimal

    @property
    def total(self) -> Decimal:
        return self.flat + self.by_people


@dataclass(frozen=True)
class WorkedTable:
    """``rate`` is pounds for one person, to a ten-thousandth of a pound; the sum of ``lines`` is ``budget``."""

    budget: Decimal
    flat: Decimal
    people: int
    by_people: Decimal
    rate: Decimal
    lines: tuple[Line, ...]

    @property
    def flat_in_all(self) -> Decimal:
        return self.flat * len(self.lines)

    @property
    def total(self) -> Decimal:
        return sum((line.total for line in self.lines), Decimal(0))


def share_out(budget: Decimal, flat: Decimal, counted: Sequence[Counted]) -> WorkedTable:
    """What is left of a penny goes to the largest remainders; of equal ones to the first by name.

    Raises Refused where there is nobody to share it between, or less than the flat rates take.
    """
    if not counted:
        raise Refused("No association is there to share it.")
    if budget <= 0:
        raise Refused("There is no budget to share yet.")
    everybody = sum(one.people for one in counted)
    rest = budget - flat * len(counted)
    if rest < 0:
        raise Refused(
            f"{len(counted)} flat rates of {in_pounds(flat)} come to {in_pounds(-rest)} more than the budget."
        )
    if rest and not everybody:
        raise Refused("Nobody lives in any of their areas, so the rest cannot be shared by people.")
    pence = int(rest * 100)
    shares = [divmod(pence * one.people, everybody or 1) for one in counted]
    over = pence - sum(whole for whole, _ in shares)
    nearest = sorted(range(len(counted)), key=lambda at: (-shares[at][1], counted[at].name, at))
    one_more = set(nearest[:over])
    rate = rest / everybody if everybody else Decimal(0)
    lines = tuple(
        Line(
            name=one.name,
            people=one.people,
            flat=flat,
            exact=(rest * one.people / (everybody or 1)).quantize(Decimal("0.0001")),
            by_people=Decimal(whole + (at in one_more)) / 100,
        )
        for at, (one, (whole, _)) in enumerate(zip(counted, shares, strict=True))
    )
    return WorkedTable(budget, flat, everybody, rest, rate.quantize(Decimal("0.0001")), lines)
