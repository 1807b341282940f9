"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import Rule, declare

from .models import ForumMember, ForumNotice, Post

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
declare(
    ForumMember,
    Rule(
        "Forums that they are in",
        one_per=("forum_id",),
        among=Q(left_at=None),
        erase="delete",
        own_copy=("forum", "joined_at", "left_at", "wants_news"),
        headings={"wants_news": "You hear of new messages"},
        sign_of_life="joined_at",
    ),
)
declare(
    ForumNotice,
    Rule(
        "What they wrote in forums",
        erase="blank",
        blank={"text": "Erased", "taken_down_why": ""},
        own_copy=("posted_at", "forum", "text", "taken_down_at", "taken_down_why"),
        sign_of_life="posted_at",
    ),
)
