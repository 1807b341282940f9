"""Finding a person by whatever an officer has: part of a name, a reference, a street, a postcode."""

import re

from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from base.core import folding

from .models import Customer, CustomerQuerySet

FEWEST_LETTERS = 2
#: The index knows what has three letters in a row.
LETTERS_OF_INDEX = 3

#: "gm12ab": a postcode run together, which the record holds as "GM1 2AB".
POSTCODE_RUN_TOGETHER = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})\b")


def find_customers(typed: str, limit: int = 8) -> CustomerQuerySet:
    """The first few people we serve now who match; nobody until there is something to go on."""
    words = words_of(typed)
    if len("".join(words)) < FEWEST_LETTERS:
        return Customer.objects.none()
    found = Customer.objects.current().matching(" ".join(words))
    return found.select_related("tenure", "area").order_by(_by_name(words), "pk")[:limit]


def _by_name(words: list[str]) -> str | Concat:
    """PostgreSQL would rather walk through everybody by name until it has met enough, which takes long for
    a rare name late in the alphabet. Asked for another order that is the same, it reads the index of parts."""
    has_index = max(map(len, words)) >= LETTERS_OF_INDEX
    return Concat("name", Value("")) if has_index else "name"


def words_of(typed: str) -> list[str]:
    """The words to look for, of a postcode both halves."""
    plain = " ".join(folding.words_of(typed))
    return POSTCODE_RUN_TOGETHER.sub(r"\1 \2", plain).split()


def marked(text: str, typed: str) -> SafeString:
    """The text with what was typed in <mark>, accents or not: ``Ó Súil`` for ``o suil``."""
    letters = [(plain, at) for at, letter in enumerate(text) for plain in folding.folded(letter)]
    plain_text = "".join(plain for plain, _ in letters)
    hits = {
        at
        for word in words_of(typed)
        for found in re.finditer(re.escape(word), plain_text)
        for at in range(letters[found.start()][1], letters[found.end() - 1][1] + 1)
    }
    return mark_safe("".join(_runs(text, hits)))  # noqa: S308 (every run is escaped)


def _runs(text: str, hits: set[int]):
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (at in hits) != (start in hits):
            run = text[start:at]
            yield format_html("<mark>{}</mark>", run) if start in hits else conditional_escape(run)
            start = at
