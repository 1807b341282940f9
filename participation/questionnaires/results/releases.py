"""What is told of answers, and as of when.

Two tables of nearly the same people tell what the few answered who are in one of them. So what is told
stands as it was, a paper that is keyed in late or an answer that is changed notwithstanding, until so
many people have come or changed theirs that they are no small number: for whoever of us keyed some of them in, too,
where nobody was to know what one person answered.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from base.core.rows import locked

from ..counted import sheets_of
from ..house_rules import ANSWERS_THRESHOLD
from ..models import Answer, Keying, Questionnaire, Release, Sheet
from ..owners import Owned, owned_of_each, sheets_of_customers
from .approach import HowDone, how_done
from .counting import as_results, questions_of_each, results_of, tallied
from .small_numbers import Hiding


def released(questionnaire: Questionnaire) -> Hiding:
    """What may be told of the answers of people who are customers, by the landlord's threshold."""
    how = how_done(questionnaire)
    return Hiding(
        results_of(questionnaire, _released(questionnaire, how)),
        threshold=ANSWERS_THRESHOLD.value,
        told_elsewhere=how.fieldwork.told_elsewhere,
    )


@dataclass(frozen=True)
class Released:
    """What may be told of one questionnaire, and the sheets that are in it."""

    told: Hiding
    sheets: QuerySet[Sheet]


def released_of_each(
    questionnaires: Iterable[int], *, told_elsewhere: Mapping[int, frozenset[str]]
) -> dict[int, Released]:
    """The same of several, by their numbers: nine statements for all, and a few more for one that is told anew.

    ``told_elsewhere`` stands for what their owners know of it: asking each takes statements of its own.
    """
    found = owned_of_each(questionnaires)
    if not found:
        return {}
    moments = _as_of_each(found)
    sheets = {
        one.pk: sheets_of_customers(one, whose, moments[one.pk])[0].order_by()
        for one, whose in found.items()
    }
    which = reduce(or_, (Q(sheet__in=theirs) for theirs in sheets.values()))
    tallies = tallied(Answer.objects.filter(which), "sheet__questionnaire")
    each = questions_of_each(sheets)
    return {
        number: Released(
            Hiding(
                as_results(each.get(number, []), tallies.get((number,), {})),
                threshold=ANSWERS_THRESHOLD.value,
                told_elsewhere=told_elsewhere.get(number, frozenset()),
            ),
            theirs,
        )
        for number, theirs in sheets.items()
    }


def _as_of_each(found: Mapping[Questionnaire, Owned]) -> dict[int, dt.datetime]:
    """Where many sheets changed since the last time, it is looked at more closely."""
    releases = Release.objects.filter(questionnaire__in=list(found)).order_by("as_of", "pk")
    last = dict(releases.values_list("questionnaire", "as_of"))
    since = (
        Q(questionnaire=number) & (Q(sent_at__gt=moment) | Q(replaced_at__gt=moment))
        for number, moment in last.items()
    )
    rows = Sheet.objects.filter(reduce(or_, since, Q(pk__in=[]))).order_by()
    changed = dict(rows.values_list("questionnaire").annotate(n=Count("pk")))
    return {
        one.pk: as_of(one, whose)
        if one.pk not in last or changed.get(one.pk, 0) >= ANSWERS_THRESHOLD.value
        else last[one.pk]
        for one, whose in found.items()
    }


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
