"""The groups of Glenmarnock meet: dates, agendas, who came, votes, and minutes in every state."""

import datetime as dt

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import timezone

from base.accounts.models import User
from base.core.brand import current_brand
from base.core.demo import World, in_demo
from base.core.jobs import JobState
from base.core.moments import moment
from base.core.pdf import pdf_of
from base.core.periods import months_after
from base.core.working_days import counted
from participation.people.customers.models import Customer
from participation.people.groups.insiders import account_of
from participation.people.groups.models import Group, Membership, SupportOfficer
from participation.programme.activities.models import Service
from participation.programme.events.kinds import PANEL
from participation.programme.events.models import Event
from participation.programme.network.models import Post

from . import made_up
from .copying import on_paper
from .house_rules import INFORMATION_WORKING_DAYS
from .models import (
    BarredFromMotion,
    GroupMeeting,
    GroupPaper,
    InformationRequest,
    JoinRequest,
    MeetingCopy,
    MeetingSeries,
    Minutes,
    Motion,
    NamedHand,
    PanelQuestion,
    Presence,
    PrivateNote,
)
from .services.on_record import keep_on_record
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
    found = list(groups.filter(memberships__in=Membership.objects.sitting()).distinct())
    sheet = a_paper() if found else b""
    for place, group in enumerate(found):
        seats = list(group.memberships.sitting().select_related("customer", "colleague"))
        told = Told(group, seats, world, place)
        told.tell()
        if place % 3 == 0 or group.kind.recommends:
            told.ask()
        told.share(sheet)
    _wants_to_join(found)


def a_paper() -> bytes:
    """One sheet that opens anywhere, laid out once for all groups."""
    brand = current_brand()
    lines = {"title": made_up.PAPER, "lines": made_up.PAPER_LINES, "brand": brand}
    css = render_to_string("workspaces/paper.css", {"brand": brand})
    return pdf_of(render_to_string("workspaces/made_up_paper.html", lines), css=css)


def _wants_to_join(groups: list[Group]) -> None:
    open_ones = [one for one in groups if one.kind.takes_customers and not one.kind.scrutinises]
    for group in open_ones[:2]:
        sits = group.memberships.sitting().of_customers().values("customer")
        wants = Customer.objects.current().filter(joined_at__isnull=False).exclude(pk__in=sits)
        if customer := wants.order_by("pk").last():
            JoinRequest.objects.create(group=group, customer=customer, why=made_up.WANTS)


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
            self.hold(meeting, everybody=meeting == before[0] and self.group.kind.scrutinises)
        if self.group.kind.speaks_for_area:
            self.open(coming)
            self.choose(before)
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
        days = rhythm(first, every_months=every, times=BEFORE + AHEAD + 2)
        starts = self.with_us() or [moment(day, SEVEN) for day in days]
        since = min(seat.from_on for seat in self.seats)
        dated = [(timezone.localdate(start), start) for start in starts]
        before = [start for day, start in dated if since <= day < self.today][-BEFORE:]
        coming = [start for day, start in dated if day > self.today][:AHEAD]
        made = [self.plan(start, series) for start in (*before, *coming)]
        return made[: len(before)], made[len(before) :]

    def with_us(self) -> list[dt.datetime]:
        """When the landlord’s own calendar has the meetings of this group: then they meet at no other time."""
        events = Event.objects.filter(kind=PANEL.code, title__startswith=f"{self.group} meeting")
        events = events.filter(cancelled_at=None).order_by("starts_at")
        for event in events:
            event.groups.add(self.group)
        return list(dict.fromkeys(event.starts_at for event in events))

    def same(self, meeting: GroupMeeting, **fields) -> None:
        """As the meeting, so the event of it."""
        there = Event.objects.filter(groups=self.group, starts_at=meeting.first_starts_at)
        for event in there.filter(kind=PANEL.code):
            for name, value in fields.items():
                setattr(event, name, value)
            event.save()

    def plan(self, start: dt.datetime, series: MeetingSeries) -> GroupMeeting:
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

    def hold(self, meeting: GroupMeeting, *, everybody: bool = False) -> None:
        """``everybody`` came to the first: enough are left to decide where one takes no part."""
        meeting.register_at, meeting.quorum = meeting.starts_at, self.group.kind.quorum
        meeting.save()
        day = timezone.localdate(meeting.starts_at)
        sat = [seat for seat in self.seats if seat.from_on <= day]
        first = self.place + day.month
        how = (Presence.How.ROOM,) if everybody else HOW
        Presence.objects.bulk_create(
            Presence(meeting=meeting, seat=seat, how=how[(first + place) % len(how)])
            for place, seat in enumerate(sat)
        )
        keep_on_record(meeting, by=self.by)

    def choose(self, before: list[GroupMeeting]) -> None:
        """At its last meeting it chose its chair among those who sat there."""
        chair = next((one for one in self.seats if one.role == Membership.Role.CHAIR), None)
        chosen = Membership.objects.exclude(office_from_on=None)
        if chair is None or not before or chosen.exists():  # one group is enough
            return
        chair.office_from_on = max(timezone.localdate(before[-1].starts_at), chair.from_on)
        chair.save()

    def open(self, coming: list[GroupMeeting]) -> None:
        """Associations let their neighbours come."""
        for meeting in coming:
            meeting.is_open = True
            meeting.save()
            keep_on_record(meeting, by=self.by)

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
        self.withdraw(last)
        right = made_up.MINUTES.replace("Quarry Road", "Fernhill Gardens")
        self.approve(first, last, number=2, text=right, why=made_up.WHY)
        self.archive(first)
        moved, *_, called_off = coming
        moved.starts_at += dt.timedelta(weeks=made_up.MOVED_WEEKS)
        self.same(moved, starts_at=moved.starts_at, ends_at=moved.ends_at)
        moved.save()
        called_off.called_off_at = timezone.now()
        called_off.called_off_why = made_up.CALLED_OFF_WHY
        called_off.save()
        self.same(
            called_off,
            cancelled_at=called_off.called_off_at,
            called_off_why=made_up.CALLED_OFF_WHY,
        )
        SupportOfficer.objects.create(
            group=self.group, officer=self.officer, proposed_by=self.officer
        )

    def archive(self, meeting: GroupMeeting) -> None:
        content = on_paper(meeting, MeetingCopy.Kind.ARCHIVE)
        MeetingCopy.objects.create(
            meeting=meeting,
            kind=MeetingCopy.Kind.ARCHIVE,
            state=JobState.DONE,
            file=ContentFile(content, name="archive.pdf"),
            size=len(content),
            asked_by=self.by,
            made_at=timezone.now(),
        )

    def vote(self, meeting: GroupMeeting) -> None:
        point = meeting.points.all()[1]
        motion = Motion.objects.create(point=point, words=made_up.MOTION, opened_by=self.by)
        there = meeting.presences.filter(how__in=Presence.THERE).exclude(seat__role="observer")
        there = list(there.select_related("seat"))
        if len(there) > max(meeting.quorum or 1, 3):  # enough are left
            self.bar(motion, there.pop().seat)
        hands = [
            motion.hands.create(
                seat=one.seat, which=WHICH[number % len(WHICH)], noted_by=self.by
            ).which
            for number, one in enumerate(there)
        ]
        motion.for_it, motion.against = hands.count("for"), hands.count("against")
        motion.present = len(hands)
        motion.closed_at, motion.closed_by = meeting.starts_at, self.by
        motion.save()

    def bar(self, motion: Motion, seat: Membership) -> None:
        """For what they declared: they were there, and nobody counts them for this."""
        BarredFromMotion.objects.create(
            motion=motion, seat=seat, why=made_up.BARRED_WHY, noted_by=self.by
        )

    def withdraw(self, meeting: GroupMeeting) -> None:
        point = meeting.points.all()[1]
        Motion.objects.create(
            point=point,
            words=made_up.WITHDRAWN,
            opened_by=self.by,
            opened_at=meeting.starts_at,
            withdrawn_at=meeting.starts_at,
            withdrawn_by=self.by,
            withdrawn_why=made_up.WITHDRAWN_WHY,
        )

    def share(self, sheet: bytes) -> None:
        """Two papers that open, of whom one is for everybody or for members alone, a notice and its answer."""
        access = list(GroupPaper.Access.values)
        meeting = self.group.own_meetings.coming().first()
        for number, (title, where) in enumerate(
            ((made_up.PAPER, meeting), (made_up.SHELF, None)), start=self.place
        ):
            GroupPaper.objects.create(
                group=self.group,
                meeting=where,
                title=title,
                file=ContentFile(sheet, name="paper.pdf"),
                size=len(sheet),
                access=access[number % len(access)],
                added_by=self.by,
                told=len(self.seats) - 1,
            )
        people = [seat.customer for seat in self.seats if seat.customer is not None]
        if not people or self.group.posts.exists():
            return
        when = timezone.now() - dt.timedelta(days=4)
        notice = Post.objects.create(
            group=self.group,
            customer=people[0],
            text=made_up.NOTICE,
            posted_at=when,
            told=len(people) - 1,
        )
        Post.objects.create(
            group=self.group,
            customer=people[-1],
            answers=notice,
            text=made_up.ANSWERED,
            posted_at=when + dt.timedelta(days=1),
        )
        PrivateNote.objects.create(
            group=self.group, customer=people[0], text=made_up.NOTE, written_at=when
        )

    def ask(self) -> None:
        """One question of the group is answered, one is late; one of ours is answered, one waits."""
        for ago, words, answer in (
            (70, made_up.ASKED, made_up.ANSWER),
            (24, made_up.ASKED_TOO, ""),
        ):
            asked_on = self.today - dt.timedelta(days=ago)
            clock = counted(asked_on, INFORMATION_WORKING_DAYS.value)
            InformationRequest.objects.create(
                group=self.group,
                words=words,
                service=Service.REPAIRS,
                asked_by=self.by,
                asked_on=asked_on,
                due_on=clock.due,
                counted=clock.in_words,
                answer=answer,
                answered_by=self.officer if answer else None,
                answered_on=clock.due - dt.timedelta(days=1) if answer else None,
            )
        about = PanelQuestion.About
        for ago, due, kind, title, words, answer in (
            *((40, 12, about.POLICY, made_up.POLICY, made_up.POLICY_WORDS, made_up.POLICY_ANSWER),),
            *((3, 14, about.COMMUNICATION, made_up.LEAFLET, made_up.LEAFLET_WORDS, ""),),
        ):
            asked_on = self.today - dt.timedelta(days=ago)
            PanelQuestion.objects.create(
                group=self.group,
                about=kind,
                title=title,
                words=words,
                asked_by=self.officer,
                asked_on=asked_on,
                due_on=asked_on + dt.timedelta(days=due),
                answer=answer,
                answered_by=self.by if answer else None,
                answered_on=asked_on + dt.timedelta(days=due - 2) if answer else None,
                told=len(self.seats),
            )
