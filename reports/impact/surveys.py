"""What did people tell us in surveys, and what changed because of it?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.utils import timezone

from base.core.periods import Period
from participation.programme.activities.stats import Story
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.themes.stats import people_by_theme
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted, than
from reports.shapes import Definition, Pair, Voice, definitions
from surveys.heard import of_year
from surveys.heard.of_year import SurveyTold

MOST_STORIES = 6


@dataclass(frozen=True)
class Theme:
    name: str
    people: int


@dataclass(frozen=True)
class Satisfied:
    question: str
    percent: float
    of: int


@dataclass(frozen=True)
class OfSurvey:
    """One survey whose results everybody can read. ``satisfied`` is None where it does not ask that, or it
    may not be told."""

    title: str
    answers: int
    published_on: dt.date
    satisfied: Satisfied | None
    themes: tuple[Theme, ...]
    summary: str
    next_steps: str


@dataclass(frozen=True)
class Surveys:
    answer: str
    open: Pair
    answers: Pair
    published: Pair
    done: int
    doing: int
    not_possible: int
    surveys: tuple[OfSurvey, ...]
    stories: tuple[Voice, ...]
    threshold: int
    counts: tuple[Definition, ...]

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        return [
            ("Surveys that could be answered", self.open),
            ("Answers", self.answers),
            ("Surveys whose results everybody can read", self.published),
        ]

    @property
    def points(self) -> int:
        return self.done + self.doing + self.not_possible


@dataclass(frozen=True)
class Figures:
    open: int
    answers: int
    published: int
    points: dict[str, int]


@dataclass(frozen=True)
class Told:
    surveys: Sequence[SurveyTold]
    stories: Sequence[Story]
    threshold: int


def count(asked: Asked) -> Figures:
    return Figures(
        open=asked(of_year.surveys_open),
        answers=asked(of_year.survey_answers),
        published=asked.as_of(of_year.results_published),
        points=asked(of_year.points_from_surveys),
    )


def tell(asked: Asked) -> Told:
    return Told(
        asked(of_year.surveys_told),
        asked(_stories),
        ANSWERS_THRESHOLD.value,
    )


def _stories(period: Period) -> list[Story]:
    return of_year.stories_from_surveys(period, MOST_STORIES)


def build(material: Material[Figures, Told]) -> Surveys:
    (this, last), told = material.both, material.told
    answers = Pair(this.answers, last.answers)
    return Surveys(
        answer=sentence(this, answers, so_far=material.so_far),
        open=Pair(this.open, last.open),
        answers=answers,
        published=Pair(this.published, last.published),
        done=this.points["done"],
        doing=this.points["doing"],
        not_possible=this.points["not_possible"],
        surveys=tuple(_of(one) for one in told.surveys),
        stories=tuple(Voice(**asdict(story)) for story in told.stories),
        threshold=told.threshold,
        counts=definitions(
            of_year.surveys_open,
            of_year.survey_answers,
            of_year.results_published,
            of_year.points_from_surveys,
            of_year.better_told,
            people_by_theme,
        ),
    )


def _of(told: SurveyTold) -> OfSurvey:
    return OfSurvey(
        title=told.title,
        answers=told.answers,
        published_on=timezone.localdate(told.published_at),
        satisfied=Satisfied(**asdict(told.satisfied)) if told.satisfied else None,
        themes=tuple(Theme(**asdict(one)) for one in told.themes),
        summary=told.summary,
        next_steps=told.next_steps,
    )


def sentence(this: Figures, answers: Pair, *, so_far: bool) -> str:
    """What was asked, and what came of it: nothing is called a change that is not done."""
    if not this.open:
        return "We ran no survey this year."
    asked = (
        f"{capital(counted(this.open, 'survey', 'surveys'))} brought "
        f"{counted(this.answers, 'answer', 'answers')}{than(answers, so_far=so_far)}."
    )
    points = sum(this.points[state] for state in ("done", "doing", "not_possible"))
    if not points:
        return f"{asked} No point that was raised in one was answered in public yet."
    done = counted(this.points["done"], "thing is done", "things are done")
    return (
        f"{asked} We answered {counted(points, 'point', 'points')} that people raised in them: {done}, "
        f"{this.points['doing']:,} on the way, {this.points['not_possible']:,} not possible."
    )


SECTION = Section(
    code="surveys",
    anchor="surveys",
    heading="What did people tell us in surveys, and what changed?",
    template="reports/impact/surveys.html",
    shape=Surveys,
    count=count,
    tell=tell,
    build=build,
)
