"""Questions as people were asked them, and what each person answered."""

from .questions import Option, Question, Questionnaire, Version
from .sheets import Answer, Sheet, SheetQuerySet

__all__ = [
    "Answer",
    "Option",
    "Question",
    "Questionnaire",
    "Sheet",
    "SheetQuerySet",
    "Version",
]
