"""The yearly review of whom we heard too little from: made when a year in which anybody took part is over,
and done once (R-70).
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import FinancialYear, months_after
from base.core.refused import Refused
from base.core.rows import locked
from participation.programme.activities.models import Engagement
from participation.reach.representation.characteristics import CHARACTERISTICS
from participation.reach.representation.comparing import Compared
from participation.reach.representation.stats import (
    BEING_COUNTED,
    Comparison,
    ParticipationSlice,
    who_takes_part_lately,
)

from .models import Gap, YearReview
from .services import COMPARED

#: So long after it is put up the review is due: in most years, that long after the year has ended.
MONTHS_FOR_IT = 3


def open_year_review() -> YearReview | None:
    """Of the year that ended last. There is one, however often this is asked for; there is none of a year
    in which nobody took part, such as the one before we began.
    """
    last = FinancialYear.current().previous
    if not Engagement.objects.within(last).exists():
        return None
    due_on = months_after(timezone.localdate(), MONTHS_FOR_IT)
    review, _ = YearReview.objects.get_or_create(year=last.start_year, defaults={"due_on": due_on})
    return review


def compared(year: int) -> dict[str, Comparison]:
    """By the title of each characteristic, as "Who takes part" shows the year."""
    return {
        CHARACTERISTICS[code].title: who_takes_part_lately(
            [CHARACTERISTICS[code]], [ParticipationSlice(year)]
        )[0]
        for code in COMPARED
    }


def undecided(year: int) -> list[Gap]:
    return list(Gap.objects.without_action().filter(year=year))


@transaction.atomic
def review_year(*, review: YearReview, by: User, found: str, next: str) -> YearReview:
    """Write down what was found and what is done next, with the figures that stood then. Once."""
    review = locked(review)
    if review.reviewed_on:
        raise Refused("Somebody has reviewed this year since you opened the page.")
    comparisons = compared(review.year)
    if any(one is BEING_COUNTED for one in comparisons.values()):
        raise Refused("The figures are being counted. Save again in a minute.")
    if waiting := undecided(review.year):
        groups = ", ".join(gap.group for gap in waiting)
        raise Refused(f"Decide first what we do about: {groups}.")
    review.figures = [as_kept(title, one) for title, one in comparisons.items()]
    review.reviewed_on, review.reviewed_by = timezone.localdate(), by
    review.found, review.next = found, next
    review.save()
    record_fact("year_reviewed", subject=review, actor=by, year=review.year)
    return review


def as_kept(title: str, comparison: Comparison) -> dict[str, Any]:
    rows = (*comparison.groups, *comparison.unknown)
    return {
        "title": title,
        "withheld": comparison.withheld,
        "rows": [_as_kept(row) for row in rows],
    }


def _as_kept(row: Compared) -> dict[str, Any]:
    return {
        "name": row.name,
        "customers": row.customers,
        "people": row.people,
        "index": row.index,
        "says": row.says,
    }
