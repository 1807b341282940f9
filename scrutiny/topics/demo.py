"""What the scrutiny panel of Glenmarnock is asked to look into, and how it voted."""

import datetime as dt
from itertools import cycle, islice

from django.utils import timezone

from base.core.demo import World, in_demo
from base.core.periods import FinancialYear, months_after
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership

from .made_up import TOPICS, MadeUp
from .models import (
    GroupAsked,
    Hand,
    Planned,
    ProgrammeLine,
    ProgrammeVersion,
    Score,
    Size,
    Support,
    Topic,
    Vote,
)
from .services.planning import lines_of
from .services.voting import seats_of

DAY = dt.timedelta(days=1)
#: From the suggestion until the panel has to decide, and from then until each vote.
GREW, MET = 20, 14
WHICH = (Hand.Which.FOR, Hand.Which.AGAINST, Hand.Which.ABSTAINS)


@in_demo(position=42)
def make_topics(world: World) -> None:
    panel = Group.objects.live().filter(kind__scrutinises=True).order_by("pk").first()
    seats = list(seats_of(panel).exclude(customer__user=None).order_by("pk")) if panel else []
    people = list(Customer.objects.filter(erased_at=None).order_by("pk")[:40])
    if not seats or not people:
        return
    told = Told(panel, seats, people, world)
    for place, one in enumerate(TOPICS):
        told.tell(one, place)
    told.programme()


class Told:
    """Rows as the services would have left them, had their days been those days."""

    def __init__(
        self, panel: Group, seats: list[Membership], people: list[Customer], world: World
    ) -> None:
        self.panel, self.seats, self.people, self.world = panel, seats, people, world
        self.today = timezone.localdate(world.now)
        self.all_seats = list(seats_of(panel).order_by("pk"))
        self.group = Group.objects.recognised().exclude(pk=panel.pk).order_by("pk").first()

    def tell(self, one: MadeUp, place: int) -> None:
        on = self.today - one.ago * DAY
        topic = Topic.objects.create(
            panel=self.panel,
            title=one.title,
            why=one.why,
            service=one.service,
            suggested_by=self.people[place % len(self.people)] if one.by_customer else None,
            written_by=None if one.by_customer else self.world.officer,
            suggested_on=on,
            public_on=on if one.read else None,
            kept_back_because=one.kept_back,
            read_by=self.world.officer if one.kept_back else None,
        )
        for customer in islice(cycle(self.people), place, place + min(one.supporters, 39)):
            Support.objects.get_or_create(
                topic=topic, customer=customer, defaults={"given_at": _noon(on + DAY)}
            )
        for criterion, points, words in one.scores:
            Score.objects.create(
                topic=topic,
                criterion=criterion,
                points=points,
                words=words,
                noted_by=self.world.officer,
                noted_on=min(on + DAY, self.today),
            )
        if one.must and (self.group or one.must != Topic.Must.GROUP):
            self._must(topic, one, on + min(GREW, one.ago) * DAY)
        for number, (result, hands, reason) in enumerate(one.votes, start=1):
            self._vote(topic, result, hands, reason, on + (GREW + number * MET) * DAY)

    def _must(self, topic: Topic, one: MadeUp, on: dt.date) -> None:
        topic.must_since, topic.must_because = on, one.must
        topic.save()
        if one.group_says and self.group:
            GroupAsked.objects.create(
                topic=topic,
                group=self.group,
                why=one.group_says,
                by=self.world.officer,
                asked_on=on,
            )

    def _vote(
        self, topic: Topic, result: str, hands: tuple[int, int, int], reason: str, on: dt.date
    ) -> None:
        on = min(on, self.today)
        chair = self.seats[0].customer.user  # of whoever signs in
        vote = Vote.objects.create(
            topic=topic, opened_at=_noon(on), opened_by=chair, quorum=self.panel.kind.quorum
        )
        left = iter(self.all_seats)
        counts = [0, 0, 0]
        for place, number in enumerate(hands):
            for seat in islice(left, number):
                Hand.objects.create(
                    vote=vote, seat=seat, which=WHICH[place], noted_by=chair, at=_noon(on)
                )
                counts[place] += 1
        if not result:
            return
        vote.for_it, vote.against, vote.abstained = counts
        vote.result, vote.reason, vote.closed_on, vote.closed_by = result, reason, on, chair
        vote.save()
        if result != Vote.Result.CALLED_OFF:
            topic.decision, topic.reason, topic.decided_on = result, reason, on
            topic.save()

    def programme(self) -> None:
        """Of this year: published, and published again when the panel put one of them off."""
        year = FinancialYear.of(self.today)
        chosen = list(Topic.objects.chosen().filter(panel=self.panel).order_by("pk"))
        sizes = (Size.IN_DEPTH, Size.TASK, Size.LIGHT)
        begins = [months_after(year.first, months) for months in (1, 5, 8)]
        planned = [
            Planned.objects.create(topic=topic, year=year.start_year, month=month, size=size)
            for topic, month, size in zip(chosen, begins, sizes, strict=False)
        ]
        for number in (1, 2):
            if number == 2 and planned:
                planned[-1].month = months_after(planned[-1].month, 1)
                planned[-1].save()
            version = ProgrammeVersion.objects.create(
                panel=self.panel,
                year=year.start_year,
                number=number,
                published_on=max(year.first, self.today - (60 if number == 1 else 15) * DAY),
                published_by=self.world.officer,
                why="Two members are away in the month we had chosen." if number == 2 else "",
            )
            ProgrammeLine.objects.bulk_create(lines_of(planned, version))


def _noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
