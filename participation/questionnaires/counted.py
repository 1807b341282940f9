"""What takes long to count where very many answered: see ``base.core.counted_lately``."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncDate

from base.core.counted_lately import counted_lately

from .models import Answer, Questionnaire, Sheet
from .owners import OWNERS, Owned, owned, sheets_of_customers
from .results.counting import Tallies, tallied
from .results.estimating import customers_by
from .results.groups import STRATUM, facts, in_word


class Which(NamedTuple):
    """Which answers, in plain values: of whose questionnaire, ``apart`` those of people who match no
    customer, and ``as_of`` when (in ISO; now). What its owner is and promised need not be asked again."""

    questionnaire: int
    apart: bool = False
    as_of: str = ""
    owner: str = ""
    anonymous: bool = False


def which_of(questionnaire: Questionnaire, *, apart: bool = False, as_of: str = "") -> Which:
    whose = owned(questionnaire)
    if whose.owner is None:
        return Which(questionnaire.pk, apart, as_of)
    return Which(questionnaire.pk, apart, as_of, whose.owner.code, whose.fieldwork.anonymous)


@dataclass(frozen=True)
class Answered:
    """How many sent answers, by all facts together as they stand in the database, and by day. Where
    people were drawn, the last of the facts is the group of the sample.

    ``unmatched`` are those who are counted apart: mostly, whom we could not match to a customer. ``stopped`` are those who began and
    have not sent: by the place of the last question that they answered, None where they answered none.
    """

    people: int = 0
    unmatched: int = 0
    by: dict[tuple[str | None, ...], int] = field(default_factory=dict)
    by_day: list[tuple[dt.date, int]] = field(default_factory=list)
    stopped: dict[int | None, int] = field(default_factory=dict)

    def by_facts(self, codes: Sequence[str]) -> dict[tuple[str, ...], int]:
        """By some of the facts, or by the group of the sample, in words."""
        known = [*facts(), STRATUM]
        places = [(known.index(code), code) for code in codes]
        found: dict[tuple[str, ...], int] = {}
        for group, n in self.by.items():
            words = tuple(
                in_word(code, group[place] if place < len(group) else None)
                for place, code in places
            )
            found[words] = found.get(words, 0) + n
        return found


def sheets_of(which: Which) -> QuerySet:
    return _sheets(which, _whose(which))[which.apart]


def _whose(which: Which) -> Owned:
    owner = next((one for one in OWNERS if one.code == which.owner), None)
    row = owner.find(Questionnaire(pk=which.questionnaire)) if owner else None
    return Owned(row, owner) if row is not None else Owned()


def _sheets(which: Which, whose: Owned) -> tuple[QuerySet, QuerySet]:
    moment = dt.datetime.fromisoformat(which.as_of) if which.as_of else None
    questionnaire = Questionnaire(pk=which.questionnaire)  # no more of it is asked
    return sheets_of_customers(questionnaire, whose, moment)


def _told_apart(whose: Owned, to_sheet: str) -> dict[str, Combinable]:
    """By code, where each fact stands; the group of the sample too, where people were drawn."""
    known = {code: fact.on_sheet(to_sheet) for code, fact in facts().items()}
    drawn_in = whose.owner.drawn_in(whose.by, to_sheet) if whose.owner else None
    return known if drawn_in is None else {**known, STRATUM: drawn_in}


@counted_lately()
def customers_in_groups(code: str) -> dict[str, int]:
    """Of all our customers, by one fact."""
    return customers_by(code)


@counted_lately(fresh=0)
def answered_of(
    questionnaire: int, apart: bool, as_of: str, owner: str, anonymous: bool
) -> Answered:
    which = Which(questionnaire, apart, as_of, owner, anonymous)
    return _answered(which, _whose(which))


@counted_lately(fresh=0)
def answered_and_tallies(
    questionnaire: int, apart: bool, as_of: str, owner: str, anonymous: bool, by: Sequence[str]
) -> tuple[Answered, Tallies]:
    """Who answered, and what, by the facts ``by`` names."""
    which = Which(questionnaire, apart, as_of, owner, anonymous)
    whose = _whose(which)
    return _answered(which, whose), _tallied(which, whose, by)


@counted_lately(fresh=0)
def tallies_of(
    questionnaire: int,
    apart: bool,
    as_of: str,
    owner: str,
    anonymous: bool,
    by: Sequence[str],
    other: str = "",
) -> Tallies:
    """What was answered, by the facts ``by`` names, and by the answer to the question ``other``."""
    which = Which(questionnaire, apart, as_of, owner, anonymous)
    return _tallied(which, _whose(which), by, other)


def _tallied(which: Which, whose: Owned, by: Sequence[str], other: str = "") -> Tallies:
    sheets = _sheets(which, whose)[which.apart]
    answers = Answer.objects.filter(sheet__in=sheets.order_by())
    if by:
        known = _told_apart(whose, "sheet__")
        answers = answers.annotate(**{f"by_{code}": known[code] for code in by})
    names = [f"by_{code}" for code in by]
    if other:
        answers = answers.filter(sheet__answers__question__code=other)
        answers = answers.annotate(by_other=F("sheet__answers__option__code"))
        names.append("by_other")
    return tallied(answers, *names)


def _answered(which: Which, whose: Owned) -> Answered:
    customers, others = _sheets(which, whose)
    sheets = (others if which.apart else customers).order_by()
    names = {f"by_{code}": there for code, there in _told_apart(whose, "").items()}
    rows = sheets.annotate(**names).values_list(*names).annotate(n=Count("pk"))
    by = {tuple(groups): n for *groups, n in rows}
    days = sheets.annotate(day=TruncDate("sent_at")).values_list("day").annotate(n=Count("pk"))
    return Answered(
        people=sum(by.values()),
        unmatched=0 if which.apart else others.count(),
        by=by,
        by_day=sorted(days),
        # Where they are told as of a moment it is over, and nobody goes on.
        stopped={} if which.as_of else _stopped(Questionnaire(pk=which.questionnaire)),
    )


def _stopped(questionnaire: Questionnaire) -> dict[int | None, int]:
    """Whoever began anew after they had sent has stopped nowhere: what they sent counts."""
    sent = questionnaire.answer_sheets.counted().filter(customer=OuterRef("customer"))
    begun = Sheet.objects.filter(questionnaire=questionnaire, sent_at=None, keyed_by=None)
    theirs = Answer.objects.filter(sheet=OuterRef("pk")).order_by("-question__place")
    last = Subquery(theirs.values("question__place")[:1])
    begun = begun.exclude(Exists(sent)).order_by()
    return dict(begun.annotate(last=last).values_list("last").annotate(n=Count("pk")))
