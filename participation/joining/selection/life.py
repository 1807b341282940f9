"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import Chosen

declare(
    Chosen,
    Rule(
        "Times a draw chose them",
        one_per=("selection_id",),
        own_copy=("selection", "is_reserve", "place"),
        headings={"is_reserve": "In reserve"},
        erase="blank",
        blank={"stood_down_why": ""},
    ),
)
