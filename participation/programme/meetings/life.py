"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Case, F, Value, When

from participation.people.customers.personal_rows import Rule, declare, erased_where_said

from .models import AgendaItem

# What was accepted stands on a public agenda, without a name.
declare(
    AgendaItem,
    Rule(
        "What they put forward for an agenda",
        erase="blank",
        blank={
            "why": "",
            "title": Case(When(accepted_at=None, then=Value("Erased")), default=F("title")),
            "declined_why": erased_where_said("declined_why"),
        },
        own_copy=("event", "title", "why", "proposed_at", "accepted_at", "declined_why"),
        headings={"declined_why": "Why not"},
        sign_of_life="proposed_at",
    ),
)
