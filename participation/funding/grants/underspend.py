"""What is suggested where a group has not spent its grant. Plain values, no database (T-39).

The model's words: a group that leaves its grant largely unspent makes a case for the full grant of the next year; half
of it unspent may mean that half is taken off, if there is no plan for it. A person decides.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from base.core.templatetags.words import pounds as in_pounds

PENNY = Decimal("0.01")


@dataclass(frozen=True)
class Suggestion:
    """``paid`` less what came back, ``spent`` by receipts, and ``deduct`` of the next grant with the reason in words."""

    paid: Decimal
    spent: Decimal
    deduct: Decimal
    why: str

    @property
    def unspent(self) -> Decimal:
        return max(self.paid - self.spent, Decimal(0))


def suggest(paid: Decimal, spent: Decimal, *, has_case: bool, largely: int) -> Suggestion:
    """``largely`` is the share, in percent, from which a grant is largely unspent."""
    unspent = max(paid - spent, Decimal(0))
    nothing = Decimal(0)
    if not unspent:
        return Suggestion(paid, spent, nothing, "All of it is spent.")
    share = unspent / paid
    in_words = f"{in_pounds(unspent)} of {in_pounds(paid)} is not spent: {share:.0%}."
    if share * 100 < largely:
        why = f"{in_words} That is under {largely}%, so the rule takes nothing off the next grant."
        return Suggestion(paid, spent, nothing, why)
    if has_case:
        why = f"{in_words} That is {largely}% or more, and the group has a plan for it. The rule takes nothing off; read the plan first."
        return Suggestion(paid, spent, nothing, why)
    deduct = (paid * share).quantize(PENNY, ROUND_HALF_UP)
    why = f"{in_words} That is {largely}% or more, and there is no plan for it. The rule takes the same share, {share:.0%}, off the next grant: {in_pounds(deduct)} of {in_pounds(paid)}."
    return Suggestion(paid, spent, deduct, why)
