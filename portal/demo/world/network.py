"""A few notices on the page of one group, by its members and by us."""

import datetime as dt

from base.accounts.models import User
from participation.people.groups.models import Membership
from participation.programme.network.models import Post

OURS = "The papers for our next meeting come on Friday. Tell me if you want them in large print."
THEIRS = [
    "I can bring two people from our stair. They have never been to a meeting.",
    "Could we begin with the repairs figures this time? Last time we ran out of minutes.",
]


def make_posts(*, now: dt.datetime, officer: User) -> None:
    sitting = (
        Membership.objects.sitting()
        .of_customers()
        .select_related("group", "customer")
        .order_by("pk")
    )
    first = sitting.first()
    if first is None:
        return
    group = first.group
    Post.objects.create(
        group=group,
        officer=officer,
        text=OURS,
        shared=True,
        posted_at=now - dt.timedelta(days=6),
    )
    for day, (membership, text) in enumerate(
        zip(sitting.filter(group=group), THEIRS, strict=False)
    ):
        Post.objects.create(
            group=group,
            customer=membership.customer,
            text=text,
            posted_at=now - dt.timedelta(days=5 - day),
        )
