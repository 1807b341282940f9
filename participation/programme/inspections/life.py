"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare, erased_where_said
from participation.questionnaires.models import Answer

from .models import Inspection, Inspector

declare(
    Inspector,
    Rule(
        "Inspections they were asked to",
        one_per=("inspection_id",),
        own_copy=("inspection", "asked_at", "declined_at"),
    ),
)
# What was found stays in the figures, under nobody's name; what they wrote does not.
declare(
    Inspection,
    Rule(
        "Inspections of which they sent what was found",
        erase="blank",
        blank={name: erased_where_said(name) for name in ("praise", "printed_praise", "wrong")},
        own_copy=("sent_at", "praise", "wrong"),
        sign_of_life="sent_at",
    ),
    through="sent_by",
)
declare(
    Answer,
    Rule(
        "What they answered of an inspection",
        erase="blank",
        blank={"words": erased_where_said("words")},
        own_copy=("question", "option", "words"),
    ),
    through="sheet__inspection__sent_by",
)
