"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import (
    Rule,
    declare,
    erased_where_said,
)
from participation.questionnaires.models import Answer

from .models import SampledContact

declare(
    SampledContact,
    Rule(
        "Calls they listened to for us",
        erase="blank",
        blank={"noticed": erased_where_said("noticed")},
        own_copy=("happened_on", "given_at", "checked_at", "noticed"),
        sign_of_life="checked_at",
    ),
    through="volunteer",
)
# A sheet is of the call and names nobody; its words are still those of whoever wrote them.
declare(
    Answer,
    Rule(
        "What they told us of calls they listened to",
        erase="blank",
        blank={"words": erased_where_said("words")},
        own_copy=("question", "option", "words"),
    ),
    through="sheet__sampled_contact__volunteer",
)
