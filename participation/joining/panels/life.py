"""What becomes of rows about people: see ``participation.people.customers.personal_rows``.

They are of a seat, so they move with it, and go with it when somebody is erased.
"""

from participation.people.customers.personal_rows import Rule, declare

from .models import (
    Acceptance,
    Appraisal,
    DeclaredInterest,
    ExitInterview,
    InductionStep,
    Interview,
)

THROUGH = "membership__customer"

declare(
    Acceptance,
    Rule(
        "What they accepted as members of a panel",
        erase="delete",
        own_copy=("paper", "accepted_on"),
    ),
    through=THROUGH,
)
declare(
    DeclaredInterest,
    Rule(
        "Interests they declared",
        erase="delete",
        own_copy=("what", "bars", "declared_on", "ended_on"),
        headings={"bars": "You take no part in"},
    ),
    through=THROUGH,
)
declare(
    InductionStep,
    Rule(
        "What they began with on a panel",
        erase="delete",
        own_copy=("title", "is_training", "done_on"),
    ),
    through=THROUGH,
)
declare(
    Appraisal,
    Rule(
        "Yearly appraisals",
        erase="delete",
        own_copy=(
            "due_on",
            "held_on",
            "went_well",
            "wishes",
            "training_plan",
            "training_due_on",
            "training_done_on",
        ),
    ),
    through=THROUGH,
)
declare(
    ExitInterview,
    Rule(
        "How they left a panel",
        erase="delete",
        own_copy=("why", "said", "held_on"),
        headings={"said": "What you told us"},
    ),
    through=THROUGH,
)
declare(
    Interview,
    Rule(
        "Talks with them before they joined a panel",
        erase="delete",
        own_copy=("declared", "notes", "held_on"),
        headings={"declared": "Interests you declared"},
    ),
    through="interest__customer",
)
