"""What the demo world has beside its consultations: rents, groups' answers, news, and actions in every state."""

import datetime as dt
from decimal import Decimal

from base.core.demo import World, in_demo
from base.core.jobs import JobState
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from participation.programme.actions import services
from participation.programme.actions.models import Action
from participation.programme.actions.sources import found

from .action_sources import CONSULTATION
from .groups_told import law_wants_groups_told
from .models import (
    Consultation,
    DecisionNews,
    Duty,
    ForumPost,
    ForumSupport,
    ForumTopic,
    GroupTold,
    NewsRequest,
    RentTable,
    Response,
)
from .responses import record_group_answer

DAY = dt.timedelta(days=1)
#: What is to be done, and how many days from today it is due.
TO_DO = (
    ("Name the hardship fund on the first page of the letter", 20),
    ("Say street by street what the last rise paid for", -9),
    ("Ring every tenant who wrote that nothing is left", 30),
    ("Put 60 more homes on the list for windows", 45),
    ("Halve the length of the rent letter", 12),
    ("Pay a warden from the rent", 60),
)


#: What each kind of home costs a week now.
HOMES = (
    ("Bedsit", "71.20"),
    ("1-bedroom flat", "82.40"),
    ("2-bedroom flat", "88.10"),
    ("3-bedroom house", "96.75"),
    ("4-bedroom house", "104.30"),
)
RISES = {"3 in 100 more": "1.03", "4 in 100 more": "1.04", "5 in 100 more": "1.05"}
GROUPS_SAY = (
    (48, "Option 2. Do the coldest streets first, and tell us which they are."),
    (23, "Option 1. Our members have nothing left, windows or not."),
)


@in_demo(position=55)
def make_what_goes_with_the_rent(world: World) -> None:
    """What it means by home, of each consultation about the rent, and what two groups answered to the last."""
    rent = Consultation.objects.filter(duty=Duty.S25_RENT).order_by("-starts_at")
    RentTable.objects.bulk_create(
        RentTable(
            consultation=consultation,
            options=list(RISES),
            rows=[
                [home, then, *(_risen(then, by) for by in RISES.values())]
                for home, now in HOMES
                for then in [_years_ago(now, years)]
            ],
        )
        for years, consultation in enumerate(rent)
    )
    decided = rent.filter(decided_on__isnull=False).first()
    groups = Group.objects.live().order_by("pk")[: len(GROUPS_SAY)]
    for group, (members, said) in zip(groups, GROUPS_SAY, strict=False):
        if decided is not None:
            record_group_answer(
                consultation=decided,
                group=group,
                members=members,
                received_on=decided.closes_on,
                said=said,
                by=world.officer,
            )


def _years_ago(now: str, years: int) -> str:
    """Before it rose each year by 4 in 100, as was decided."""
    return str((Decimal(now) / Decimal("1.04") ** years).quantize(Decimal("0.01")))


def _risen(now: str, by: str) -> str:
    return str((Decimal(now) * Decimal(by)).quantize(Decimal("0.01")))


@in_demo(position=56)
def make_groups_that_were_told(world: World) -> None:
    """Of each consultation by law, on the day it opened; one group has nobody to write to."""
    groups = list(Group.objects.live().order_by("name")[:3])
    GroupTold.objects.bulk_create(
        GroupTold(consultation=one, group=group, people=place, told_on=one.opens_on)
        for one in Consultation.objects.published()
        if law_wants_groups_told(one)
        for place, group in enumerate(groups)
    )


@in_demo(position=57)
def make_news_of_decisions(world: World) -> None:
    """Everybody who took part has heard what was decided, and somebody waits for what is not."""
    decided = Consultation.objects.published().filter(decided_on__isnull=False)
    DecisionNews.objects.bulk_create(
        DecisionNews(consultation=one, state=JobState.DONE, progress=100) for one in decided
    )
    Response.objects.filter(consultation__in=decided).update(told_at=world.now)
    waiting = Consultation.objects.published().filter(decided_on=None, cancelled_at=None)
    asked = Customer.objects.filter(user__isnull=False, erased_at=None).order_by("pk")[:3]
    dice = world.dice("news of decisions")
    NewsRequest.objects.bulk_create(
        NewsRequest(
            consultation=one,
            customer=customer,
            key=f"{dice.getrandbits(128):032x}",
            asked_at=world.now,
            confirmed_at=world.now,
        )
        for one in waiting
        for customer in asked
    )


@in_demo(position=60)
def make_actions(world: World) -> None:
    """One told to customers and done, one late with more time, one to confirm, one called off, two to do."""
    rent = Consultation.objects.filter(duty=Duty.S25_RENT, decided_on__isnull=False)
    consultation = rent.order_by("-starts_at").first()
    if consultation is None:
        return
    of = found(CONSULTATION.code, consultation.pk)
    today = world.now.date()
    fund, street, ring, windows, letter, warden = (
        services.make_action(
            what=what,
            service=consultation.service,
            owner=world.officer,
            confirmer=world.manager,
            due_on=today + dt.timedelta(days=days),
            by=world.officer,
            of=of,
        )
        for what, days in TO_DO
    )
    services.tell_customers(
        action=fund,
        said="I did not know that there is a fund for people like me.",
        answer="From this winter the letter about your rent names the fund on its first page.",
        said_on=consultation.closes_on,
        by=world.officer,
    )
    services.add_proof(
        action=fund,
        title="The new letter",
        link="https://glenmarnock.example/letter",
        by=world.officer,
    )
    _done(fund, "The printer has it.", world)
    services.confirm(action=fund, words="I have one in my hand.", by=world.manager)
    Action.objects.filter(pk=street.pk).update(first_due_on=today - dt.timedelta(days=40))
    services.write_note(
        action=street, words="Finance has the figures for four of nine areas.", by=world.officer
    )
    services.tell_customers(
        action=windows,
        said="I would pay the extra if it means the windows get done.",
        answer="Sixty more homes a year get new windows. The list of streets comes in spring.",
        said_on=consultation.closes_on,
        by=world.officer,
    )
    _done(letter, "It is one page now. The readers’ panel has read it.", world)
    services.call_off(
        action=warden, why="Option 2, which most people chose, has no warden.", by=world.manager
    )
    services.write_note(action=ring, words="Twelve of 31 rung so far.", by=world.officer)


def _done(action: Action, words: str, world: World) -> None:
    services.say_done(action=action, words=words, by=world.officer)


#: Under each topic: what people write, how many think so too, and our answer. None of the last is read yet.
TALK = {
    "Which streets get new windows first?": (
        (
            "Please do Mill Lane before the winter. You can feel the wind through the frames.",
            9,
            "Mill Lane is first on the list, from February. The list of streets is in the second paper.",
        ),
        (
            "How was the order decided? Nobody asked us.",
            6,
            "By what the heating costs in each street. We put the figures on this page.",
        ),
        ("My windows are fine. Do the stairs instead.", 2, ""),
    ),
    "What would help with higher rent?": (
        (
            "Say in the letter what the hardship fund is and who may ask for it.",
            7,
            "We do: it is on the first page now.",
        ),
        ("Can we pay weekly? Monthly is hard.", 4, ""),
    ),
}
NOT_READ = (
    "Does the rise count for garages as well?",
    "The meeting is at the same time as the football.",
)


@in_demo(position=56)
def make_forums(world: World) -> None:
    """Of each that is open: topics, what is shown and answered, what waits, and what is not shown."""
    dice, officer = world.dice("forums"), world.officer
    people = list(
        Customer.objects.current().filter(joined_at__isnull=False).order_by("reference")[:60]
    )
    for consultation in Consultation.objects.open(world.now).filter(members_only=False)[:2]:
        since = max(consultation.starts_at, world.now - 12 * DAY)
        for title, posts in TALK.items():
            topic = ForumTopic.objects.create(
                consultation=consultation, title=title, added_by=officer
            )
            for words, supporters, answer in posts:
                writer, *others = dice.sample(people, supporters + 1)
                post = ForumPost.objects.create(
                    topic=topic,
                    customer=writer,
                    words=words,
                    written_at=since,
                    read_by=officer,
                    shown_at=since + DAY / 2,
                    answer=answer,
                    answered_at=since + DAY if answer else None,
                )
                ForumSupport.objects.bulk_create(
                    ForumSupport(post=post, customer=one, at=since + DAY) for one in others
                )
        for words in NOT_READ:
            ForumPost.objects.create(
                topic=topic,
                customer=dice.choice(people),
                words=words,
                written_at=world.now - DAY / 4,
            )
        ForumPost.objects.create(
            topic=topic,
            customer=dice.choice(people),
            words="It is the family at number 12 who broke the door.",
            written_at=since,
            read_by=officer,
            turned_down_at=since + DAY / 2,
            turned_down_because="It speaks of neighbours by their home. Tell us of it on the phone.",
        )
