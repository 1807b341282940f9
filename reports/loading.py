"""A report from the record: counts in, report out.

:func:`load` asks for what each section needs; :func:`build` is pure, so that every rule of a report can
be tested without a database. Page and PDF are two shells around what it returns.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.periods import EARLIEST, Period

from .kinds import Scope
from .models import Contribution
from .sections import Asked, Material
from .shapes import Report, Words


@dataclass(frozen=True)
class Gathered:
    """All that a report is built from: the material of each section by its code, and people's words."""

    material: Mapping[str, Material]
    words: Mapping[str, Words]
    compared: bool
    today: dt.date


def load(scope: Scope, tell: Callable[[str], None] = lambda step: None) -> Report:
    """Count a period and the one before, neither with more time for it. ``tell`` hears what is done."""
    return build(scope, gather(scope, tell))


def gather(scope: Scope, tell: Callable[[str], None]) -> Gathered:
    kind, today = scope.kind, timezone.localdate()
    subject = scope.subject.code if scope.subject else ""
    whole = scope.period.so_far if scope.period else Period(dt.date(EARLIEST, 1, 1), today)
    this, last = Asked(whole, subject, on=today, kind=kind.code, about=scope.about), None
    if scope.period:
        last = Asked(scope.period.beside, subject, on=scope.period.earlier(today))
    tell(f"Counting this {kind.unit}" if kind.unit else "Counting")
    figures = {one.code: one.count(this) for one in kind.counted_sections}
    before = {}
    if last:
        tell(f"Counting the {kind.unit} before")
        before = {one.code: one.count(last) for one in kind.counted_sections}
    tell("Collecting what people said")
    voiced = [one for one in kind.counted_sections if one.voiced]
    voices = kind.voices(whole, len(voiced)) if kind.voices else []
    voice_of = {one.code: voice for one, voice in zip(voiced, voices, strict=False)}
    material: dict[str, Material] = {
        one.code: Material(
            this=figures[one.code],
            last=before.get(one.code),
            told=one.tell(this),
            voice=voice_of.get(one.code),
            so_far=scope.period is not None and not scope.period.is_over,
        )
        for one in kind.counted_sections
    }
    compared = kind.compared(this, last) if last else False
    return Gathered(material, contributed(scope), compared, today)


def contributed(scope: Scope) -> dict[str, Words]:
    rows = Contribution.objects.of(scope)
    return {row.part: Words(row.author, row.author_role, row.text) for row in rows}


def build(scope: Scope, gathered: Gathered) -> Report:
    kind, period = scope.kind, scope.period
    sections = {one.code: one.build(gathered.material[one.code]) for one in kind.counted_sections}
    words = {part.code: gathered.words.get(part.code) for part in kind.parts}
    return kind.shape(
        data_date=gathered.today,
        small=SMALL_NUMBER_THRESHOLD.value,
        opening=kind.opening(sections),
        compared=gathered.compared,
        like_for_like=True,
        kind=kind.code,
        subject=scope.subject.name if scope.subject else "",
        unit=kind.unit,
        period_name=str(period or ""),
        first_day=period.first if period else None,
        last_day=period.last if period else None,
        year=period.first.year if period else None,
        **sections,
        **words,
    )
