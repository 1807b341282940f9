"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import Rule, declare

from .models import Voter

# Two records of one person may both have voted: both entries stay, and the closing counts one ballot. The entry
# of an erased person stays as one of so many, and so does their ballot, which nobody can find any more.
declare(
    Voter,
    Rule(
        "Votes on how money is spent",
        one_per=("round_id",),
        among=Q(is_double=False),
        ended={"is_double": True},
        own_copy=("round", "channel"),
        headings={"round": "Vote", "channel": "How you voted, known once it has closed"},
    ),
)
