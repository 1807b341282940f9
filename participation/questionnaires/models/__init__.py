"""Questions as people were asked them, and what each person answered."""

from .bank import BankEntry
from .batches import HANDED_OUT, CodeBatch, CodeBatchQuerySet
from .codes import PersonalCode, PersonalCodeQuerySet, address_of
from .devices import DeviceAnswer, DeviceAnswerQuerySet, DoubtfulTime, DoubtfulTimeQuerySet
from .paper import Keying, PaperForm, PaperFormQuerySet
from .phone import PhoneClaim, PhoneScript, PhoneTry
from .questions import Option, Question, Questionnaire, Version
from .results import Approach, Benchmark, Release, Weighting
from .sheets import Answer, Sheet, SheetQuerySet, number_of_answer
from .themes import Quote, Reading, Redaction, Theme
from .translations import FrameTranslation, Translation

__all__ = [
    "HANDED_OUT",
    "Answer",
    "Approach",
    "BankEntry",
    "Benchmark",
    "CodeBatch",
    "CodeBatchQuerySet",
    "DeviceAnswer",
    "DeviceAnswerQuerySet",
    "DoubtfulTime",
    "DoubtfulTimeQuerySet",
    "FrameTranslation",
    "Keying",
    "Option",
    "PaperForm",
    "PaperFormQuerySet",
    "PersonalCode",
    "PersonalCodeQuerySet",
    "PhoneClaim",
    "PhoneScript",
    "PhoneTry",
    "Question",
    "Questionnaire",
    "Quote",
    "Reading",
    "Redaction",
    "Release",
    "Sheet",
    "SheetQuerySet",
    "Theme",
    "Translation",
    "Version",
    "Weighting",
    "address_of",
    "number_of_answer",
]
