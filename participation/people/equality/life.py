"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import Answer

declare(
    Answer,
    Rule(
        "Equality answers",
        one_per=("question_id",),
        secret=True,
        in_the_log=("equality_answer_given", "equality_answers_removed"),
        erase="delete",
        own_copy=("question", "option", "prefer_not_to_say", "answered_on"),
    ),
)
