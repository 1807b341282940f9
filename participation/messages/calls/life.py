"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import Call, Claim

declare(Claim, Rule("Calls in hand", drop=True, erase="delete"))
declare(
    Call,
    Rule(
        "Calls",
        erase="blank",
        blank={"note": ""},
        own_copy=("at", "officer", "outcome", "note"),
    ),
)
