"""The kinds of question: how each is asked, and what of an answer is kept."""

from decimal import Decimal
from typing import Any

from django import forms

from base.core.templatetags.words import pounds

from ..shown_pictures import with_picture
from .fields import KeptFile
from .names import READY_SCALES, Kind
from .ways import LONG, SHORT, WAYS, Said, Way

__all__ = [
    "LONG",
    "READY_SCALES",
    "SHORT",
    "KeptFile",
    "Kind",
    "Said",
    "Way",
    "field_for",
    "in_figures",
    "said_in",
    "way_of",
]


def way_of(question: Any) -> Way:
    return WAYS[question.kind]


def field_for(question: Any) -> forms.Field:
    """The form field that asks it. No question must be answered."""
    about: dict[str, Any] = {
        "label": question.words,
        "help_text": with_picture(question.help_text, question),
        "required": False,
    }
    return way_of(question).field(question, about)


def said_in(question: Any, cleaned: Any) -> Said | None:
    """What a field was answered with, as services take it; None where nothing was."""
    return way_of(question).said(cleaned)


def in_figures(kind: str, number: Decimal) -> str:
    """A number as it is read out: "£12.50", "1,240", "3.33"."""
    number = round(number, 2)
    return pounds(number) if kind == Kind.MONEY else f"{number.normalize():,f}"
