"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import MemberHours

declare(
    MemberHours,
    Rule(
        "Hours that they gave to exercises of their panel",
        # The sum of a year stays true.
        own_copy=("exercise", "what", "on", "hours"),
        headings={"what": "With what", "on": "On", "hours": "Hours"},
        sign_of_life="on",
    ),
)
