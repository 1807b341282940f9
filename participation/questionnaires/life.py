"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.utils import timezone

from participation.people.customers.personal_rows import (
    MOMENT,
    Rule,
    declare,
    erased_where_said,
)
from participation.people.customers.record_steps import also_clear

from .answering.leftovers import forget_begun_sheets
from .models import (
    Answer,
    Keying,
    PaperForm,
    PersonalCode,
    PhoneClaim,
    PhoneTry,
    Quote,
    Redaction,
    Sheet,
)
from .offline.doubts import forget_what_does_not_count
from .owners import OWNERS, owned

#: The number of none of us.
NOBODY = 0


def last_word(sheet: Sheet) -> tuple:
    """Of two that one person sent, the greater is their last word: what came in time before what came too late,
    by the day on which it came and not on which it was keyed."""
    assert sheet.sent_at is not None
    came_on = sheet.received_on or timezone.localdate(sheet.sent_at)
    invitation = owned(sheet.questionnaire).invitation()
    closes_at = invitation.closes_at if invitation else None
    in_time = closes_at is None or came_on <= timezone.localdate(closes_at)
    return in_time, came_on, sheet.sent_at


def _not_in_confidence(to_questionnaire: str) -> Callable[[QuerySet], QuerySet]:
    """Only those who handle a confidential survey read what one person said, and that is written down."""

    def narrow(rows: QuerySet) -> QuerySet:
        for owner in OWNERS:
            nobodys = owner.kept_from(NOBODY).values("pk")
            rows = rows.exclude(**{f"{to_questionnaire}__in": nobodys})
        return rows

    return narrow


declare(
    Sheet,
    Rule(
        "Questions they answered",
        one_per=("questionnaire_id",),
        among=Q(sent_at__isnull=False, replaced_at=None),
        ended={"replaced_at": MOMENT},
        latest=last_word,
        own_copy=("questionnaire", "mode", "begun_at", "sent_at", "replaced_at"),
        headings={"mode": "How it reached us"},
        sign_of_life="begun_at",
    ),
)
# What was chosen stays in the figures, under nobody's name; what they wrote does not.
declare(
    Answer,
    Rule(
        "What they answered",
        erase="blank",
        blank={"words": erased_where_said("words"), "file": ""},
        own_copy=("question", "option", "number", "day", "words", "file"),
        open_to_us=_not_in_confidence("sheet__questionnaire"),
    ),
    through="sheet__customer",
)
# Two codes of one person both work: each may stand in a letter that is on its way.
declare(
    PersonalCode,
    Rule(
        "Personal codes to answer with",
        one_per=("questionnaire_id",),
        among=Q(is_spare=False),
        ended={"is_spare": True},
        erase="delete",
        own_copy=("questionnaire", "given_at", "ends_at", "spent_on"),
        headings={
            "spent_on": "Answered with it on (where answers have no name: the day it opened)"
        },
    ),
)
# They point at letters of words that are gone.
declare(
    Redaction,
    Rule(
        "Words that we keep from others",
        erase="delete",
        own_copy=("answer", "reason", "at"),
        headings={"answer": "In which answer", "at": "Taken out"},
    ),
    through="answer__sheet__customer",
)
declare(
    Quote,
    Rule(
        "Where we quote them",
        erase="delete",
        own_copy=("answer", "at"),
        headings={"answer": "From which answer", "at": "Quoted since"},
    ),
    through="answer__sheet__customer",
)
declare(
    PaperForm,
    Rule("Paper forms they sent us", own_copy=("questionnaire", "received_on")),
)
declare(
    Keying,
    Rule(
        "What was typed from their paper forms",
        erase="blank",
        blank={"typed": []},
        own_copy=("form", "finished_at"),
        headings={"finished_at": "Typed in"},
    ),
    through="form__customer",
)
declare(PhoneClaim, Rule("Who is on the phone with us", drop=True, erase="delete"))
declare(
    PhoneTry,
    Rule(
        "Times we rang them with questions",
        erase="blank",
        blank={"note": "", "number": ""},
        own_copy=(
            "questionnaire",
            "at",
            "interviewer",
            "outcome",
            "call_back_at",
            "number",
            "note",
        ),
        headings={
            "interviewer": "Who rang",
            "outcome": "What came of it",
            "call_back_at": "To be rung back",
            "number": "Number that was rung",
            "note": "For whoever rings next",
        },
    ),
)
also_clear(forget_begun_sheets)
also_clear(forget_what_does_not_count)
