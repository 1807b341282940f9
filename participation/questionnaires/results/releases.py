"""What is told of answers, and as of when.

Two tables of nearly the same people tell what the few answered who are in one of them. So what is told
stands as it was, a paper that is keyed in late or an answer that is changed notwithstanding, until so
many people have come or changed theirs that they are no small number: for whoever of us keyed some of them in, too,
where nobody was to know what one person answered.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from base.core.rows import locked

from ..counted import sheets_of
from ..house_rules import ANSWERS_THRESHOLD
from ..models import Keying, Questionnaire, Release
from ..owners import Owned
from .approach import HowDone, how_done
from .counting import results_of
from .small_numbers import Hiding


def released(questionnaire: Questionnaire) -> Hiding:
    """What may be told of the answers of people who are customers, by the landlord's threshold."""
    how = how_done(questionnaire)
    return Hiding(
        results_of(questionnaire, _released(questionnaire, how)),
        threshold=ANSWERS_THRESHOLD.value,
        told_elsewhere=how.fieldwork.told_elsewhere,
    )


def released_sheets(questionnaire: Questionnaire) -> QuerySet:
    return _released(questionnaire, how_done(questionnaire))


def _released(questionnaire: Questionnaire, how: HowDone) -> QuerySet:
    return sheets_of(how.which(as_of=as_of(questionnaire, how.whose).isoformat()))


def as_of(questionnaire: Questionnaire, whose: Owned, *, apart: bool = False) -> dt.datetime:
    """Until when answers are in what is told; ``apart``, in what is told of people who match no customer."""
    last = questionnaire.releases.first()
    if last is None or _many_changed(questionnaire, whose, last.as_of):
        last = _release(questionnaire, whose)
    return _apart(questionnaire) if apart else last.as_of


@transaction.atomic
def _release(questionnaire: Questionnaire, whose: Owned) -> Release:
    locked(questionnaire)  # somebody else may be looking for the first time
    last = questionnaire.releases.first()
    if last is not None and not _many_changed(questionnaire, whose, last.as_of):
        return last
    return Release.objects.create(questionnaire=questionnaire, as_of=timezone.now())


def _many_changed(questionnaire: Questionnaire, whose: Owned, since: dt.datetime) -> bool:
    """Of the people who are in what is told: whoever is counted apart, or came too late, hides nobody."""
    changed = questionnaire.answer_sheets.changed_since(since)
    if whose.owner is not None:
        changed = whose.owner.counted(whose.by, changed)
        if whose.fieldwork.anonymous:
            return changed.count() >= ANSWERS_THRESHOLD.value
    people = changed.aggregate(people=Count("customer", distinct=True))["people"]
    if people < ANSWERS_THRESHOLD.value:
        return False
    if whose.fieldwork.single_answers:
        return True
    others = (people - len(known) for known in _known_to_each(changed))
    return all(n == 0 or n >= ANSWERS_THRESHOLD.value for n in others)


def _known_to_each(changed: QuerySet) -> Iterable[set[int | None]]:
    """Of whom each of us knows what they answered, since they keyed it in or wrote it down: who takes these from
    the difference of two tables has the others."""
    known: dict[int, set[int | None]] = defaultdict(set)
    written = changed.exclude(keyed_by=None).order_by()
    for by, customer in written.values_list("keyed_by", "customer").distinct():
        known[by].add(customer)
    keyed = Keying.objects.filter(form__sheet__in=changed.order_by(), finished_at__isnull=False)
    for by, customer in keyed.order_by().values_list("keyed_by", "form__customer").distinct():
        known[by].add(customer)
    return known.values()


def _apart(questionnaire: Questionnaire) -> dt.datetime:
    """The last release before which many of those who match no customer came or changed theirs."""
    others = questionnaire.answer_sheets.filter(customer=None)
    moments = questionnaire.releases.order_by("as_of", "pk").values_list("as_of", flat=True)
    told, *later = moments
    for moment in later:
        since = Q(sent_at__gt=told, sent_at__lte=moment)
        since |= Q(replaced_at__gt=told, replaced_at__lte=moment)
        if others.filter(since).count() >= ANSWERS_THRESHOLD.value:
            told = moment
    return told
