"""What counts in a number about themes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from base.core.measures import measure

from ..models import Answer, Questionnaire, Reading, Theme

Stand = Reading.Stand
IN_THEME = Reading.themes.through


@dataclass(frozen=True)
class ThemeCount:
    """``people`` wrote of the theme, of the ``of`` whose answer was read."""

    theme: Theme
    people: int
    of: int

    @property
    def percent(self) -> float | None:
        return round(100 * self.people / self.of, 1) if self.of else None


@dataclass(frozen=True)
class ThemeCounts:
    """Of one question: ``wrote`` people answered in words, and ``read`` of those answers are read."""

    wrote: int
    read: int
    none: int
    lines: tuple[ThemeCount, ...]


@measure(
    "People by theme",
    "People whose answer was read and was found to speak of the theme, with the share of all whose "
    "answer to the question was read. An answer may speak of several themes, so shares add up to more "
    "than 100%. Each person counts once, with the last answer that they sent in time.",
)
def people_by_theme(questionnaire: Questionnaire, code: str, sheets: QuerySet) -> ThemeCounts:
    """``sheets`` are those that count. Four statements, however many there are."""
    answers = Answer.objects.filter(sheet__in=sheets, question__code=code).exclude(words="")
    readings = Reading.objects.filter(counts=True, answer__in=answers.order_by())
    by_theme = dict(
        IN_THEME.objects.filter(reading__in=readings.order_by())
        .order_by()
        .values_list("theme")
        .annotate(n=Count("pk"))
    )
    nothing = ~Exists(IN_THEME.objects.filter(reading=OuterRef("pk")))
    read = readings.aggregate(all=Count("pk"), none=Count("pk", filter=Q(nothing)))
    frame = Theme.objects.live().filter(questionnaire=questionnaire, question_code=code)
    lines = [ThemeCount(theme, by_theme.get(theme.pk, 0), read["all"]) for theme in frame]
    return ThemeCounts(
        wrote=answers.count(),
        read=read["all"],
        none=read["none"],
        lines=tuple(sorted(lines, key=lambda line: (-line.people, line.theme.number))),
    )


@dataclass(frozen=True)
class Agreement:
    """Of ``of`` answers that two people read: how many both found a theme in, neither, or one alone."""

    name: str
    both: int
    first_alone: int
    second_alone: int
    of: int

    @property
    def neither(self) -> int:
        return self.of - self.both - self.first_alone - self.second_alone

    @property
    def percent(self) -> float | None:
        """Of the decisions, how many were the same."""
        return round(100 * (self.both + self.neither) / self.of, 1) if self.of else None

    @property
    def kappa(self) -> float | None:
        """Cohen's: (p - e) / (1 - e). None where no one differed and no one could have: e is 1."""
        if not self.of:
            return None
        first = (self.both + self.first_alone) / self.of
        second = (self.both + self.second_alone) / self.of
        by_chance = first * second + (1 - first) * (1 - second)
        if by_chance == 1:
            return None
        return round(((self.both + self.neither) / self.of - by_chance) / (1 - by_chance), 3)


@measure(
    "Agreement of two readers",
    "Of the answers that two people read without seeing what the other found: in how many of a hundred "
    "both said the same of a theme, that it is there or that it is not. Cohen’s kappa is "
    "(p − e) ÷ (1 − e): p is that share, and e is how often they would agree by chance, if each found "
    "the theme as often as they did but in answers drawn by lot. 1 is full agreement, 0 is no better than chance. Of all themes "
    "together, each answer is asked about once for every theme. What was settled later changes neither.",
)
def agreement(questionnaire: Questionnaire, code: str, sheets: QuerySet) -> Sequence[Agreement]:
    """All themes together, then each. Four statements."""
    second = Reading.objects.filter(stand=Stand.SECOND, answer__question__code=code)
    twice = second.filter(answer__sheet__in=sheets).order_by().values("answer")
    of = twice.count()
    if not of:
        return []
    found = IN_THEME.objects.filter(reading__answer__in=twice)

    def by_theme(rows: QuerySet) -> dict[int, int]:
        return dict(rows.order_by().values_list("theme").annotate(n=Count("pk")))

    first_found = found.filter(reading__stand=Stand.FIRST)
    also = IN_THEME.objects.filter(
        reading__stand=Stand.SECOND,
        reading__answer=OuterRef("reading__answer"),
        theme=OuterRef("theme"),
    )
    ones = by_theme(first_found)
    others = by_theme(found.filter(reading__stand=Stand.SECOND))
    both = by_theme(first_found.filter(Exists(also)))
    frame = Theme.objects.live().filter(questionnaire=questionnaire, question_code=code)
    lines = []
    for theme in frame:
        same = both.get(theme.pk, 0)
        alone, alone_too = ones.get(theme.pk, 0) - same, others.get(theme.pk, 0) - same
        lines.append(Agreement(theme.name, same, alone, alone_too, of))
    return [_together(lines, of), *lines]


def _together(lines: Sequence[Agreement], of: int) -> Agreement:
    return Agreement(
        "All themes together",
        sum(line.both for line in lines),
        sum(line.first_alone for line in lines),
        sum(line.second_alone for line in lines),
        of * len(lines),
    )


def in_each_theme(sheets: QuerySet) -> dict[int, int]:
    """How many people wrote of each theme of all questions together, as ``people_by_theme`` counts them."""
    counted = IN_THEME.objects.filter(
        reading__counts=True, reading__answer__sheet__in=sheets.order_by()
    )
    return dict(counted.order_by().values_list("theme").annotate(n=Count("pk")))


def read_of_each_question(sheets: QuerySet) -> dict[tuple[int, str], int]:
    """And how many answers to each question were read, by its questionnaire and its code, which another
    questionnaire may give to a question of its own."""
    read = Reading.objects.filter(counts=True, answer__sheet__in=sheets.order_by()).order_by()
    codes = read.values_list("answer__sheet__questionnaire", "answer__question__code")
    return {(number, code): n for number, code, n in codes.annotate(n=Count("pk"))}
