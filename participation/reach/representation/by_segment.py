"""How answers to a questionnaire came, by segments that staff chose (never where numbers are hidden)."""

import json
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count

from base.accounts.models import User
from base.core.counted_lately import counted_lately
from base.core.facts import record_fact
from base.core.measures import measure
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.rules import NOBODY
from participation.people.customers.models import Customer
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import counted_sheets, owned
from participation.reach.segments.counted import said
from participation.reach.segments.filters import understood, wanted
from participation.reach.segments.models import Segment

from .models import ShownSegment

#: More would be a table of its own, and each is looked up among all who answered.
MOST_SEGMENTS = 8
NOT_WHERE_HIDDEN = (
    "People were promised that few of us, or nobody, can tell what one person answered. Segments overlap, so "
    "from two of them, or from one and an area, somebody could work out a few people. Here answers "
    "are told by area, age and the groups in which people were chosen."
)


def tells_by_segment(questionnaire: Questionnaire) -> bool:
    """Where whoever reads results may read what one person answered, and so no number is hidden."""
    return owned(questionnaire).fieldwork.single_answers


@transaction.atomic
def show_by_segments(
    *, questionnaire: Questionnaire, segments: Iterable[Segment], by: User
) -> None:
    """In place of those that were chosen before; with none, nothing is told by segment."""
    questionnaire = locked(questionnaire)
    if not tells_by_segment(questionnaire):
        raise Refused(NOT_WHERE_HIDDEN)
    chosen = list(segments)
    if len(chosen) > MOST_SEGMENTS:
        raise Refused(f"Choose at most {MOST_SEGMENTS} segments.")
    questionnaire.shown_segments.exclude(segment__in=chosen).delete()
    ShownSegment.objects.bulk_create(
        [ShownSegment(questionnaire=questionnaire, segment=one) for one in chosen],
        ignore_conflicts=True,
    )
    record_fact(
        "segments_shown_beside_answers",
        subject=questionnaire,
        actor=by,
        segments=[str(one) for one in chosen],
    )


@measure(
    "By segment",
    "Customers whose answers count and who are in the segment today, each once in each segment they are in.",
)
def answered_in_segments(questionnaire: Questionnaire) -> list[tuple[str, int]] | None:
    """By those that staff chose; None while they are being counted."""
    chosen = Segment.objects.filter(pk__in=questionnaire.shown_segments.values("segment"))
    names = [(one.name, said(one.criteria)) for one in chosen]
    if not names:
        return []
    found = people_in.lately(questionnaire.pk, tuple(text for _, text in names)).found
    if found is None:
        return None
    return [(name, n) for (name, _), n in zip(names, found, strict=True)]


@counted_lately(fresh=0)
def people_in(questionnaire: int, filters: tuple[str, ...]) -> list[int]:
    """In one statement, by the filters of each segment as text."""
    sheets = counted_sheets(Questionnaire.objects.get(pk=questionnaire))
    people = Customer.objects.current().filter(pk__in=sheets.order_by().values("customer"))
    each = [json.loads(text) for text in filters]
    counts = {
        f"n{place}": Count("pk", filter=wanted(one) if understood(one) else NOBODY)
        for place, one in enumerate(each)
    }
    found = people.order_by().aggregate(**counts)
    return [found[name] for name in counts]
