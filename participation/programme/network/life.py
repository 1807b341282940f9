"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import Post

declare(
    Post,
    Rule(
        "What they put up for their groups",
        erase="blank",
        blank={"text": "Erased", "file": "", "size": 0},
        own_copy=("posted_at", "group", "text", "taken_down_at"),
        sign_of_life="posted_at",
    ),
)
