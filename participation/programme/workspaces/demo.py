"""The groups of Glenmarnock meet: dates, agendas, who came, votes, and minutes in every state."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from base.core.demo import World, in_demo
from base.core.moments import moment
from base.core.periods import months_after
from participation.people.groups.insiders import account_of
from participation.people.groups.models import Group, Membership, SupportOfficer

from . import made_up
from .models import GroupMeeting, MeetingSeries, Minutes, Motion, NamedHand, Presence
from .services.planning import rhythm

SEVEN = dt.time(19)
#: So many of each group's meetings were, and so many are to come.
BEFORE, AHEAD = 4, 3
WHICH = (NamedHand.Which.FOR, NamedHand.Which.FOR, NamedHand.Which.AGAINST)
#: Of seven who sit there five came, so that a panel can decide.
HOW = (
    *(Presence.How.ROOM, Presence.How.ROOM, Presence.How.ONLINE, Presence.How.ROOM),
    *(Presence.How.APOLOGIES, Presence.How.ONLINE, Presence.How.ROOM, Presence.How.AWAY),
)


@in_demo(position=44)
def make_workspaces(world: World) -> None:
    groups = Group.objects.live().select_related("kind").order_by("pk")
    for place, group in enumerate(groups.filter(memberships__until_on=None).distinct()):
        seats = list(group.memberships.sitting().select_related("customer", "colleague"))
        Told(group, seats, world, place).tell()


class Told:
    """Rows as the services would have left them, had their days been those days."""

    def __init__(self, group: Group, seats: list[Membership], world: World, place: int) -> None:
        self.group, self.seats, self.place = group, seats, place
        self.officer: User = world.officer
        self.today = timezone.localdate(world.now)
        users = {seat.role: account_of(seat) for seat in seats if account_of(seat)}
        number = users.get(Membership.Role.CHAIR) or users.get(Membership.Role.SECRETARY)
        self.by: User = User.objects.filter(pk=number).first() or world.officer

    def tell(self) -> None:
        before, coming = self.meetings()
        for meeting in before:
            self.hold(meeting)
        if len(before) < 3:  # they have hardly begun
            return
        first, second, *_, last = before
        self.approve(first, second)
        Minutes.objects.create(meeting=last, text=made_up.DRAFT, written_by=self.by)
        if self.group.kind.scrutinises:
            self.more(first, last, coming)

    def meetings(self) -> tuple[list[GroupMeeting], list[GroupMeeting]]:
        every = self.group.kind.meets_every_months or 1
        series = MeetingSeries.objects.create(
            group=self.group, every_months=every, planned_by=self.by
        )
        first = months_after(self.today.replace(day=1), -every * (BEFORE + 1))
        # In its second week, from Tuesday to Friday.
        first += dt.timedelta(days=7 + (1 + self.place % 4 - first.weekday()) % 7)
        days = list(rhythm(first, every_months=every, times=BEFORE + AHEAD + 2))
        since = min(seat.from_on for seat in self.seats)
        before = [day for day in days if since <= day < self.today][-BEFORE:]
        coming = [day for day in days if day > self.today][:AHEAD]
        made = [self.plan(day, series) for day in (*before, *coming)]
        return made[: len(before)], made[len(before) :]

    def plan(self, day: dt.date, series: MeetingSeries) -> GroupMeeting:
        start = moment(day, SEVEN)
        meeting = GroupMeeting.objects.create(
            group=self.group,
            series=series,
            starts_at=start,
            first_starts_at=start,
            place=made_up.HALLS[self.place % len(made_up.HALLS)],
            online_link="https://meet.example/group" if self.group.meets_online else "",
            planned_by=self.by,
            told=len(self.seats),
        )
        for position, (title, minutes) in enumerate(made_up.POINTS, start=1):
            aside = made_up.ASIDE if position == 2 else ""
            meeting.points.create(
                position=position, title=title, minutes=minutes, aside=aside, added_by=self.by
            )
        return meeting

    def hold(self, meeting: GroupMeeting) -> None:
        meeting.register_at, meeting.quorum = meeting.starts_at, self.group.kind.quorum
        meeting.save()
        day = timezone.localdate(meeting.starts_at)
        sat = [seat for seat in self.seats if seat.from_on <= day]
        for place, seat in enumerate(sat):
            how = HOW[(place + meeting.pk) % len(HOW)]
            Presence.objects.create(meeting=meeting, seat=seat, how=how)

    def approve(self, meeting: GroupMeeting, at: GroupMeeting, **fields) -> None:
        fields = {"text": made_up.MINUTES, **fields}
        Minutes.objects.create(
            meeting=meeting,
            written_by=self.by,
            written_at=meeting.starts_at + dt.timedelta(days=3),
            approved_at=at.starts_at,
            approved_by=self.by,
            approved_at_meeting=at,
            **fields,
        )

    def more(self, first: GroupMeeting, last: GroupMeeting, coming: list[GroupMeeting]) -> None:
        """Of the scrutiny panel: a vote, a new version, one date moved and one called off, and who supports it."""
        self.vote(first)
        right = made_up.MINUTES.replace("Quarry Road", "Fernhill Gardens")
        self.approve(first, last, number=2, text=right, why=made_up.WHY)
        moved, *_, called_off = coming
        moved.starts_at += dt.timedelta(weeks=made_up.MOVED_WEEKS)
        moved.save()
        called_off.called_off_at = timezone.now()
        called_off.called_off_why = made_up.CALLED_OFF_WHY
        called_off.save()
        SupportOfficer.objects.create(
            group=self.group, officer=self.officer, proposed_by=self.officer
        )

    def vote(self, meeting: GroupMeeting) -> None:
        point = meeting.points.all()[1]
        motion = Motion.objects.create(point=point, words=made_up.MOTION, opened_by=self.by)
        there = meeting.presences.filter(how__in=Presence.THERE).exclude(seat__role="observer")
        hands = [
            motion.hands.create(
                seat=one.seat, which=WHICH[number % len(WHICH)], noted_by=self.by
            ).which
            for number, one in enumerate(there.select_related("seat"))
        ]
        motion.for_it, motion.against = hands.count("for"), hands.count("against")
        motion.present = len(hands)
        motion.closed_at, motion.closed_by = meeting.starts_at, self.by
        motion.save()
