"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import (
    Rule,
    declare,
    erased_where_said,
)

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
