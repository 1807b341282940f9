"""Taking questions from the bank, beginning from a ready questionnaire, and keeping the bank true."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import count

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.house_rules import BRAND_NAME
from base.core.refused import Refused
from base.core.rows import locked

from ..building.services import Choice, write_question
from ..kinds import Kind
from ..models import BankEntry, Question, Questionnaire
from ..rules import IS
from .ready import FromBank, Own, Ready


@transaction.atomic
def add_from_bank(
    *, questionnaire: Questionnaire, entries: Iterable[BankEntry], by: User
) -> list[Question]:
    """At the end, in this order. What one is only asked after comes along, unless it is there."""
    return [
        question for entry in entries for question in _add(questionnaire, entry, by, new_page=True)
    ]


@transaction.atomic
def begin_from(*, questionnaire: Questionnaire, ready: Ready, by: User) -> list[Question]:
    """Add all questions of a ready questionnaire. Raises Refused where one of them is there already."""
    added: dict[str, Question] = {}
    for place, one in enumerate(ready.questions):
        if isinstance(one, FromBank):
            entry = entry_of(one.code)
            written = _add(questionnaire, entry, by, new_page=one.new_page or not place)
        else:
            written = [_add_own(questionnaire, one, added, by, new_page=one.new_page or not place)]
        added |= {question.code: question for question in written}
    return list(added.values())


def entry_of(code: str) -> BankEntry:
    """The edition that stands today. Raises Refused where none does."""
    found = BankEntry.objects.valid_on(timezone.localdate()).filter(code=code)
    entry = found.order_by("-valid_from").first()
    if entry is None:
        raise Refused(f"The question bank has no words for {code} that stand today.")
    return entry


@transaction.atomic
def check_entry(
    *,
    entry: BankEntry,
    words: str,
    help_text: str,
    source_address: str,
    checked_on: dt.date,
    by: User,
) -> BankEntry:
    """An administrator has held it against the regulator's text, and put right what was not as there.

    From now on nobody changes its words in a questionnaire.
    """
    entry = locked(entry)
    if checked_on > timezone.localdate():
        raise Refused("The day it was checked cannot be in the future.")
    before = entry.words
    entry.words, entry.help_text, entry.source_address = words, help_text, source_address
    entry.checked_on, entry.checked_by = checked_on, by
    entry.save()
    changed = {"before": before, "after": words} if words != before else {}
    record_fact(
        "bank_question_checked",
        subject=entry,
        actor=by,
        source=source_address,
        day=checked_on.isoformat(),
        **changed,
    )
    return entry


@transaction.atomic
def begin_edition(
    *,
    entry: BankEntry,
    words: str,
    answers: Sequence[str],
    valid_from: dt.date,
    source: str,
    by: User,
) -> BankEntry:
    """Other words from a day on. The ones before end the day before, and stay to be read.

    The new ones count as unchecked until somebody has checked them. An answer whose words stay keeps
    its part in the percentage; a new one is in it, and is not favourable.
    """
    entry = locked(entry)
    if valid_from <= entry.valid_from:
        raise Refused("The new words must begin after those that they replace.")
    if BankEntry.objects.filter(code=entry.code, valid_from__gt=entry.valid_from).exists():
        raise Refused("These words have been replaced already. Begin from the newest ones.")
    old = entry.pk
    BankEntry.objects.filter(pk=old).update(valid_to=valid_from - dt.timedelta(days=1))
    entry.pk = None
    entry._state.adding = True
    entry.words, entry.valid_from, entry.valid_to = words, valid_from, None
    entry.answers = _answers(entry, answers)
    entry.source, entry.source_address, entry.note = source, "", ""
    entry.checked_on = entry.checked_by = None
    entry.save()
    record_fact(
        "bank_question_replaced",
        subject=entry,
        actor=by,
        replaces=old,
        valid_from=valid_from.isoformat(),
    )
    return entry


def _answers(entry: BankEntry, words: Sequence[str]) -> list[dict]:
    there = {one["words"]: one for one in entry.answers}
    taken = {one["code"] for one in entry.answers}
    free = (f"a{n}" for n in count(1) if f"a{n}" not in taken)
    return [
        there.get(one) or {"code": next(free), "words": one, "counts": True, "favourable": False}
        for one in words
    ]


def _add(
    questionnaire: Questionnaire, entry: BankEntry, by: User, *, new_page: bool
) -> list[Question]:
    added = []
    rules: list[dict[str, str]] = []
    if entry.asked_after is not None:
        before = entry.asked_after.code
        rules = [{"question": before, "must": IS, "option": entry.asked_after_answer}]
        if not questionnaire.versions.filter(opened_at=None, questions__code=before).exists():
            added = _add(questionnaire, entry.asked_after, by, new_page=new_page)
            new_page = False
    question = write_question(
        questionnaire=questionnaire,
        kind=Kind(entry.kind),
        words=entry.words_for(BRAND_NAME.value),
        help_text=entry.help_text,
        choices=[Choice(one["words"], one["counts"], one["code"]) for one in entry.answers],
        rules=rules,
        new_page=new_page,
        code=entry.code,
        bank_entry=entry,
        by=by,
    )
    return [*added, question]


def _add_own(
    questionnaire: Questionnaire, own: Own, before: dict[str, Question], by: User, *, new_page: bool
) -> Question:
    rules = []
    if own.only_if is not None:
        code, answer = own.only_if
        option = before[code].options.get(words=answer)
        rules = [{"question": code, "must": IS, "option": option.code}]
    choices = [Choice(words, code=f"a{n}") for n, words in enumerate(own.answers, start=1)]
    choices += [
        Choice(words, counts=False, code=f"out{n}") for n, words in enumerate(own.ways_out, start=1)
    ]
    return write_question(
        questionnaire=questionnaire,
        kind=own.kind,
        words=own.words,
        help_text=own.help_text,
        choices=choices,
        rules=rules,
        new_page=new_page,
        code=own.code,
        by=by,
    )
