"""Who won, in which order, and what decided about each project."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from .election import Election, Pot
from .pot import ReadyPot, Standing, make_ready
from .rules import EqualShares, Greedy, Rule, Stop
from .shares import Bought, Run, run_with


class Because(Enum):
    """What decided about a project."""

    PAID_BY_SUPPORTERS = "paid by its supporters"
    MOST_VOTES = "most votes"
    STRETCH = "stretch money"
    TOO_FEW_VOTES = "too few votes"
    OTHER_OF_THE_TWO = "either-or"
    SUPPORTERS_SHORT = "supporters could not pay"
    DID_NOT_FIT = "did not fit"


@dataclass(frozen=True)
class Fate:
    """What became of one project, and the numbers behind it.

    ``place`` counts winners from 1. ``money_left`` is what was left when its turn by votes came.
    ``supporters_left`` is what those who named it still held when Equal Shares ended, and
    ``effective_support`` which part of its cost that was. ``instead`` is the winner that shut it out.
    """

    code: str
    cost: Fraction
    votes: int
    named: int
    because: Because
    place: int | None = None
    bought: Bought | None = None
    money_left: Fraction | None = None
    supporters_left: Fraction | None = None
    instead: str = ""

    @property
    def won(self) -> bool:
        return self.place is not None

    @property
    def effective_support(self) -> Fraction | None:
        return None if self.supporters_left is None else self.supporters_left / self.cost


@dataclass(frozen=True)
class PotCount:
    """The result of one pot. ``share`` is what each of ``ballots`` held in the count that stands, after
    ``steps`` that made shares larger; None where shares had no part in it."""

    pot: Pot
    ballots: int
    winners: tuple[str, ...]
    fates: Mapping[str, Fate]
    spent: Fraction
    share: Fraction | None = None
    steps: int = 0


def count(
    election: Election, rule: Rule, *, after_step: Callable[[], None] = lambda: None
) -> list[PotCount]:
    """The result of each pot, in the order of the election. ``after_step`` is called as the count goes on."""
    return [_count_pot(make_ready(election, pot), rule, after_step) for pot in election.pots]


def winners(counted: list[PotCount]) -> tuple[str, ...]:
    return tuple(code for pot in counted for code in pot.winners)


class _Sheet:
    """The result of one pot as it is being written."""

    def __init__(self, ready: ReadyPot):
        self.ready = ready
        self.left = ready.pot.money
        self.won: list[str] = []
        self.fates: dict[str, Fate] = {}
        for standing in ready.standings:
            if standing not in ready.able:
                self.write(standing, Because.TOO_FEW_VOTES)

    def write(self, standing: Standing, because: Because, **said) -> None:
        earlier = self.fates.get(standing.code)
        fate = earlier or Fate(
            standing.code, standing.cost, standing.votes, standing.named, because
        )
        self.fates[standing.code] = replace(fate, because=because, **said)

    def win(self, standing: Standing, because: Because, **said) -> None:
        self.won.append(standing.code)
        self.left -= standing.cost
        self.write(standing, because, place=len(self.won), **said)

    def open(self) -> list[Standing]:
        """Those that could still win, by votes; who lost to the other of two is written down."""
        still = []
        for standing in sorted(self.ready.able, key=lambda one: one.by_votes):
            if standing.code in self.won:
                continue
            rivals = self.ready.rivals.get(standing.code, frozenset())
            instead = next((code for code in self.won if code in rivals), "")
            if instead:
                self.write(standing, Because.OTHER_OF_THE_TWO, instead=instead)
            else:
                still.append(standing)
        return still


def _count_pot(ready: ReadyPot, rule: Rule, after_step: Callable[[], None]) -> PotCount:
    sheet, run, steps = _Sheet(ready), None, 0
    if isinstance(rule, EqualShares) and ready.ballots:
        run, steps = _with_steps(ready, rule, after_step)
        _write_run(sheet, run)
    if isinstance(rule, Greedy) or rule.top_up:
        _most_votes_first(sheet)
    _stretch(sheet)
    sheet.open()
    return PotCount(
        pot=ready.pot,
        ballots=ready.ballots,
        winners=tuple(sheet.won),
        fates={one.code: sheet.fates[one.code] for one in ready.standings},
        spent=ready.pot.money - sheet.left,
        share=run.share if run else None,
        steps=steps,
    )


def _write_run(sheet: _Sheet, run: Run) -> None:
    by_code = {standing.code: standing for standing in sheet.ready.able}
    for bought in run.bought:
        sheet.win(by_code[bought.code], Because.PAID_BY_SUPPORTERS, bought=bought)
    for code, left in run.left.items():
        sheet.write(by_code[code], Because.SUPPORTERS_SHORT, supporters_left=left)


def _most_votes_first(sheet: _Sheet) -> None:
    for standing in sheet.open():
        if standing not in sheet.open():
            continue
        if standing.cost <= sheet.left:
            sheet.win(standing, Because.MOST_VOTES, money_left=sheet.left)
        else:
            sheet.write(standing, Because.DID_NOT_FIT, money_left=sheet.left)


def _stretch(sheet: _Sheet) -> None:
    """The first by votes that the rest and the stretch money pay for together; no second one."""
    stretch = sheet.ready.pot.stretch
    within = [one for one in sheet.open() if stretch and one.cost <= sheet.left + stretch]
    if within:
        sheet.win(within[0], Because.STRETCH, money_left=sheet.left)


def _with_steps(
    ready: ReadyPot, rule: EqualShares, after_step: Callable[[], None]
) -> tuple[Run, int]:
    """The last count whose winners cost no more than the money, and after how many steps it was made."""
    run, steps = run_with(ready, ready.pot.money * rule.start / ready.ballots), 0
    while rule.step and not _is_over(ready, rule, run):
        larger = run_with(ready, run.share + rule.step)
        after_step()
        if larger.spent > ready.pot.money:
            break
        run, steps = larger, steps + 1
    return run, steps


def _is_over(ready: ReadyPot, rule: EqualShares, run: Run) -> bool:
    """No larger share could change anything, or the rule says to stop as soon as nothing fits."""
    won = {bought.code for bought in run.bought}
    still = [
        one
        for one in ready.able
        if one.code not in won and not won & ready.rivals.get(one.code, frozenset())
    ]
    rest = ready.pot.money - run.spent
    return not still or (rule.stop is Stop.NOTHING_FITS and all(one.cost > rest for one in still))
