from dataclasses import dataclass

from django.utils import timezone
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.counted_lately import counted_together
from base.core.measures import PeopleShare
from base.core.spreadsheets import csv_file
from participation.programme.activities.counted import all_customers

from . import stats
from .counted import profile_of, said
from .models import ProfileAnalysis, ProfileFigures, Segment
from .sentences import Names


@dataclass(frozen=True)
class Profile:
    """What the page says of one profile; every share has its counts.

    ``counts`` is None while nobody has counted it, ``before`` where no analysis has it.
    """

    segment: Segment
    meaning: str
    counts: stats.ProfileCounts | None
    everybody: int
    before: ProfileFigures | None

    @property
    def size(self) -> PeopleShare:
        return PeopleShare("of all customers", self.counts.people, self.everybody)

    @property
    def joined(self) -> PeopleShare:
        return self._of_it("asked to get involved", self.counts.joined)

    @property
    def active(self) -> PeopleShare:
        return self._of_it("took part in the last 12 months", self.counts.active)

    @property
    def channels(self) -> list[PeopleShare]:
        return [self._of_it(name, n) for name, n in self.counts.channels.items()]

    @property
    def methods(self) -> list[PeopleShare]:
        return [self._of_it(name, n) for name, n in self.counts.methods.items()]

    def _of_it(self, label: str, people: int) -> PeopleShare:
        return PeopleShare(label, people, self.counts.people)


class Profiles(TemplateView):
    """The landlord's profiles side by side: how many, how they like to take part, whether they do."""

    audience = Audience.STAFF
    template_name = "segments/profiles.html"

    def get_context_data(self, **kwargs):
        segments = list(Segment.objects.profiles())
        everybody = all_customers.lately()
        lately = profile_of.each((said(one.criteria),) for one in segments)
        last = ProfileAnalysis.objects.made().first()
        before = {one.segment_id: one for one in last.figures.all()} if last else {}
        names = Names()
        return super().get_context_data(
            everybody=everybody.found,
            counted_at=counted_together([everybody, *lately.values()]),
            last=last,
            failed=ProfileAnalysis.objects.failed().first(),
            profiles=[
                Profile(
                    segment=one,
                    meaning=names.sentence(one.criteria),
                    counts=lately[(said(one.criteria),)].found,
                    everybody=everybody.found or 0,
                    before=before.get(one.pk),
                )
                for one in segments
            ],
            measures=[
                stats.in_profile,
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
