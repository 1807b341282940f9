"""Writes who came, who booked, who is interested, what was sent, and the words for the reports."""

import datetime as dt
import random
from collections.abc import Iterator
from math import ceil

from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from base.accounts.models import User
from base.core.periods import FinancialYear
from base.core.working_days import after_working_days
from participation.joining.involvement.house_rules import INTEREST_REPLY_WORKING_DAYS
from participation.joining.involvement.models import Interest, Opportunity
from participation.messages.contact.models import Message, Purpose
from participation.people.customers.models import Channel, Customer
from participation.programme.activities.models import Activity, Engagement
from participation.programme.consultations.models import Consultation, Response, ResponseCount
from participation.programme.events.models import Booking, Event
from reports.impact.kind import IMPACT
from reports.kinds import Scope
from reports.models import Contribution

from . import voices
from .happenings import HAPPENINGS
from .people import BATCH, Crowd, Era
from .programme import Held
from .roles import ENDS
from .whom import people_for

#: The higher, the more of all taking part falls to a few.
EAGERNESS = 2.4
#: How many days ago somebody first asked to take up an opportunity.
OLDEST_INTEREST = 950
HOW_ANSWERED = {"online": 5, "email": 2, "post": 3, "phone": 2}
ROLES = {happening.kind: happening.role for happening in HAPPENINGS}


class Traffic:
    def __init__(
        self, *, dice: random.Random, now: dt.datetime, crowd: Crowd, officers: list[User]
    ):
        self.dice, self.now, self.crowd, self.officers = dice, now, crowd, officers
        self.today = timezone.localdate(now)

    # --- who came ---------------------------------------------------------------------------

    def make_engagements(self, held: list[Held], wanted: int) -> None:
        """Shares ``wanted`` out over what was held, by how much each draws; consultations, which
        have no walls, take what a room or a neighbourhood could not."""
        rooms = [row for row in held if row.pull and isinstance(row.activity, Event)]
        asked = [row for row in held if row.pull and isinstance(row.activity, Consultation)]
        each = wanted / (sum(row.pull for row in rooms + asked) or 1)
        made = sum(self._attend(row, row.pull * each) for row in rooms)
        each = (wanted - made) / (sum(row.pull for row in asked) or 1)
        for row in asked:
            self._respond(row, row.pull * each)

    def _attend(self, row: Held, size: float) -> int:
        event = row.activity
        expected = round(size * self.dice.uniform(0.6, 1.4))
        came = self.choose(row.place, min(expected, event.capacity or expected), row.era)
        day = timezone.localdate(event.starts_at)
        lines = [
            Engagement(
                activity_id=event.pk,
                customer_id=customer,
                role=ROLES.get(event.kind, Engagement.Role.ATTENDED),
                mode=event.mode_of(online=customer % 4 == 0),
                day=day,
                source=f"events.attendance:{event.pk}:{customer}",
                recorded_by=event.lead_officer,
            )
            for customer in came
        ]
        if not event.takes_bookings and (heads := round(len(came) * self.dice.uniform(0.2, 1.1))):
            lines.append(
                Engagement(
                    activity_id=event.pk,
                    role=Engagement.Role.ATTENDED,
                    mode=event.mode_of(online=False),
                    day=day,
                    people=heads,
                    source=f"events.headcount:{event.pk}",
                    recorded_by=event.lead_officer,
                )
            )
        Engagement.objects.bulk_create(lines, batch_size=BATCH)
        if event.takes_bookings:
            self._book_past(row, came)
        return len(came)

    def _book_past(self, row: Held, came: list[int]) -> None:
        """Most of those who came had booked, and a few who had booked did not come."""
        event = row.activity
        here = event.ends_at - dt.timedelta(minutes=30)
        booked = [customer for customer in came if self.dice.random() < 0.75]
        missed = set(self.choose(row.place, ceil(len(came) / 6), row.era)) - set(came)
        Booking.objects.bulk_create(
            [
                *(
                    Booking(event=event, customer_id=pk, attended_at=here, made_online=pk % 3 != 0)
                    for pk in booked
                ),
                *(Booking(event=event, customer_id=pk, made_online=True) for pk in sorted(missed)),
            ],
            batch_size=BATCH,
        )

    def _respond(self, row: Held, size: float) -> None:
        consultation = row.activity
        opened = timezone.localdate(consultation.starts_at)
        closed = min(timezone.localdate(consultation.ends_at), self.today)
        routes, shares = list(HOW_ANSWERED), list(HOW_ANSWERED.values())
        responses = [
            Response(
                consultation=consultation,
                customer_id=customer,
                how=self.dice.choices(routes, shares)[0],
                received_on=opened
                + dt.timedelta(days=self.dice.randint(0, (closed - opened).days)),
                said=self.dice.choice(voices.ANSWERS) if self.dice.random() < 0.3 else "",
            )
            for customer in self.choose(None, round(size), row.era, self._asked(consultation))
        ]
        Response.objects.bulk_create(responses, batch_size=BATCH)
        lines = [
            self._answered(row, response.received_on, response.source) for response in responses
        ]
        for line, response in zip(lines, responses, strict=True):
            line.customer_id = response.customer_id
        if others := len(responses) // 8:
            how = ResponseCount.How.MEETING
            ResponseCount.objects.create(consultation=consultation, how=how, people=others)
            source = f"consultations.responses:{consultation.pk}:{how}"
            lines.append(self._answered(row, closed, source, people=others))
        Engagement.objects.bulk_create(lines, batch_size=BATCH)

    def _answered(self, row: Held, day: dt.date, source: str, people: int = 1) -> Engagement:
        return Engagement(
            activity_id=row.activity.pk,
            role=Engagement.Role.RESPONDED,
            day=day,
            people=people,
            source=source,
            recorded_by=row.activity.lead_officer,
        )

    @staticmethod
    def _asked(consultation: Consultation) -> set[int] | None:
        """Whom it is for; None where it is for everybody."""
        tenures = list(consultation.tenures.all())
        if not tenures:
            return None
        return set(Customer.objects.filter(tenure__in=tenures).values_list("pk", flat=True))

    def choose(
        self, place: str | None, size: int, era: Era = Era.NOW, among: set[int] | None = None
    ) -> list[int]:
        """Different people, the eager ones oftener: as in life, a few do most of it."""
        near = self.crowd.near(place, era)
        if among is not None:
            near = [one for one in near if one in among]
        if size >= len(near):
            return list(near)
        chosen: dict[int, None] = {}
        while len(chosen) < size:
            power = EAGERNESS if len(chosen) < size * 0.7 else 1  # or the last would take for ever
            chosen[near[int(len(near) * self.dice.random() ** power)]] = None
        return list(chosen)

    # --- who will come, who would like to ------------------------------------------------------

    def make_bookings(self, held: list[Held]) -> None:
        coming = [
            row
            for row in held
            if row.activity.starts_at > self.now
            and isinstance(row.activity, Event)
            and row.activity.takes_bookings
        ]
        needs = ["", "", "", "", "", *voices.ACCESS_NEEDS]
        for row in coming:
            size = round((row.activity.capacity or 20) * self.dice.uniform(0.2, 0.9))
            Booking.objects.bulk_create(
                Booking(
                    event=row.activity, customer_id=customer, access_needs=self.dice.choice(needs)
                )
                for customer in self.choose(row.place, size)
            )
        started = Activity.objects.filter(pk=OuterRef("event_id")).values("published_at")
        Booking.objects.update(booked_at=Subquery(started))

    def make_interests(self, opportunities: list[Opportunity], scale: int) -> None:
        for opportunity in opportunities:
            people = self._asking_for(opportunity, self.dice.randint(5, 14) * scale)
            Interest.objects.bulk_create(self._interest(opportunity, pk) for pk in people)

    def _asking_for(self, opportunity: Opportunity, size: int) -> list[int]:
        wanted = people_for(opportunity, self.today)
        if wanted is None:
            return self.choose(None, size)
        found = list(wanted.values_list("pk", flat=True)[: 2 * size])
        return self.dice.sample(found, min(size, len(found)))

    def _interest(self, opportunity: Opportunity, customer: int) -> Interest:
        dice, states = self.dice, Interest.State
        # More of late than long ago, and some in each of the years that reports compare.
        long_ago = round(10 + OLDEST_INTEREST * dice.random() ** 1.5)
        days_ago = dice.randint(0, 14) if dice.random() < 0.15 else long_ago
        if days_ago < 16:
            state = dice.choices([states.NEW, states.CONTACTED, states.TRIAL], [5, 2, 1])[0]
        else:
            state = dice.choices(
                [states.PLACED, states.DECLINED, states.ENDED, states.WITHDRAWN], [6, 2, 1, 1]
            )[0]
        expressed = self.now - dt.timedelta(days=days_ago, minutes=dice.randint(1, 500))
        moved = None if state == states.NEW else expressed + dt.timedelta(days=dice.randint(1, 9))
        return Interest(
            opportunity=opportunity,
            customer_id=customer,
            state=state,
            expressed_at=expressed,
            reply_due_on=after_working_days(
                timezone.localdate(moved or expressed), INTEREST_REPLY_WORKING_DAYS.value
            ),
            moved_at=min(moved, self.now) if moved else None,
            moved_by=opportunity.recruiting_officer if moved else None,
            reason=self._why(state),
        )

    def _why(self, state: Interest.State) -> str:
        if state == Interest.State.DECLINED:
            return self.dice.choice(voices.NOT_THIS_TIME)
        return self.dice.choice(ENDS) if state == Interest.State.ENDED else ""

    # --- what was sent --------------------------------------------------------------------------

    def make_messages(self) -> None:
        """The notice of the rent options to every tenant, and the letters and calls since."""
        rent = Consultation.objects.filter(duty="s25_rent").order_by("-starts_at").first()
        if rent:
            Message.objects.bulk_create(self._rent_notices(rent), batch_size=BATCH)
        Message.objects.bulk_create(self._about_interests(), batch_size=BATCH)
        Message.objects.update(created_at=F("due_at"))

    def _rent_notices(self, rent: Consultation) -> Iterator[Message]:
        renting = Customer.objects.current().filter(tenure__rents_from_us=True)
        came_back = 11
        for customer in in_batches(renting):
            message = self._message(customer, "consultations/email/notice", rent.starts_at)
            message.purpose = Purpose.STATUTORY
            message.about = f"consultations.consultation:{rent.pk}"
            message.dedupe_key = f"demo:rent:{rent.pk}:{customer.pk}"
            message.subject = f"{rent.title} Have your say by {rent.ends_at:%-d %B}"
            message.text = voices.RENT_NOTICE.format(
                name=customer.name, proposal=rent.proposal, effect=rent.likely_effect
            )
            reaches = message.channel != Channel.EMAIL or customer.user_id
            if not reaches and came_back and self.dice.random() < 0.03:
                came_back -= 1
                _fail(message)
            yield message

    def _about_interests(self) -> Iterator[Message]:
        since = self.now - dt.timedelta(days=60)
        recent = Interest.objects.filter(expressed_at__gte=since)
        for interest in recent.select_related("customer", "opportunity").order_by("pk"):
            message = self._message(
                interest.customer, "involvement/email/interested", interest.expressed_at
            )
            message.about = f"involvement.interest:{interest.pk}"
            message.dedupe_key = f"demo:interest:{interest.pk}"
            message.subject = f"{interest.opportunity}: thank you"
            message.text = voices.INTERESTED.format(
                name=interest.customer.name, opportunity=interest.opportunity
            )
            yield message

    def _message(self, customer: Customer, template: str, moment: dt.datetime) -> Message:
        """Sent or done at that moment; what was left to people in the last days still waits."""
        channel = (customer.channels_to_reach or [Channel.POST])[0]
        moment += dt.timedelta(minutes=self.dice.randint(0, 300))
        moment = min(moment, self.now)
        by_people = channel in (Channel.PHONE, Channel.POST)
        waits = by_people and moment > self.now - dt.timedelta(days=7) and self.dice.random() < 0.2
        state = Message.State.DONE if by_people else Message.State.SENT
        return Message(
            customer=customer,
            channel=channel,
            purpose=Purpose.SERVICE,
            template=template,
            address={Channel.EMAIL: customer.email, Channel.POST: customer.address}.get(
                channel, str(customer.phone)
            ),
            language=customer.language,
            state=Message.State.TO_DO if waits else state,
            due_at=moment,
            sent_at=None if waits else moment + dt.timedelta(seconds=20),
            attempts=0 if by_people else 1,
        )


def _fail(message: Message) -> None:
    message.state, message.sent_at, message.attempts = Message.State.FAILED, None, 6
    message.error = "SMTPRecipientsRefused: 550 5.1.1 There is no mailbox of that name here."


def in_batches(customers) -> Iterator[Customer]:
    """By primary key, so that rows can be written while they are read."""
    last = 0
    while batch := list(customers.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk


def make_contributions(*, years: list[int], by: User) -> None:
    Contribution.objects.bulk_create(
        Contribution(
            kind=IMPACT.code,
            about=Scope(IMPACT, FinancialYear.starting(year)).about,
            year=year,
            part=part,
            author=author,
            author_role=role,
            text=text,
            written_by=by,
        )
        for year, words in zip(years, (voices.LAST_YEAR, voices.THIS_YEAR), strict=True)
        for part, (author, role, text) in words.items()
    )
