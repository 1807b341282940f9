"""What takes long to count where very many answered: see ``base.core.counted_lately``."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from base.core.counted_lately import counted_lately

from .models import Answer, Questionnaire, Sheet
from .owners import sheets_of_customers
from .results.counting import Tallies, tallied
from .results.groups import facts

#: Which answers: of which questionnaire, of people who match no customer, and as of when (in ISO; now).
Which = tuple[int, bool, str]


@dataclass(frozen=True)
class Answered:
    """How many sent answers, by all facts together as they stand in the database, and by day.

    ``unmatched`` are those whom we could not match to a customer. ``stopped`` are those who began and
    have not sent: by the place of the last question that they answered, None where they answered none.
    """

    people: int = 0
    unmatched: int = 0
    by: dict[tuple[str | None, ...], int] = field(default_factory=dict)
    by_day: list[tuple[dt.date, int]] = field(default_factory=list)
    stopped: dict[int | None, int] = field(default_factory=dict)

    def by_facts(self, codes: Sequence[str]) -> dict[tuple[str, ...], int]:
        """By some of the facts, in words."""
        known = facts()
        places = [(list(known).index(code), known[code]) for code in codes]
        found: dict[tuple[str, ...], int] = {}
        for group, n in self.by.items():
            words = tuple(fact.in_words(group[place]) for place, fact in places)
            found[words] = found.get(words, 0) + n
        return found


def sheets_of(which: Which) -> QuerySet:
    pk, apart, as_of = which
    moment = dt.datetime.fromisoformat(as_of) if as_of else None
    customers, others = sheets_of_customers(Questionnaire.objects.get(pk=pk), moment)
    return others if apart else customers


@counted_lately(fresh=0)
def answered_and_tallies(
    questionnaire: int, apart: bool, as_of: str, by: Sequence[str]
) -> tuple[Answered, Tallies]:
    """Who answered, and what, by the facts ``by`` names."""
    moment = dt.datetime.fromisoformat(as_of) if as_of else None
    found = Questionnaire.objects.get(pk=questionnaire)
    customers, others = sheets_of_customers(found, moment)
    sheets = others if apart else customers
    answered = _answered(found, sheets, unmatched=0 if apart else others.count())
    return answered, _tallied(sheets, by)


@counted_lately(fresh=0)
def tallies_of(
    questionnaire: int, apart: bool, as_of: str, by: Sequence[str], other: str = ""
) -> Tallies:
    """What was answered, by the facts ``by`` names, and by the answer to the question ``other``."""
    return _tallied(sheets_of((questionnaire, apart, as_of)), by, other)


def _tallied(sheets: QuerySet, by: Sequence[str], other: str = "") -> Tallies:
    known = facts()
    answers = Answer.objects.filter(sheet__in=sheets.order_by())
    answers = answers.annotate(**{f"by_{code}": known[code].on_sheet("sheet__") for code in by})
    names = [f"by_{code}" for code in by]
    if other:
        answers = answers.filter(sheet__answers__question__code=other)
        answers = answers.annotate(by_other=F("sheet__answers__option__code"))
        names.append("by_other")
    return tallied(answers, *names)


def _answered(questionnaire: Questionnaire, sheets: QuerySet, *, unmatched: int) -> Answered:
    sheets = sheets.order_by()
    names = {f"by_{code}": fact.on_sheet("") for code, fact in facts().items()}
    rows = sheets.annotate(**names).values_list(*names).annotate(n=Count("pk"))
    by = {tuple(groups): n for *groups, n in rows}
    days = sheets.annotate(day=TruncDate("sent_at")).values_list("day").annotate(n=Count("pk"))
    return Answered(
        people=sum(by.values()),
        unmatched=unmatched,
        by=by,
        by_day=sorted(days),
        stopped=_stopped(questionnaire),
    )


def _stopped(questionnaire: Questionnaire) -> dict[int | None, int]:
    """Whoever began anew after they had sent has stopped nowhere: what they sent counts."""
    sent = questionnaire.answer_sheets.counted().filter(customer=OuterRef("customer"))
    begun = Sheet.objects.filter(questionnaire=questionnaire, sent_at=None, keyed_by=None)
    theirs = Answer.objects.filter(sheet=OuterRef("pk")).order_by("-question__place")
    last = Subquery(theirs.values("question__place")[:1])
    begun = begun.exclude(Exists(sent)).order_by()
    return dict(begun.annotate(last=last).values_list("last").annotate(n=Count("pk")))
