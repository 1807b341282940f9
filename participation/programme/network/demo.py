"""Forums of Glenmarnock: the network of all groups with an answer, and an estate's with something to look at."""

import datetime as dt

from base.core.demo import World, in_demo
from participation.people.customers.models import Customer
from participation.people.groups.models import Membership

from .models import Forum, ForumMember, ForumNotice

DAY = dt.timedelta(days=1)
MEMBERS, NEIGHBOURS = 8, 4


@in_demo(position=45)
def make_forums(world: World) -> None:
    sitting = Membership.objects.sitting().of_customers().values("customer")
    people = list(Customer.objects.current().filter(pk__in=sitting).order_by("pk")[:MEMBERS])
    if len(people) < 2:
        return
    network = _forum(
        world,
        title="Our network",
        about="For everybody who sits on one of our groups: what works with you, and what others could use.",
        only_sitting=True,
    )
    _join(network, people, world)
    first = _notice(
        network, people[0], "Has anybody had a landlord’s letter tested by readers?", 9, world
    )
    _notice(
        network, people[1], "We have. Bring it to us, we read on Tuesdays.", 8, world, answers=first
    )
    area = people[0].area
    neighbours = list(Customer.objects.current().filter(area=area).order_by("pk")[:NEIGHBOURS])
    if area is None or len(neighbours) < 2:
        return
    estate = _forum(
        world,
        title=f"Neighbours of {area}",
        about=f"For everybody who lives in {area}: bins, stairs, the bus, who can lend a ladder.",
        area=area,
    )
    _join(estate, neighbours, world)
    _notice(estate, neighbours[0], "The blue bins come on Friday this week.", 4, world)
    rude = _notice(estate, neighbours[1], "Whoever parks across the gate cannot read.", 2, world)
    rude.reported_at, rude.concern = world.now - DAY, ForumNotice.Concern.RUDE
    rude.save()


def _forum(world: World, **said) -> Forum:
    slug = "our-network" if said.get("only_sitting") else "neighbours"
    return Forum.objects.create(slug=slug, begun_by=world.officer, **said)


def _join(forum: Forum, people: list[Customer], world: World) -> None:
    for place, one in enumerate(people):
        ForumMember.objects.create(
            forum=forum,
            customer=one,
            joined_at=world.now - 20 * DAY,
            wants_news=place == 0,
            told_until=world.now,
        )


def _notice(
    forum: Forum,
    who: Customer,
    text: str,
    ago: int,
    world: World,
    answers: ForumNotice | None = None,
) -> ForumNotice:
    when = world.now - ago * DAY
    return ForumNotice.objects.create(
        forum=forum, customer=who, text=text, posted_at=when, answers=answers
    )
