"""Writes the opportunities, four years of events and consultations, and what came of them."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.text import slugify

from base.accounts.models import User
from base.core.periods import FinancialYear
from participation.joining.involvement.models import Opportunity
from participation.people.customers.models import (
    Aim,
    Area,
    Customer,
    Level,
    PreferenceOption,
    Tenure,
)
from participation.programme.activities.models import Activity, Outcome
from participation.programme.consultations.kinds import CONSULTATION
from participation.programme.consultations.models import Consultation, Duty, Notice
from participation.programme.events import kinds
from participation.programme.events.models import Event

from .. import outcomes
from ..consultations import CONSULTATIONS, Asked
from ..happenings import HAPPENINGS, ONLINE, TOPICS, Happening
from ..opportunities import OFFERS, TIMES, how_formal
from ..people import Era
from ..places import ESTATES, HALLS, estates_in
from ..roles import AIMS, readiness
from ..statements import STATED

#: What officers of Glenmarnock make sure of each time; the rest they tick when it is done.
MADE_SURE_OF = ["trust", "openness", "time", "comment", "informed", "told"]

#: How far ahead the calendar is filled.
AHEAD = dt.timedelta(days=75)
CHRISTMAS, NEW_YEAR = (12, 22), (1, 4)
#: What services hold themselves; the participation team runs the rest.
THEIR_OWN = {kinds.ESTATE_WALK, kinds.FOCUS_GROUP, kinds.DROP_IN}
#: Weekdays on which things are held, and how often.
WEEKDAYS = {0: 3, 1: 5, 2: 5, 3: 5, 4: 2, 5: 3, 6: 0}
#: What was held in the last days has yet to be closed out.
OPEN_END = dt.timedelta(days=9)


@dataclass(frozen=True)
class Held:
    """One activity in the ledger's eyes: whom to draw from, and how many come."""

    activity: Activity
    place: str | None
    era: Era
    pull: int


class Programme:
    def __init__(
        self,
        *,
        dice: random.Random,
        now: dt.datetime,
        areas: dict[str, Area],
        officers: list[User],
        scale: int,
    ):
        self.dice, self.now, self.areas = dice, now, areas
        self.today = timezone.localdate(now)
        self.officers, self.scale = officers, scale
        self.levels = list(Level.objects.all())
        self.tenures = {tenure.code: tenure for tenure in Tenure.objects.all()}
        self.times = {option.code: option for option in PreferenceOption.objects.of("time")}
        self.topics = {option.code: option for option in PreferenceOption.objects.of("topic")}
        self.aims = {aim.code: aim for aim in Aim.objects.all()}
        self.year = FinancialYear.of(self.today)
        self.slugs: set[str] = set()

    # --- ways to take part ----------------------------------------------------------------

    def make_opportunities(self) -> list[Opportunity]:
        made = []
        for offer in OFFERS:
            opportunity = Opportunity.objects.create(
                title=offer.title,
                slug=self.slug(offer.title),
                summary=offer.summary,
                description=offer.description,
                level=self.rung(offer.level),
                time_needed=offer.time,
                time_detail=offer.time_detail,
                where=offer.where,
                where_detail=offer.where_detail or "Your own home",
                formality=how_formal(offer),
                influence=offer.influence,
                training=offer.training or "None is needed. Somebody shows you how.",
                expenses=offer.expenses or "There is nothing to pay.",
                places=offer.places,
                recruiting_officer=self.dice.choice(self.officers),
                opened_at=self.now - dt.timedelta(days=self.dice.randint(40, 700)),
                review_on=self.today + dt.timedelta(days=self.dice.randint(20, 360)),
                **STATED[offer.title]._asdict(),
                **readiness(offer.title),
            )
            codes = AIMS.get(offer.title, ["know_needs", "change_service"])
            opportunity.aims.set(self.aims[code] for code in codes)
            opportunity.times.set(self.times[code] for code in TIMES.get(offer.title, []))
            opportunity.topics.set(self.topics[code] for code in offer.topics)
            opportunity.tenures.set(self.tenures[code] for code in offer.tenures)
            made.append(opportunity)
        return made

    # --- events -----------------------------------------------------------------------------

    def make_events(self) -> list[Held]:
        return [
            self._make_event(happening, place, day)
            for year, part in self._years()
            for happening in HAPPENINGS
            for place, day in self._dates(happening, year)
            if day <= self.today + AHEAD and (part == 1 or self.dice.random() < part)
        ]

    def _years(self) -> Iterator[tuple[FinancialYear, float]]:
        """The landlord began small: what part of what it holds now it held in each year."""
        for years_ago, part in ((3, 0.35), (2, 0.75), (1, 1), (0, 1)):
            yield FinancialYear.starting(self.year.start_year - years_ago), part

    def _dates(
        self, happening: Happening, year: FinancialYear
    ) -> Iterator[tuple[str | None, dt.date]]:
        """Spread over the year and over the places, on days when people can come."""
        times = happening.times_a_year * (self.scale if happening.times_a_year > 1 else 1)
        places = {
            "estate": [estate.name for estate in ESTATES],
            "area": list(HALLS),
            "all": [None],
        }[happening.reach]
        start = self.dice.randrange(len(places))
        for n in range(times):
            begins, ends = happening.season
            through = begins + (ends - begins) * (n + 0.5 + self.dice.uniform(-0.4, 0.4)) / times
            week = year.first + dt.timedelta(days=int(through * 52) * 7 - year.first.weekday())
            weekday = self.dice.choices(list(WEEKDAYS), list(WEEKDAYS.values()))[0]
            day = max(year.first, week + dt.timedelta(days=weekday))
            if (day.month, day.day) >= CHRISTMAS or (day.month, day.day) <= NEW_YEAR:
                day += dt.timedelta(days=14)
            yield places[(start + n) % len(places)], day

    def _make_event(self, happening: Happening, place: str | None, day: dt.date) -> Held:
        dice = self.dice
        starts = at(day, happening.hour)
        over = starts < self.now
        title = happening.title.format(place=place, topic=dice.choice(TOPICS))
        venue, address = self._hall(place)
        bookable = happening.bookable
        event = Event(
            title=title,
            slug=self.slug(f"{title} {day:%d %B %Y}"),
            kind=happening.kind.code,
            purpose=happening.purpose,
            level=self.rung(happening.level),
            influence=happening.influence,
            service=happening.service,
            run_by=happening.service if happening.kind in THEIR_OWN else "participation",
            starts_at=starts,
            ends_at=starts + dt.timedelta(hours=happening.hours),
            lead_officer=dice.choice(self.officers),
            planned_cost=Decimal(sum(happening.cost) // 2),
            planned_hours=Decimal(sum(happening.staff_hours) // 2),
            staff_and_partners="The officer who leads it, and a colleague of the service it is about.",
            residents_time=f"{happening.hours} {'hour' if happening.hours == 1 else 'hours'}.",
            worth="A room, food and our hours, held against what people tell us that we would miss.",
            principles=MADE_SURE_OF,
            where=happening.where,
            access_help=happening.access,
            takes_bookings=bookable,
            capacity=happening.capacity,
            published_at=starts - dt.timedelta(days=dice.randint(35, 60)),
        )
        if happening.where == ONLINE:
            event.online_link = "https://video.glenmarnock.example/join"
        else:
            event.venue, event.address = venue, address
        if over and dice.random() < 0.03:
            event.cancelled_at = starts - dt.timedelta(days=2)
            event.called_off_why = "The heating in the hall broke, and nothing else was free."
        elif starts < self.now - OPEN_END:
            self._close_out(event, happening.cost, happening.staff_hours)
            event.summary, event.next_steps = (
                dice.choice(happening.said),
                dice.choice(happening.then),
            )
        event.published_at = min(event.published_at, self.now)
        event.save()
        event.aims.set(self.aims[code] for code in happening.aims)
        if place:
            event.areas.set([self.areas[place]])
        pull = 0 if event.cancelled_at or not over else happening.pull
        return Held(event, place, self.era(day), pull)

    def _hall(self, place: str | None) -> tuple[str, str]:
        return HALLS[estates_in(place)[0].area]

    def _close_out(self, activity: Activity, cost: tuple[int, int], hours: tuple[int, int]) -> None:
        dice = self.dice
        if dice.random() < 0.94:
            activity.actual_cost = Decimal(dice.randint(cost[0] * 100, cost[1] * 100)) / 100
        activity.actual_hours = Decimal(dice.randint(hours[0] * 2, hours[1] * 2)) / 2
        activity.met_purpose = dice.choices(Activity.MetPurpose.values, [7, 3, 1])[0]
        activity.closed_out_at = min(
            self.now, activity.ends_at + dt.timedelta(days=dice.randint(1, 8))
        )

    # --- consultations ----------------------------------------------------------------------

    def make_consultations(self) -> list[Held]:
        """Those of each year that have opened by now."""
        return [
            self._make_consultation(asked, year)
            for asked in CONSULTATIONS
            for year in (FinancialYear.starting(self.year.start_year + n) for n in asked.years)
            if at(year.first + asked.opens, 9) < self.now
        ]

    def _make_consultation(self, asked: Asked, year: FinancialYear) -> Held:
        dice = self.dice
        opens = at(year.first + asked.opens, 9)
        closes = at(year.first + asked.opens + dt.timedelta(days=asked.days), 17)
        decision_due = timezone.localdate(closes) + dt.timedelta(days=35)
        consultation = Consultation(
            title=asked.title.format(year=year.last.year),
            slug=self.slug(f"{asked.title.format(year='')} {year.last.year}"),
            kind=CONSULTATION.code,
            purpose=asked.purpose,
            level=self.rung(2),
            influence="We answer every point in public, the ones we do not follow as well.",
            service=asked.service,
            run_by=asked.service,
            starts_at=opens,
            ends_at=closes,
            lead_officer=dice.choice(self.officers),
            planned_cost=Decimal(sum(asked.cost) // 2),
            planned_hours=Decimal(60),
            staff_and_partners="The team it is about answers questions; an adviser explains the law.",
            residents_time="Ten minutes to read it, and five to answer.",
            worth="Letters and our hours, held against a decision that people understand.",
            principles=MADE_SURE_OF,
            published_at=opens - dt.timedelta(days=3),
            duty=asked.duty,
            proposal=asked.proposal,
            likely_effect=asked.effect,
            cannot_change=asked.settled,
            how_to_respond="Ring us, write to us, tell any of us, or come to a meeting about it. "
            "Say it in the language that suits you.",
            decision_due_on=decision_due,
        )
        if decision_due < self.today:
            consultation.consideration, consultation.decision = asked.weighed, asked.decision
            consultation.decided_by, consultation.what_changed = asked.decided_by, asked.changed
            consultation.decided_on = decision_due - dt.timedelta(days=dice.randint(2, 12))
            consultation.summary = asked.heard
            consultation.next_steps = asked.changed
            self._close_out(consultation, asked.cost, (40, 90))
        consultation.save()
        consultation.aims.set([self.aims["decide"]])
        if asked.duty == Duty.S25_RENT:
            consultation.tenures.set(t for t in self.tenures.values() if t.rents_from_us)
        self._log_notices(consultation, asked)
        return Held(consultation, None, self.era(timezone.localdate(opens)), asked.pull)

    def _log_notices(self, consultation: Consultation, asked: Asked) -> None:
        """Section 54 asks that each tenant and each registered tenant organisation is told."""
        told_on = timezone.localdate(consultation.starts_at)
        renting = Customer.objects.current().filter(tenure__rents_from_us=True)
        by_email = renting.exclude(email="").count()
        by_post = renting.count() - by_email
        rows = [
            (Notice.ToldWhom.TENANTS, Notice.How.EMAIL, by_email),
            (Notice.ToldWhom.TENANTS, Notice.How.POST, by_post),
        ]
        if asked.rtos_not_told:
            why, tries = asked.rtos_not_told
            consultation.not_told.create(
                whom=Notice.ToldWhom.RTOS, why=why, tries=tries, recorded_on=told_on
            )
        else:
            rows.append((Notice.ToldWhom.RTOS, Notice.How.EMAIL, 4))
        Notice.objects.bulk_create(
            Notice(
                consultation=consultation, told_whom=whom, how=how, told_on=told_on, people=people
            )
            for whom, how, people in rows
        )

    # --- you said, we did -------------------------------------------------------------------

    def make_outcomes(self, held: list[Held]) -> None:
        """Each point once; those about a place again, about another one, in a bigger world."""
        past = [row for row in held if row.activity.closed_out_at]
        rows = [
            self._outcome(said, state, past)
            for state, points in (
                (Outcome.State.DONE, self._told(outcomes.DONE)),
                (Outcome.State.DOING, self._told(outcomes.DOING)),
                (Outcome.State.NOT_POSSIBLE, self._told(outcomes.NOT_POSSIBLE)),
                (Outcome.State.HEARD, outcomes.HEARD),
            )
            for said in points
        ]
        Outcome.objects.bulk_create(rows)

    def _told(self, points: list[outcomes.Said]) -> list[outcomes.Said]:
        again = [said for said in points if said.local and not said.best]
        return points + again * min(self.scale, 3)

    def _outcome(self, said: outcomes.Said, state: Outcome.State, past: list[Held]) -> Outcome:
        dice = self.dice
        row = None if state == Outcome.State.HEARD else self._where_it_was_said(said, state, past)
        if row:
            said_on = timezone.localdate(row.activity.starts_at)
        else:
            said_on = self.today - dt.timedelta(days=dice.randint(1, 18))
        answered_on = min(self.today, said_on + dt.timedelta(days=dice.randint(5, 30)))
        done_on = min(self.today, answered_on + dt.timedelta(days=dice.randint(10, 80)))
        estate = dice.choice(estates_in(row.place if row else None))
        text = said.said.format(place=estate.name)
        doing = state == Outcome.State.DOING
        answered = state != Outcome.State.HEARD
        return Outcome(
            activity=row.activity if row else None,
            slug=self.slug(text),
            said=text,
            said_on=said_on,
            answer=said.answer,
            state=state,
            service=said.service,
            topic=self.topics.get(said.topic),
            area=self.areas[estate.name] if said.local else None,
            owner=dice.choice(self.officers),
            due_on=self.today + dt.timedelta(days=dice.randint(-12, 100)) if doing else None,
            answered_on=answered_on if answered else None,
            done_on=done_on if state == Outcome.State.DONE else None,
            proof=said.proof,
            best=said.best,
            published_at=at(answered_on if answered else said_on, 12),
        )

    def _where_it_was_said(self, said, state: Outcome.State, past: list[Held]) -> Held | None:
        """At something about the same service; what is done was said long enough ago."""
        if state == Outcome.State.DOING:
            known = [row for row in past if row.era == Era.NOW]
        else:
            era = self.dice.choices(list(Era), [0, 0 if said.best else 3, 5, 4])[0]
            long_ago = self.now - dt.timedelta(days=45)
            known = [row for row in past if row.era == era and row.activity.ends_at < long_ago]
        fitting = [row for row in known if row.activity.service == said.service] or known
        return self.dice.choice(fitting) if fitting else None

    # --- shared -----------------------------------------------------------------------------

    def era(self, day: dt.date) -> Era:
        if day in self.year:
            return Era.NOW
        if day in self.year.previous:
            return Era.BEFORE
        return Era.EARLIER if day in self.year.previous.previous else Era.FIRST

    def rung(self, level: int) -> Level:
        return self.levels[min(level, len(self.levels)) - 1]

    def slug(self, text: str) -> str:
        base = slugify(text)[:100].strip("-")
        slug, n = base, 1
        while slug in self.slugs:
            n += 1
            slug = f"{base}-{n}"
        self.slugs.add(slug)
        return slug


def at(day: dt.date, hour: float) -> dt.datetime:
    """``hour`` 18.5 is half past six in the evening, by the clock on the wall."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(int(hour), round(hour % 1 * 60))))
