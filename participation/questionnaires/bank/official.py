"""The official questions that a new portal starts with.

The words are as far as they could be read; ``note`` says where, and what was not. None counts as checked
until an administrator has held it against the regulator's own text. Numbers and words change from year to year,
so each is an edition: what replaced another begins on the day after.
"""

import datetime as dt

from ..models import BankEntry
from .official_arc import ARC_QUESTIONS
from .official_shape import Official
from .official_tsm import TSM_QUESTIONS

ARC, TSM = BankEntry.Collection.ARC, BankEntry.Collection.TSM
ARC_EDITIONS = (
    (dt.date(2019, 4, 1), dt.date(2025, 3, 31)),
    (dt.date(2025, 4, 1), None),
)
TSM_FROM = dt.date(2023, 4, 1)

ARC_SOURCE = "Scottish Housing Regulator, technical guidance on the Annual Return on the Charter"
TSM_SOURCE = (
    "Regulator of Social Housing, Tenant Satisfaction Measures: Tenant survey requirements, table 2"
)
ARC_NOTE = (
    "The words, the scale and the number are as they are widely known. The regulator’s own text has not been"
    " opened here."
)
ARC_NOTE_SINCE = (
    f"{ARC_NOTE} The regulator changed some indicators for 2025/26. Nothing was found that says this one"
    " changed; its number since then is not certain."
)
TSM_PUBLISHED = "The words are as landlords and a benchmarking club print them."
TSM_KNOWN = (
    "The words are as they are widely known. The regulator’s own text has not been opened here."
)
TSM_NEXT = (
    " A draft direction of December 2025 speaks of 1 October 2026. Whether it came to be law, and what it"
    " changes, must be checked."
)


def load_official() -> None:
    for first, last in ARC_EDITIONS:
        note = ARC_NOTE if last else ARC_NOTE_SINCE
        _load(ARC, ARC_QUESTIONS, first, last, source=ARC_SOURCE, note=lambda _, said=note: said)
    _load(TSM, TSM_QUESTIONS, TSM_FROM, None, source=TSM_SOURCE, note=_of_tsm, position=200)


def _of_tsm(question: Official) -> str:
    return (TSM_PUBLISHED if question.published else TSM_KNOWN) + TSM_NEXT


def _load(collection, questions, first, last, *, source, note, position=100) -> None:
    """Adds what is not there, and leaves what an administrator has put right."""
    there = dict(BankEntry.objects.filter(valid_from=first).values_list("code", "pk"))
    for place, question in enumerate(questions, start=position):
        if question.code in there:
            continue
        entry = BankEntry.objects.create(
            collection=collection,
            code=question.code,
            indicator=question.indicator,
            title=question.title,
            words=question.words,
            kind=question.kind,
            answers=question.answers,
            asked_after_id=there.get(question.after),
            asked_after_answer="a1" if question.after else "",
            for_whom=question.for_whom,
            whole_survey_only=question.whole_survey_only,
            valid_from=first,
            valid_to=last,
            source=source,
            note=note(question),
            position=place,
        )
        there[question.code] = entry.pk
