"""A day and a time of the clock, as somebody says them, as one moment of the landlord's time zone.

One night a year the clock passes over an hour: a time in it is refused, and never quietly moved. One
night it goes through an hour twice: a form asks which of the two is meant, and pages say so
(``words.clock``).
"""

import datetime as dt

from crispy_forms_gds.layout import Field
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from .templatetags.words import clock

MINUTE = dt.timedelta(minutes=1)
FIRST, SECOND = "first", "second"


def moment(day: dt.date, time: dt.time, *, second: bool = False) -> dt.datetime:
    """The ``second`` of a time that comes twice, or the first.

    Raises ValidationError, in words for whoever typed it, of a time that does not exist that day.
    """
    local = dt.datetime.combine(day, time.replace(fold=second))
    if not exists(local):
        first, after = local, local
        while not exists(first - MINUTE):
            first -= MINUTE
        while not exists(after):
            after += MINUTE
        raise ValidationError(
            f"{clock(first.time())} to {clock(after.time())} does not exist that night, because the"
            " clocks go forward. Choose another time.",
            code="no_such_time",
        )
    # In UTC, for between two times of one zone Python counts the hours on the clock's face.
    return timezone.make_aware(local).astimezone(dt.UTC)


def exists(local: dt.datetime) -> bool:
    """Whether the clock shows it, on its way through the year."""
    there = timezone.make_aware(local)
    return timezone.make_naive(there.astimezone(dt.UTC)) == local


def comes_twice(day: dt.date, time: dt.time) -> bool:
    """Whether the clock shows it before it goes back that night, and again after."""
    local = dt.datetime.combine(day, time.replace(fold=0))
    again = timezone.make_aware(local.replace(fold=1))
    return exists(local) and again.utcoffset() != timezone.make_aware(local).utcoffset()


def moment_in(form: forms.BaseForm, day: str, time: str) -> dt.datetime | None:
    """What two questions of a form say together; None where one is empty or wrong.

    Called in ``clean``: what is wrong with both together is said beside the time.
    """
    on = form.cleaned_data.get(day)
    return None if on is None else moment_on(form, on, time)


def moment_on(form: forms.BaseForm, day: dt.date, time: str) -> dt.datetime | None:
    """The same where the day is known. A form that has ``which_of_two`` for the time asks it then."""
    at = form.cleaned_data.get(time)
    if at is None:
        return None
    which = which_of_two(time)
    question = form.fields.get(which)
    if isinstance(question, WhichOfTwo) and comes_twice(day, at):
        question.is_asked = True
        if not form.cleaned_data.get(which):
            form.add_error(which, f"Say which {clock(at)} you mean")
            return None
    try:
        return moment(day, at, second=form.cleaned_data.get(which) == SECOND)
    except ValidationError as wrong:
        form.add_error(time, wrong)
        return None


def which_of_two(time: str) -> str:
    """The name of the question which of two moments is meant by the question ``time``."""
    return f"{time}_which"


def said_of(instant: dt.datetime) -> str:
    """Which of the two it is; nothing of a moment whose time comes once that night."""
    local = timezone.localtime(instant)
    if not comes_twice(local.date(), local.time()):
        return ""
    return SECOND if local.fold else FIRST


class WhichOfTwo(forms.ChoiceField):
    """Stands in a form from the beginning and is asked only where the time comes twice that night."""

    is_asked = False

    def __init__(self, **kwargs):
        super().__init__(
            choices=[
                (FIRST, "The first, before the clocks go back"),
                (SECOND, "The second, after the clocks go back"),
            ],
            help_text="The clocks go back that night, and this time comes twice.",
            widget=forms.RadioSelect,
            required=False,
            **kwargs,
        )


class AskWhich:
    """In a form's layout: the question for a time, where it is asked or was answered before."""

    def __init__(self, time: str):
        self.name = which_of_two(time)

    def render(self, form, context, **kwargs):
        field = form.fields[self.name]
        if not field.is_asked and not form.initial.get(self.name):
            return ""
        return Field.radios(self.name).render(form, context, **kwargs)
