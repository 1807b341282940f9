"""What the answers of a return are worth, and which standards they show to be held.

A score is points over points available; what did not apply leaves both. A scale from 1 to 5 is worth
that many of five points.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from participation.questionnaires.kinds import Said

from ..scoring.marks import NO, WORTH, YES, Marked, chosen, marked, of_criteria
from .house_rules import SHOPPING_REPLY_WORKING_DAYS, SHOPPING_WAIT_MINUTES
from .models import Criterion

#: What is measured of every contact, by the code of its question: whether it is a standard, and the
#: words in which it is told.
TOLD = {
    "wait": "Spoke to somebody in time",
    "reply": "Had an answer in time",
    "greeting": "Was greeted, and told a name",
    "polite": "Was treated politely",
    "knowledge": "They knew what they were talking about",
    "resolved": "Had what they asked for answered",
    "promise": "We kept what we promised",
    "overall": "Overall",
}
#: Of five: from here on somebody was treated politely, and they knew what they were talking about.
GOOD = 4


def marks_of(said: Mapping[str, Said], criteria: Mapping[str, Criterion]) -> list[Marked]:
    """What was said, by the codes of the questions; of a set enquiry with its ``criteria``, by theirs."""
    return [*_of_every_contact(said), *of_criteria(said, criteria)]


def _of_every_contact(said: Mapping[str, Said]) -> Iterator[Marked]:
    most = {"wait": SHOPPING_WAIT_MINUTES.value, "reply": SHOPPING_REPLY_WORKING_DAYS.value}
    for code, in_time in most.items():
        took = said.get(code)
        if isinstance(took, Decimal):
            yield marked(code, TOLD[code], YES if took <= in_time else NO)
    for code in ("greeting", "resolved", "promise"):
        if (answer := chosen(said, code)) in WORTH:
            yield marked(code, TOLD[code], answer)
    for code in ("polite", "knowledge", "overall"):
        if (answer := chosen(said, code)).isdecimal():
            number = int(answer)
            is_met = None if code == "overall" else number >= GOOD
            yield Marked(code, TOLD[code], Decimal(number), 5, is_met)
