"""The kinds of question: how each is asked, and what of an answer is kept."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models

from base.core.forms import DateField, MoneyField
from base.core.templatetags.words import pounds

#: Nobody writes more on a form; what is longer is told the limit and nothing is cut.
SHORT, LONG = 200, 4000


class Kind(models.TextChoices):
    SINGLE = "single", "Choose one"
    SEVERAL = "several", "Choose as many as fit"
    SCALE = "scale", "A scale, from best to worst"
    NUMBER = "number", "A number"
    MONEY = "money", "An amount in pounds"
    DAY = "day", "A date"
    SHORT = "short", "A few words"
    LONG = "long", "In their own words"

    @classmethod
    def with_options(cls) -> frozenset["Kind"]:
        return frozenset({cls.SINGLE, cls.SEVERAL, cls.SCALE})


#: Scales as they are usually asked, from best to worst, with a middle: what they are called, and their answers.
READY_SCALES = {
    "satisfied": (
        "Very satisfied to very dissatisfied",
        (
            "Very satisfied",
            "Fairly satisfied",
            "Neither satisfied nor dissatisfied",
            "Fairly dissatisfied",
            "Very dissatisfied",
        ),
    ),
    "agree": (
        "Strongly agree to strongly disagree",
        ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"),
    ),
    "good": (
        "Very good to very poor",
        ("Very good", "Fairly good", "Neither good nor poor", "Fairly poor", "Very poor"),
    ),
    "ten": ("10 to 0", tuple(str(number) for number in range(10, -1, -1))),
}


def field_for(question: Any) -> forms.Field:
    """The form field that asks it. No question must be answered."""
    about: dict[str, Any] = {
        "label": question.words,
        "help_text": question.help_text,
        "required": False,
    }
    match question.kind:
        case Kind.SINGLE | Kind.SCALE:
            return forms.ChoiceField(widget=forms.RadioSelect, choices=_options(question), **about)
        case Kind.SEVERAL:
            widget = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(widget=widget, choices=_options(question), **about)
        case Kind.NUMBER:
            box = forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"})
            return forms.DecimalField(max_digits=12, decimal_places=2, widget=box, **about)
        case Kind.MONEY:
            return MoneyField(**about)
        case Kind.DAY:
            return DateField(**about)
        case Kind.SHORT:
            return forms.CharField(max_length=SHORT, **about)
        case _:
            return forms.CharField(max_length=LONG, widget=forms.Textarea, **about)


def _options(question: Any) -> list[tuple[str, str]]:
    return [(option.code, option.words) for option in question.options.all()]


#: What somebody said to one question: the codes of options, a number, a day, or words.
Said = tuple[str, ...] | Decimal | dt.date | str


def said_in(question: Any, cleaned: Any) -> Said | None:
    """What a field was answered with, as services take it; None where nothing was."""
    if cleaned in (None, "", [], ()):
        return None
    if question.has_options:
        return tuple(cleaned) if isinstance(cleaned, list | tuple) else (cleaned,)
    return cleaned


def in_figures(kind: str, number: Decimal) -> str:
    """A number as it is read out: "£12.50", "1,240", "3.33"."""
    number = round(number, 2)
    return pounds(number) if kind == Kind.MONEY else f"{number.normalize():,f}"
