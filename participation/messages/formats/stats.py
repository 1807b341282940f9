"""What counts in a number about other formats and languages."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q

from base.core.measures import measure
from base.core.periods import Period

from .house_rules import FORMAT_REQUEST_WORKING_DAYS
from .models import LANGUAGES_TO_ASK_FOR, USUAL, FormatRequest


@measure(
    "Asked for",
    "Requests for something in another format or language that were made in the year, online or to "
    "an officer.",
)
def asked(period: Period) -> int:
    return FormatRequest.objects.asked_in(period).count()


@measure(
    "Met",
    "Of the requests made in the year, those for which we have said when and how we met them.",
)
def met(period: Period) -> int:
    return FormatRequest.objects.asked_in(period).met().count()


def what_in_time_means() -> str:
    return (
        "Of the requests made in the year, those met by the day they were due: "
        f"{FORMAT_REQUEST_WORKING_DAYS.value} working days after asking, unless the rule was another "
        "one then."
    )


@measure("Met in time", what_in_time_means)
def met_in_time(period: Period) -> int:
    return FormatRequest.objects.asked_in(period).met_in_time().count()


@measure(
    "Refused", "Of the requests made in the year, those we refused, each with the reason given."
)
def refused(period: Period) -> int:
    return FormatRequest.objects.asked_in(period).filter(refused_on__isnull=False).count()


@measure(
    "Usual wait",
    "The median number of calendar days from asking to having it, of the requests made in the year "
    "and met: half waited no longer. The same day counts as 0.",
)
def median_days(period: Period) -> float | None:
    """The middle one or two are read, and no other row."""
    met_ones = FormatRequest.objects.asked_in(period).met().order_by()
    count = met_ones.count()
    if not count:
        return None
    waits = met_ones.annotate(
        wait=ExpressionWrapper(F("met_on") - F("asked_on"), output_field=DurationField())
    ).order_by("wait", "pk")
    middle = waits.values_list("wait", flat=True)[(count - 1) // 2 : count // 2 + 1]
    return sum(middle, dt.timedelta()).days / len(middle)


@dataclass(frozen=True)
class Line:
    """What was asked for in one format, or in one language."""

    name: str
    asked: int
    met: int
    in_time: int


COUNTS = {
    "asked": Count("pk"),
    "met": Count("pk", filter=Q(met_on__isnull=False)),
    "in_time": Count("pk", filter=Q(met_on__lte=F("due_on"))),
}


@measure(
    "By format",
    "The same requests by the format asked for; one for a language alone is usual print.",
)
def by_format(period: Period) -> list[Line]:
    rows = FormatRequest.objects.asked_in(period).order_by().values("format__label")
    found = rows.annotate(**COUNTS).order_by("-asked", "format__label")
    return [
        Line(row["format__label"] or USUAL, row["asked"], row["met"], row["in_time"])
        for row in found
    ]


@measure("By language", "The same requests by the language asked for.")
def by_language(period: Period) -> list[Line]:
    names = dict(LANGUAGES_TO_ASK_FOR)
    rows = FormatRequest.objects.asked_in(period).order_by().values("language")
    found = rows.annotate(**COUNTS).order_by("-asked", "language")
    return [
        Line(names.get(row["language"], row["language"]), row["asked"], row["met"], row["in_time"])
        for row in found
    ]
