"""Finding a person by whatever an officer has: part of a name, a reference, a street, a postcode."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .models import Customer, CustomerQuerySet, search_key

FEWEST_LETTERS = 2
MOST_LETTERS = 100  # nobody types more to find one person; each further word is a further condition
MOST_WORDS = 8

#: "gm12ab": a postcode run together, which the record holds as "GM1 2AB".
POSTCODE_RUN_TOGETHER = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})\b")


def find_customers(typed: str, limit: int = 8) -> CustomerQuerySet:
    """The first few people we serve now who match; nobody until there is something to go on."""
    words = words_of(typed)
    if len("".join(words)) < FEWEST_LETTERS:
        return Customer.objects.none()
    found = Customer.objects.current().matching(" ".join(words))
    return found.select_related("tenure", "area").order_by("name", "pk")[:limit]


def words_of(typed: str) -> list[str]:
    """What was typed as the words to look for, whatever was pasted into the box."""
    plain = search_key(typed[:MOST_LETTERS].replace("\x00", " "))
    return POSTCODE_RUN_TOGETHER.sub(r"\1 \2", plain).split()[:MOST_WORDS]


def marked(text: str, typed: str) -> SafeString:
    """The text with what was typed in <mark>, accents or not: ``Ó Súil`` for ``o suil``."""
    letters = [(plain, at) for at, letter in enumerate(text) for plain in search_key(letter)]
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
