"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from .models import Customer, CustomerNote, FormerReference
from .personal_rows import Rule, declare

declare(
    Customer.preferences.through,
    Rule(
        "Preferences",
        one_per=("preferenceoption_id",),
        erase="delete",
        own_copy=("preferenceoption",),
        headings={"preferenceoption": "What you chose"},
    ),
)
declare(
    CustomerNote,
    Rule("Notes", erase="delete", own_copy=("at", "author", "text"), sign_of_life="at"),
)
declare(FormerReference, Rule("Earlier references", own_copy=("reference", "joined_at")))
