"""Pages about one questionnaire's answers that an app above has: each says so in its ``results.py``."""

from collections.abc import Callable
from dataclasses import dataclass

from base.core.declared import Declared

from ..models import Questionnaire


@dataclass(frozen=True)
class MorePage:
    title: str
    address: Callable[[Questionnaire], str]


MORE_PAGES: Declared[MorePage] = Declared("results")
