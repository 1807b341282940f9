"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import MOMENT, Rule, declare

from .models import BarredFromTopic, GroupAsked, Support, Topic

declare(
    Topic,
    Rule(
        "Topics for scrutiny that they suggested",
        # What nobody but us has read may name them.
        erase="blank",
        blank={"title": "Erased", "why": "Erased"},
        blank_where=Q(public_on=None),
        own_copy=("title", "why", "suggested_on"),
        headings={"why": "Why", "suggested_on": "Suggested on"},
        sign_of_life="suggested_on",
    ),
    through="suggested_by",
)
declare(
    Support,
    Rule(
        "Topics for scrutiny that they support",
        one_per=("topic_id",),
        among=Q(taken_back_at=None),
        ended={"taken_back_at": MOMENT},
        erase="delete",
        own_copy=("topic", "given_at", "taken_back_at"),
        headings={"given_at": "Since", "taken_back_at": "Taken back"},
        sign_of_life="given_at",
    ),
)
declare(
    GroupAsked,
    Rule(
        "Topics that they asked for, for an organisation",
        own_copy=("topic", "group", "why", "asked_on"),
        headings={"asked_on": "Asked on"},
        sign_of_life="asked_on",
    ),
)
declare(
    BarredFromTopic,
    Rule(
        "Votes on topics that an interest kept them from",
        erase="delete",
        own_copy=("topic", "why", "noted_on"),
        headings={"topic": "What you did not vote on", "why": "For what interest"},
    ),
    through="seat__customer",
)
