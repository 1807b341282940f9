"""What counts in a number about interest in opportunities."""

from dataclasses import dataclass

from django.db.models import Count, Q

from base.core.measures import measure
from base.core.periods import Period

from .models import Interest, Opportunity


@measure(
    "Interest in opportunities",
    "Times a customer said in the period that they would like to take up an opportunity, by where "
    "that stands now.",
)
def interest_by_state(period: Period) -> dict[str, int]:
    found = dict(
        Interest.objects.filter(period.holds("expressed_at"))
        .values_list("state")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {state.value: found.get(state.value, 0) for state in Interest.State}


@dataclass(frozen=True)
class Wanted:
    """One opportunity: how many asked for it, and how many of them take part in it now."""

    title: str
    asked: int
    placed: int


@measure(
    "Most wanted opportunities",
    "The opportunities most often asked for in the period, and how many of those who asked take "
    "part now.",
)
def most_wanted(period: Period, limit: int = 5) -> list[Wanted]:
    asked = period.holds("interests__expressed_at")
    placed = asked & Q(interests__state=Interest.State.PLACED)
    rows = (
        Opportunity.objects.annotate(
            asked=Count("interests", filter=asked), placed=Count("interests", filter=placed)
        )
        .filter(asked__gt=0)
        .order_by("-asked", "title")
    )
    return [Wanted(row.title, row.asked, row.placed) for row in rows[:limit]]
