"""What an app above has of one questionnaire's answers, pages and tables: each says so in its ``results.py``."""

from collections.abc import Callable
from dataclasses import dataclass

from base.core.declared import Declared

from ..models import Questionnaire


@dataclass(frozen=True)
class MorePage:
    title: str
    address: Callable[[Questionnaire], str]


MORE_PAGES: Declared[MorePage] = Declared("results")


@dataclass(frozen=True)
class MoreCame:
    """How answers came, by groups that an app above knows and that may overlap: each with its people, by the
    number of the questionnaire; none where staff chose none, and None while they are being counted.

    Read only where whoever reads may know what one person answered. Two groups that overlap, taken from
    each other or from a group of any other table, leave few: nothing of them can be told where numbers are hidden.
    """

    title: str
    people: Callable[[Questionnaire], list[tuple[str, int]] | None]


MORE_CAME: Declared[MoreCame] = Declared("results")
