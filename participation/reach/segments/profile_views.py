from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.spreadsheets import csv_file
from participation.programme.activities.stats import customers_now

from . import stats
from .models import ProfileAnalysis, ProfileFigures, Segment
from .sentences import Names


@dataclass(frozen=True)
class Profile:
    """What the page says of one profile; every share has its counts. ``before`` may be None."""

    segment: Segment
    meaning: str
    size: stats.Part
    joined: stats.Part
    active: stats.Part
    channels: list[stats.Part]
    methods: list[stats.Part]
    before: ProfileFigures | None


class Figures(NamedTuple):
    """What is counted of the profiles together, each by the number of its segment."""

    everybody: int
    sizes: dict[int, int]
    joined: dict[int, int]
    active: dict[int, int]
    channels: dict[int, dict[str, int]]
    methods: dict[int, dict[str, int]]


def count(segments: Sequence[Segment]) -> Figures:
    """In a constant number of statements, however many profiles there are."""
    return Figures(
        customers_now(),
        stats.sizes(segments),
        stats.joined_by_profile(segments),
        stats.active_by_profile(segments),
        stats.channels_by_profile(segments),
        stats.methods_by_profile(segments),
    )


class Profiles(TemplateView):
    """The landlord's profiles side by side: how many, how they like to take part, whether they do."""

    audience = Audience.STAFF
    template_name = "segments/profiles.html"

    def get_context_data(self, **kwargs):
        segments = list(Segment.objects.profiles())
        counted_at, figures = stats.lately("profiles", count, segments)
        last = ProfileAnalysis.objects.made().first()
        return super().get_context_data(
            everybody=figures.everybody,
            counted_at=counted_at,
            last=last,
            failed=ProfileAnalysis.objects.failed().first(),
            profiles=profiles(segments, figures, last),
            measures=[
                stats.sizes,
                stats.joined_by_profile,
                stats.active_by_profile,
                stats.channels_by_profile,
                stats.methods_by_profile,
            ],
            **kwargs,
        )


class AnalysesFile(View):
    """Every analysis that was made, the latest first, as a file for a spreadsheet."""

    audience = Audience.STAFF

    def get(self, request):
        rows = ProfileFigures.objects.select_related("analysis").order_by(
            "-analysis__period_start", "name", "pk"
        )
        return csv_file(
            "profiles.csv", [COLUMNS, *map(_line, rows.exclude(analysis__made_at=None))]
        )


COLUMNS = (
    "Period from",
    "Counted on",
    "Profile",
    "People in it",
    "All customers",
    "Asked to get involved",
    "Took part in the last 12 months",
    "Reach them by",
    "They like",
)


def _line(one: ProfileFigures) -> list:
    def words(counts: dict[str, int]) -> str:
        return "; ".join(f"{name}: {number}" for name, number in counts.items())

    return [
        one.analysis.period_start,
        timezone.localdate(one.analysis.made_at),
        one.name,
        one.people,
        one.analysis.customers,
        one.joined,
        one.active,
        words(one.channels),
        words(one.methods),
    ]


def profiles(
    segments: Sequence[Segment], figures: Figures, last: ProfileAnalysis | None
) -> list[Profile]:
    names = Names()
    before = {one.segment_id: one for one in last.figures.all()} if last else {}
    sizes = figures.sizes

    def of_all(segment: Segment, counts: dict[int, int], label: str) -> stats.Part:
        return stats.Part(label, counts.get(segment.pk, 0), sizes.get(segment.pk, 0))

    def parts(segment: Segment, counts: dict[int, dict[str, int]]) -> list[stats.Part]:
        in_it = sizes.get(segment.pk, 0)
        return [stats.Part(name, n, in_it) for name, n in counts.get(segment.pk, {}).items()]

    return [
        Profile(
            segment=segment,
            meaning=names.sentence(segment.criteria),
            size=stats.Part("of all customers", sizes.get(segment.pk, 0), figures.everybody),
            joined=of_all(segment, figures.joined, "asked to get involved"),
            active=of_all(segment, figures.active, "took part in the last 12 months"),
            channels=parts(segment, figures.channels),
            methods=parts(segment, figures.methods),
            before=before.get(segment.pk),
        )
        for segment in segments
    ]
