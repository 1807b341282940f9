"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import (
    MOMENT,
    Rule,
    declare,
    erased_where_said,
)

from .models import Assignment, Failure, Return, Shopper

declare(
    Shopper,
    Rule(
        "What we must know before we send them on a set enquiry",
        own_copy=("channels", "known_to", "from_landlord", "lent_to"),
    ),
    through="placement__interest__customer",
)
declare(
    Assignment,
    Rule(
        "Set enquiries they were given",
        one_per=("scenario_id",),
        ended={"called_off_at": MOMENT},
        own_copy=("scenario", "assigned_at", "due_on", "called_off_at"),
    ),
)
# What they found stays in the figures, under nobody's name; what they wrote does not.
declare(
    Return,
    Rule(
        "Contacts they told us of as mystery shoppers",
        erase="blank",
        blank={"praise": erased_where_said("praise")},
        own_copy=("service", "channel", "contact_on", "praise", "received_at"),
        sign_of_life="received_at",
    ),
)
declare(
    Failure,
    Rule(
        "What they found as mystery shoppers",
        erase="blank",
        blank={"what": "Erased"},
        own_copy=("what", "answer", "answered_at"),
    ),
    through="shoppers_return__customer",
)
