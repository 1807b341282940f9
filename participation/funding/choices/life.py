"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import Rule, declare, erased_where_said

from .models import Idea, NewsWish, Voter

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
# What everybody read stays with its project, under nobody's name.
declare(
    Idea,
    Rule(
        "Ideas for what money should be spent on",
        erase="blank",
        blank={
            name: erased_where_said(name)
            for name in ("title", "place", "about", "turned_down_because")
        },
        own_copy=("round", "written_at", "title", "place", "about", "turned_down_because"),
        sign_of_life="written_at",
    ),
)
declare(
    NewsWish,
    Rule(
        "Votes on money they want to hear of",
        one_per=("round_id",),
        erase="delete",
        own_copy=("round",),
    ),
)
