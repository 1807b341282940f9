"""Sorting what people wrote by theme: the frame of themes, and what readers find in each answer."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Lower
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Answer, Questionnaire, Reading, Theme
from .signals import themes_joined

Stand = Reading.Stand
IN_THEME = Reading.themes.through


@transaction.atomic
def write_theme(
    *,
    questionnaire: Questionnaire,
    code: str,
    name: str,
    by: User,
    meaning: str = "",
    theme: Theme | None = None,
) -> Theme:
    """A new theme of a question, or ``theme`` with another name or meaning."""
    locked(questionnaire)  # two officers would take the same number
    frame = Theme.objects.filter(questionnaire=questionnaire, question_code=code)
    called_so = frame.live().annotate(lower=Lower("name")).filter(lower=name.lower())
    if called_so.exclude(pk=theme.pk if theme else None).exists():
        raise Refused("There is a theme of this name already.")
    if theme is None:
        last = frame.aggregate(last=Max("number"))["last"] or 0
        theme = Theme(questionnaire=questionnaire, question_code=code, number=last + 1)
    else:
        theme = locked(theme)
    theme.name, theme.meaning = name, meaning
    theme.save()
    record_fact("theme_written", subject=questionnaire, actor=by, theme=theme.pk, name=name)
    return theme


@transaction.atomic
def join_themes(*, theme: Theme, into: Theme, by: User) -> Theme:
    """Make one of two: every answer with ``theme`` has ``into`` from now on. Joined twice is joined once."""
    locked(theme.questionnaire)
    theme, into = locked(theme), locked(into)
    if theme.joined_into_id == into.pk:
        return into
    if theme == into or theme.joined_into_id or into.joined_into_id:
        raise Refused("Choose two themes that are both in use.")
    if _frame_of(theme) != _frame_of(into):
        raise Refused("These are themes of two questions.")
    had = IN_THEME.objects.filter(theme=theme)
    readings = had.values_list("reading", flat=True)
    IN_THEME.objects.bulk_create(
        (IN_THEME(reading_id=reading, theme=into) for reading in readings),
        ignore_conflicts=True,
    )
    had.delete()
    theme.joined_into = into
    theme.save(update_fields=["joined_into"])
    record_fact(
        "themes_joined", subject=theme.questionnaire, actor=by, theme=theme.pk, into=into.pk
    )
    themes_joined.send(sender=Theme, theme=theme, into=into)
    return into


@transaction.atomic
def split_theme(*, theme: Theme, name: str, answers: Collection[int], by: User) -> Theme:
    """These answers leave the theme for another, which is new or has this name already."""
    locked(theme.questionnaire)
    theme = locked(theme)
    if theme.joined_into_id:
        raise Refused("This theme was joined into another.")
    frame = Theme.objects.filter(**_frame_of(theme)).live()
    into = frame.annotate(lower=Lower("name")).filter(lower=name.lower()).first()
    if into == theme:
        raise Refused("Give the new theme another name.")
    if not answers:
        raise Refused("Tick the answers that go to the other theme.")
    into = into or write_theme(
        questionnaire=theme.questionnaire, code=theme.question_code, name=name, by=by
    )
    moving = IN_THEME.objects.filter(theme=theme, reading__answer__in=answers)
    readings = list(moving.values_list("reading", flat=True))
    IN_THEME.objects.bulk_create(
        (IN_THEME(reading_id=reading, theme=into) for reading in readings), ignore_conflicts=True
    )
    moving.delete()
    record_fact("theme_split", subject=theme.questionnaire, actor=by, theme=theme.pk, into=into.pk)
    return into


@transaction.atomic
def record_readings(
    *, found: Mapping[Answer, Collection[Theme] | None], by: User, stand: Stand = Stand.FIRST
) -> int:
    """Write down which themes a reader found in each answer; None takes it back. How many were written.

    What the first reader finds anew in an answer that was settled is settled so.
    """
    held = Answer.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in found])
    readings: dict[int, dict[str, Reading]] = {answer.pk: {} for answer in held.order_by("pk")}
    for reading in Reading.objects.filter(answer__in=readings):
        readings[reading.answer_id][reading.stand] = reading
    for answer, themes in found.items():
        theirs = readings[answer.pk]
        at = Stand.SETTLED if stand == Stand.FIRST and Stand.SETTLED in theirs else stand
        _refuse_reading_twice(theirs, at, by)
        _write_reading(answer, theirs, at, themes, by)
    return len(found)


def _frame_of(theme: Theme) -> dict:
    return {"questionnaire_id": theme.questionnaire_id, "question_code": theme.question_code}


def _refuse_reading_twice(theirs: Mapping[str, Reading], stand: Stand, by: User) -> None:
    first, second = theirs.get(Stand.FIRST), theirs.get(Stand.SECOND)
    if stand == Stand.SECOND and (first is None or first.reader_id == by.pk):
        raise Refused("Somebody else has to have read an answer before you are its second reader.")
    if stand == Stand.FIRST and second and second.reader_id == by.pk:
        raise Refused("You are the second reader of one of these. Settle where you two differ.")
    if stand == Stand.SECOND and second and second.reader_id != by.pk:
        raise Refused("Somebody else has read one of these as second reader meanwhile.")


def _write_reading(
    answer: Answer,
    theirs: Mapping[str, Reading],
    stand: Stand,
    themes: Collection[Theme] | None,
    by: User,
) -> None:
    reading = theirs.get(stand)
    if themes is None:
        if stand == Stand.FIRST and Stand.SECOND in theirs:
            raise Refused("A second reader has compared with this. Type 0 where no theme fits.")
        if reading is not None:
            reading.delete()
        if stand == Stand.SETTLED:
            Reading.objects.filter(answer=answer, stand=Stand.FIRST).update(counts=True)
        return
    if reading is None:
        if stand == Stand.SETTLED:
            Reading.objects.filter(answer=answer, stand=Stand.FIRST).update(counts=False)
        reading = Reading(answer=answer, stand=stand, counts=stand != Stand.SECOND)
    reading.reader, reading.read_at = by, timezone.now()
    reading.save()
    reading.themes.set(themes)
