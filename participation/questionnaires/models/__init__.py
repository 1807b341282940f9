"""Questions as people were asked them, and what each person answered."""

from .questions import Option, Question, Questionnaire, Version
from .results import Release
from .sheets import Answer, Sheet, SheetQuerySet

__all__ = [
    "Answer",
    "Option",
    "Question",
    "Questionnaire",
    "Release",
    "Sheet",
    "SheetQuerySet",
    "Version",
]
