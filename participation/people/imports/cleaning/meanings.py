"""The file's words for what we have a list of: our tenures, areas, languages, channels."""

from collections import Counter
from typing import Any

from ..fields import listed
from ..models import KnownValue
from ..values import Unfit

MOST_UNKNOWN = 200  # words of one kind; with more than that it is the wrong column


class Meanings:
    """Known by key, by name, or as staff have said."""

    def __init__(self):
        self.known: dict[str, dict[str, Any]] = {
            field: {
                word.casefold(): one.stored
                for one in column.ours()
                for word in (one.key, one.name, *one.also)
            }
            for field, column in listed().items()
        }
        for one in KnownValue.objects.filter(field__in=self.known):
            ours = self.known[one.field].get(one.meaning.casefold()) if one.meaning else None
            self.known[one.field][one.said.casefold()] = ours
        self.unknown: dict[str, Counter] = {field: Counter() for field in self.known}

    def find(self, field: str, said: str) -> Any:
        try:
            return self.known[field][said.casefold()]
        except KeyError:
            pass
        unknown = self.unknown[field]
        if said[:100] in unknown or len(unknown) < MOST_UNKNOWN:
            unknown[said[:100]] += 1
        raise Unfit(f"“{said[:100]}” is not one of ours")
