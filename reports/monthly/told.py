"""What were customers told?"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from base.core.measures import measure
from base.core.periods import Period
from participation.programme.activities.models import Outcome
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from surveys.models import Survey

MOST_SHOWN = 20


@dataclass(frozen=True)
class Point:
    said: str
    answer: str
    state: str
    on: dt.date


@dataclass(frozen=True)
class Published:
    survey: str
    next_steps: str
    on: dt.date


@dataclass(frozen=True)
class Told:
    answer: str
    points: tuple[Point, ...]
    results: tuple[Published, ...]
    counts: tuple[Definition, ...]


@measure(
    "Points answered",
    "Points about the service that customers raised and that were answered in the month, where everybody can read the answer.",
)
def points_answered(period: Period, service: str) -> int:
    return _points(period, service).count()


def _points(period: Period, service: str) -> QuerySet[Outcome]:
    return Outcome.objects.published().answered_in(period).filter(service=service)


def count(asked: Asked) -> Told:
    points = _points(asked.period, asked.subject).order_by("-answered_on", "pk")[:MOST_SHOWN]
    results = (
        Survey.objects.of_customers()
        .filter(asked.period.holds("results_published_at"), service=asked.subject)
        .order_by("results_published_at")
    )
    published = tuple(
        Published(one.title, one.next_steps, timezone.localdate(one.results_published_at))
        for one in results
    )
    return Told(
        answer=sentence(points_answered(asked.period, asked.subject), len(published)),
        points=tuple(
            Point(one.said, one.answer, one.get_state_display(), one.answered_on)
            for one in points
            if one.answered_on
        ),
        results=published,
        counts=definitions(points_answered),
    )


def sentence(points: int, results: int) -> str:
    answered = capital(counted(points, "point was", "points were"))
    shown = counted(results, "survey were", "surveys were")
    return f"{answered} answered in public, and the results of {shown} published."


def build(material: Material[Told, None]) -> Told:
    return material.this


SECTION = Section(
    code="told",
    heading="What were customers told?",
    template="reports/monthly/told.html",
    shape=Told,
    count=count,
    build=build,
)
