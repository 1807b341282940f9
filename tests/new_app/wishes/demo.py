"""What the demo world has of it."""

import datetime as dt

from base.core.demo import World, in_demo
from participation.people.customers.models import Customer

from .house_rules import WISH_DAYS
from .models import Wish, WishKind


@in_demo(position=300)
def make_wishes(world: World) -> None:
    Wish.objects.create(
        customer=Customer.objects.order_by("pk").first(),
        kind=WishKind.objects.get(name="Something to sit on"),
        what="A bench by the door",
        answer_by=world.now.date() + dt.timedelta(days=WISH_DAYS.value - 10),
        officer=world.officer,
    )
