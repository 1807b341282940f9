"""Taking part by what there was to take part in: its kind, its level, its service, who ran it."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, Sum, TextChoices, When
from django.db.models import Value as V

from base.core.measures import measure
from base.core.periods import Period

from .. import kinds
from ..models import Activity, Engagement
from .taking_part import customers_named


@dataclass(frozen=True)
class Row:
    """One line of a table of taking part: activities held, people named, times taken part."""

    code: str
    activities: int
    people: int
    engagements: int


@measure(
    "Activities by kind",
    "Activities held in the period, the customers who took part in them (each once a kind) and the "
    "times somebody took part.",
)
def by_kind(period: Period) -> list[Row]:
    return _by("kind", period)


@measure(
    "Activities by who ran them",
    "Activities held in the period by the team or service that ran them, the customers who took part in "
    "them (each once a service) and the times somebody took part. Where nobody noted who ran one, it "
    "stands under “Not noted”.",
)
def by_who_ran_it(period: Period) -> list[Row]:
    return _by("run_by", period)


@measure(
    "Activities by service",
    "Activities held in the period by the service they were about, the customers who took part in them "
    "(each once a service) and the times somebody took part.",
)
def by_service(period: Period) -> list[Row]:
    return _by("service", period)


@measure(
    "Activities by level of involvement",
    "Activities held in the period, the customers who took part in them (each once a level) and the "
    "times somebody took part.",
)
def by_level(period: Period) -> list[Row]:
    return _by("level__code", period)


def _by(field: str, period: Period) -> list[Row]:
    held = dict(
        Activity.objects.happened_in(period).values_list(field).annotate(n=Count("pk")).order_by()
    )
    taken_part = (
        Engagement.objects.within(period)
        .values(code=F(f"activity__{field}"))
        .annotate(named=customers_named(), times=Sum("people"))
        .order_by()
    )
    found = {row["code"]: (row["named"], row["times"]) for row in taken_part}
    return [
        Row(code, held.get(code, 0), *found.get(code, (0, 0))) for code in sorted({*held, *found})
    ]


class WayOfTakingPart(TextChoices):
    """The ways of taking part (B-12): an event, a meeting, an answer; and what is none of them."""

    EVENT = "event", "Came to an event"
    MEETING = "meeting", "Came to a meeting"
    SURVEY = "survey", "Answered a survey"
    CONSULTATION = "consultation", "Answered a consultation"
    OTHER = "other", "Inspected, voted or helped in another way"


@dataclass(frozen=True)
class WayCounted:
    """One way of taking part in a period: people named, times taken part."""

    way: WayOfTakingPart
    people: int
    times: int


@measure(
    "Ways of taking part",
    "Times somebody took part in the period, each counted in one of the ways, people counted by head "
    "included; beside them the customers whose names were taken, each once in a way.",
)
def by_way(period: Period) -> list[WayCounted]:
    """Panels, focus groups, scrutiny and interviews are meetings; every other coming is an event."""
    way = Case(
        When(
            role=Engagement.Role.RESPONDED,
            activity__kind__in=kinds.codes("is_consultation"),
            then=V(WayOfTakingPart.CONSULTATION),
        ),
        When(role=Engagement.Role.RESPONDED, then=V(WayOfTakingPart.SURVEY)),
        When(
            role=Engagement.Role.ATTENDED,
            activity__kind__in=kinds.codes("is_meeting"),
            then=V(WayOfTakingPart.MEETING),
        ),
        When(role=Engagement.Role.ATTENDED, then=V(WayOfTakingPart.EVENT)),
        default=V(WayOfTakingPart.OTHER),
    )
    rows = Engagement.objects.within(period).order_by().values(way=way)
    found = {
        row["way"]: (row["people_named"], row["times"])
        for row in rows.annotate(people_named=customers_named(), times=Sum("people"))
    }
    return [WayCounted(way, *found.get(way, (0, 0))) for way in WayOfTakingPart]
