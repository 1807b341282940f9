"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import RaisedBy

declare(
    RaisedBy,
    Rule(
        "Recommendations that came from what they raised",
        one_per=("recommendation_id",),
        erase="delete",
        own_copy=("recommendation", "noted_on"),
        headings={"noted_on": "Noted on"},
    ),
)
