"""Why each project won or did not, in words that anybody can check against the numbers."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from base.core.templatetags.words import number, pounds

from .count import Because, Fate
from .election import Election


def money(amount: Fraction) -> str:
    """To the nearest penny. Only what is shown is rounded; what is counted never is."""
    return pounds(Decimal(round(amount * 100)) / 100)


def ballots(count: int) -> str:
    return "1 ballot" if count == 1 else f"{number(count)} ballots"


def why(fate: Fate, election: Election, names: Mapping[str, str]) -> str:
    """``names`` of projects by code, for the one that shut another out."""
    named = f"{ballots(fate.named)} named it"
    if fate.won:
        return f"Winner number {fate.place}. {_why_it_won(fate, named)}"
    return f"Not chosen. {_why_not(fate, named, election, names)}"


def _why_it_won(fate: Fate, named: str) -> str:
    if fate.bought is not None:
        able = f"paid {money(fate.bought.price)} for each vote"
        if len(fate.bought.payments) == 1:
            return f"{named}, and each {able}: {money(fate.cost)} in all."
        return (
            f"{named}. Those with enough left of their share {able}, and the others all they had left:"
            f" {money(fate.cost)} in all."
        )
    if fate.because is Because.STRETCH:
        return (
            f"It costs {money(fate.cost)}. {money(fate.money_left or Fraction(0))} was left, and the"
            " stretch money paid the rest."
        )
    return (
        f"{named}. By number of votes it was its turn, {money(fate.money_left or Fraction(0))} was left,"
        f" and it costs {money(fate.cost)}."
    )


def _why_not(fate: Fate, named: str, election: Election, names: Mapping[str, str]) -> str:
    if fate.because is Because.TOO_FEW_VOTES:
        return f"{named}. A project needs at least {ballots(election.fewest_ballots)} to win."
    if fate.because is Because.OTHER_OF_THE_TWO:
        return f"Only one could win of it and {names[fate.instead]}, which did."
    said = [f"{named}."]
    if fate.supporters_left is not None and fate.effective_support is not None:
        said.append(
            f"Those who named it had {money(fate.supporters_left)} left of their shares, which is"
            f" {int(fate.effective_support * 100)}% of the {money(fate.cost)} that it costs."
        )
    if fate.money_left is not None:
        said.append(
            f"When its turn came by number of votes, {money(fate.money_left)} was left, and it costs"
            f" {money(fate.cost)}."
        )
    return " ".join(said)
