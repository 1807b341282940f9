"""What counts in a number about what one service heard in a stretch of time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from base.core.measures import measure
from base.core.periods import Month, Period
from participation.programme.activities.models import Engagement
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Answer, Question, Sheet
from participation.questionnaires.results.small_numbers import Hiding
from participation.questionnaires.results.statistics.intervals import Interval, wilson
from participation.questionnaires.results.statistics.proportions import (
    RULE,
    Change,
    Proportion,
    changed,
)

from ..models import Draw, Privacy, Sampled, ScheduledCycle, Survey

#: Months that stand in a row, the one that is told last.
MONTHS = 12


@dataclass(frozen=True)
class Volume:
    """Of one survey: people who were ``asked`` in the period, and who ``answered``."""

    survey: str
    asked: int
    answered: int


@measure(
    "Asked and answered",
    "People who were asked in the period: those of every time that a survey came round after a job, and those "
    "drawn for a survey whose invitation was sent then. And people who answered in it, in whatever way, "
    "whoever was asked earlier among them; an anonymous survey counts on the day after it closed.",
)
def asked_and_answered(period: Period, service: str) -> list[Volume]:
    """Of every survey of the service of which there is either. Four statements."""
    surveys = Survey.objects.launched().filter(service=service)
    cycles = ScheduledCycle.objects.filter(period.holds("due_on", moment=False), survey__in=surveys)
    asked = _by(cycles, "survey", Sum("asked"))
    sent = Draw.objects.filter(
        period.holds("survey__mailings__send_out__starts_at"),
        survey__in=surveys,
        survey__mailings__number=0,
    ).exclude(survey__mailings__send_out__state="called_off")
    drawn = _by(Sampled.objects.drawn().filter(draw__in=sent), "draw__survey", Count("pk"))
    lines = Engagement.objects.filter(
        period.holds("day", moment=False),
        activity__in=surveys.order_by().values("pk"),
        role=Engagement.Role.RESPONDED,
    )
    answered = _by(lines, "activity", Sum("people"))
    titles = dict(surveys.order_by("title").values_list("pk", "title"))
    volumes = [
        Volume(title, asked.get(pk, 0) + drawn.get(pk, 0), answered.get(pk, 0))
        for pk, title in titles.items()
    ]
    return [one for one in volumes if one.asked or one.answered]


def _by(rows: QuerySet, name: str, what: Count | Sum) -> dict[int, int]:
    return dict(rows.order_by().values_list(name).annotate(n=what))


@dataclass(frozen=True)
class Satisfied:
    """Of one stretch: ``better`` of the ``of`` people whose answer counts gave one of the better answers."""

    better: int
    of: int

    def __add__(self, other: "Satisfied") -> "Satisfied":
        return Satisfied(self.better + other.better, self.of + other.of)

    @property
    def is_told(self) -> bool:
        return self.of >= ANSWERS_THRESHOLD.value

    @property
    def percent(self) -> float | None:
        return 100 * self.better / self.of if self.of else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.better / self.of, self.of) if self.of else None

    @property
    def proportion(self) -> Proportion:
        return Proportion(self.better / self.of if self.of else 0.0, self.of)


NOBODY = Satisfied(0, 0)


@dataclass(frozen=True)
class Trend:
    """Satisfaction as one question of one survey asks it, month by month, the latest last."""

    survey: str
    question: str
    months: tuple[tuple[Month, Satisfied], ...]

    @property
    def now(self) -> Satisfied:
        return self.months[-1][1]

    @property
    def before(self) -> Satisfied:
        """In the months before the last in which enough people answered, together: whoever takes those from a sum
        of all months has the others."""
        return sum((one for _, one in self.months[:-1] if one.is_told), NOBODY)

    @property
    def change(self) -> Change:
        return changed(self.now.proportion, self.before.proportion)


@measure(
    "Satisfaction by month",
    "Of people who answered in the month, how many of a hundred gave one of the better answers (very or "
    "fairly satisfied) to the first question of a survey that asks how satisfied they are. Only surveys by "
    "name are counted month by month; what was answered in confidence or anonymously is told once such a survey has closed. "
    "A month in which fewer answered than we show is in no sum of months either. "
    "Each person counts with the last answers that they sent. The interval is Wilson’s, at 95%, as if "
    f"those who answered stood for all who might have. {RULE}",
)
def satisfied_by_month(last: Month, service: str) -> list[Trend]:
    """Of every survey by name that anybody answered in the year up to ``last``. Four statements."""
    surveys = Survey.objects.launched().filter(
        service=service, privacy=Privacy.NAMED, questionnaire__isnull=False
    )
    titles = dict(surveys.order_by("title").values_list("questionnaire", "title"))
    months = _months_to(last)
    whole = Period(months[0].first, last.last)
    asked = satisfaction_of(titles)
    found = better_by_month(asked, whole)
    return [
        Trend(titles[number], asked[number].words, tuple((one, by[one.first]) for one in months))
        for number, by in found.items()
    ]


def _months_to(last: Month) -> list[Month]:
    months = [last]
    while len(months) < MONTHS:
        months.insert(0, months[0].previous)
    return months


@dataclass(frozen=True)
class Asked:
    """The question of a questionnaire that asks how satisfied people are: its code and words, and the
    codes of its answers that count and of the better ones."""

    code: str
    words: str
    counted: frozenset[str]
    better: frozenset[str]


def has_middle(scale: Question) -> bool:
    """Whether its answers that count have one in the middle, so that those before it are the better ones."""
    return sum(option.counts for option in scale.options.all()) in (3, 5, 7)


def satisfaction_of(questionnaires: Iterable[int]) -> dict[int, Asked]:
    """By questionnaire: its first scale with a middle, as it was asked last. Two statements."""
    scales = Question.objects.filter(
        version__questionnaire__in=list(questionnaires), kind=Kind.SCALE
    ).exclude(version__opened_at=None)
    found: dict[int, Asked] = {}
    for one in (
        scales.order_by("-version__number", "place")
        .select_related("version")
        .prefetch_related("options")
    ):
        if one.version.questionnaire_id in found:
            continue
        if has_middle(one):
            counted = [option.code for option in one.options.all() if option.counts]
            better = frozenset(counted[: len(counted) // 2])
            found[one.version.questionnaire_id] = Asked(
                one.code, one.words, frozenset(counted), better
            )
    return found


def better_by_month(
    asked: Mapping[int, Asked], period: Period
) -> dict[int, dict[dt.date, Satisfied]]:
    """By questionnaire and first day of the month, of people who are known. One statement."""
    which = Q(pk__in=[])
    for number, one in asked.items():
        which |= Q(sheet__questionnaire=number, question__code=one.code)
    sheets = Sheet.objects.counted().filter(period.holds("sent_at")).exclude(customer=None)
    rows = (
        Answer.objects.filter(which, sheet__in=sheets.order_by(), option__isnull=False)
        .order_by("sheet__questionnaire")
        .annotate(month=TruncMonth("sheet__sent_at"))
        .values_list("sheet__questionnaire", "month", "option__code")
        .annotate(n=Count("pk"))
    )
    found: dict[int, dict[dt.date, Satisfied]] = {}
    for number, month, option, n in rows:
        of = asked[number]
        if option not in of.counted:
            continue
        by = found.setdefault(number, defaultdict(lambda: NOBODY))
        by[month.date()] += Satisfied(n if option in of.better else 0, n)
    return found


def whole(told: Hiding, asked: Asked) -> tuple[Satisfied, bool]:
    """Of a survey as its results are told, and whether that is hidden there."""
    (result,) = (one for one in told.results if one.question.code == asked.code)
    better = [place for place, line in enumerate(result.lines) if line.code in asked.better]
    found = Satisfied(sum(result.lines[place].people for place in better), result.counted)
    is_hidden = told.withholds(result) or not told.hides(result).isdisjoint(better)
    return found, is_hidden or not better
