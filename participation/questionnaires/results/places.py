"""Of answers that people put in order: which place each has on average."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from base.core.measures import measure

from ..models import Answer, Question
from .counting import Result


@dataclass(frozen=True)
class Placed:
    """One answer: ``people`` gave it a place, which is ``mean`` on average; None where nobody did."""

    words: str
    people: int
    mean: float | None


@measure(
    "Place on average",
    "Of the people who gave an answer a place, the average of these places: 1 is the most liked. Whoever"
    " gave it none is not in it, so look at how many people it is of.",
)
def places_of(results: Iterable[Result], sheets: QuerySet) -> list[tuple[Question, list[Placed]]]:
    """Of questions whose answers are put in order; the most liked answer first. One statement."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    given = Answer.objects.filter(sheet__in=sheets, ranked__isnull=False)
    for question, ranked in given.values_list("question__code", "ranked").iterator():
        for place, option in enumerate(ranked or (), start=1):
            places[question, option].append(place)
    found = []
    for result in results:
        code = result.question.code
        placed = [_placed(line.words, places[code, line.code]) for line in result.lines]
        placed.sort(key=lambda one: (one.mean is None, one.mean, one.words))
        found.append((result.question, placed))
    return found


def _placed(words: str, places: list[int]) -> Placed:
    return Placed(words, len(places), sum(places) / len(places) if places else None)
