"""What all parts of the programme draw from and count by."""

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.text import slugify

from base.accounts.models import User
from base.core.periods import FinancialYear
from participation.people.customers.models import Aim, Area, Level, PreferenceOption, Tenure
from participation.programme.activities.models import Activity

from ..people import Era

#: What officers of Glenmarnock make sure of each time; the rest they tick when it is done.
MADE_SURE_OF = ["trust", "openness", "time", "comment", "informed", "told"]


@dataclass(frozen=True)
class Held:
    """One activity in the ledger's eyes: whom to draw from, and how many come."""

    activity: Activity
    place: str | None
    era: Era
    pull: int


class Shared:
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

    def close_out(self, activity: Activity, cost: tuple[int, int], hours: tuple[int, int]) -> None:
        dice = self.dice
        if dice.random() < 0.94:
            activity.actual_cost = Decimal(dice.randint(cost[0] * 100, cost[1] * 100)) / 100
        activity.actual_hours = Decimal(dice.randint(hours[0] * 2, hours[1] * 2)) / 2
        activity.met_purpose = dice.choices(Activity.MetPurpose.values, [7, 3, 1])[0]
        activity.closed_out_at = min(
            self.now, activity.ends_at + dt.timedelta(days=dice.randint(1, 8))
        )

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
