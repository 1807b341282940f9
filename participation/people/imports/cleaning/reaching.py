"""Where somebody lives and on which numbers they are rung, out of any number of cells."""

from typing import Any

from ..fields import COLUMNS
from ..reading import Cells, as_text
from ..values import Phone, Unfit, phones

MOST_OTHER_PHONES = 3
#: "Not known" and "ask daughter" are no numbers that were lost.
FEWEST_FIGURES = 4


def read_address(
    texts: list[str], cells: Cells, places: list[int], person: dict[str, Any], notes: list[str]
) -> None:
    parts = []
    for place in places:
        cell = cells[place] if place < len(cells) else ""
        if isinstance(cell, str) and "\n" in cell:  # lines of an address in one cell
            parts += [as_text(part).strip(",") for part in cell.splitlines()]
        else:
            parts.append(texts[place].strip(", "))
    address = ", ".join(filter(None, parts))
    if address:
        try:
            person["address"] = COLUMNS["address"].clean(address)
        except Unfit as reason:
            notes.append(f"Address left out: {reason}.")


def read_phones(
    texts: list[str], places: list[int], person: dict[str, Any], notes: list[str]
) -> None:
    """The first that takes texts, or the first of all, is the person's number; the others are kept too."""
    found: list[Phone] = []
    for place in places:
        if said := texts[place]:
            found += (numbers := phones(said))
            if not numbers and looks_like_a_number(said):
                notes.append(f"Phone left out: “{said[:40]}” cannot be rung.")
    if not found:
        return
    first = found[0]
    if len(found) > 1:
        first = next((one for one in found if one.takes_texts), first)
    person["phone"] = first.number
    others = dict.fromkeys(str(one) for one in found if one.number != first.number or one.extension)
    person["other_phones"] = ", ".join(list(others)[:MOST_OTHER_PHONES])


def looks_like_a_number(said: str) -> bool:
    return sum(letter.isdigit() for letter in said) >= FEWEST_FIGURES
