"""Four years of events, and those of the next weeks."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from base.core.periods import FinancialYear
from participation.programme.events import kinds
from participation.programme.events.models import Event

from ..happenings import HAPPENINGS, ONLINE, TOPICS, Happening
from ..places import ESTATES, HALLS, estates_in
from .shared import MADE_SURE_OF, Held, Shared, at

#: How far ahead the calendar is filled.
AHEAD = dt.timedelta(days=75)
CHRISTMAS, NEW_YEAR = (12, 22), (1, 4)
#: What services hold themselves; the participation team runs the rest.
THEIR_OWN = {kinds.ESTATE_WALK, kinds.FOCUS_GROUP, kinds.DROP_IN}
#: Weekdays on which things are held, and how often.
WEEKDAYS = {0: 3, 1: 5, 2: 5, 3: 5, 4: 2, 5: 3, 6: 0}
#: What was held in the last days has yet to be closed out.
OPEN_END = dt.timedelta(days=9)


class Events(Shared):
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
            self.close_out(event, happening.cost, happening.staff_hours)
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
