"""Every activity, for the officer who looks for one."""

from typing import Any

from django import forms
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.folding import every_word
from base.core.lists import Column, ListFilter, StaffList, lines, link, quiet, tag
from base.core.periods import FinancialYear

from . import kinds, stats
from .counted import activities_by, ways_so_far
from .models import Activity, Engagement

#: How an activity stands, in the order of what is left to do, with the look of its tag.
STANDINGS = {
    "to_close_out": ("To close out", "late"),
    "draft": ("Draft", "plain"),
    "coming": ("Published", "doing"),
    "closed_out": ("Closed out", "done"),
    "called_off": ("Called off", "not_possible"),
}


class ActivityFilter(ListFilter):
    """Answers that make no sense are left out."""

    STATES = [
        ("", "All"),
        ("coming", "Coming or open"),
        ("to_close_out", "Over, not closed out"),
        ("closed_out", "Closed out"),
        ("draft", "Drafts"),
        ("called_off", "Called off"),
    ]

    title = forms.CharField(label="Words in the title", required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=lambda: [("", "All kinds"), *kinds.offered()], required=False
    )
    state = forms.ChoiceField(label="State", choices=STATES, required=False)

    def narrow(self, rows: QuerySet[Activity]) -> QuerySet[Activity]:
        self.is_valid()
        chosen = self.cleaned_data
        now = timezone.now()
        states = {
            "coming": Q(ends_at__gte=now, cancelled_at=None),
            "to_close_out": Q(ends_at__lt=now, cancelled_at=None, closed_out_at=None),
            "closed_out": Q(closed_out_at__isnull=False),
            "draft": Q(published_at=None, cancelled_at=None, ends_at__gte=now),
            "called_off": Q(cancelled_at__isnull=False),
        }
        wanted = states.get(chosen.get("state"), Q())
        if kind := chosen.get("kind"):
            wanted &= Q(kind=kind)
        wanted &= every_word(chosen.get("title", ""), "title")
        return rows.filter(wanted)


def people_in(**which: Any) -> QuerySet:
    """How many took part in each activity, by its number."""
    found = Engagement.objects.filter(**which).order_by().values("activity")
    return found.annotate(n=Sum("people"))


#: How many took part; none is 0 and not unknown.
PEOPLE = Coalesce(Subquery(people_in(activity=OuterRef("pk")).values("n")), 0)
STANDING = Case(
    When(cancelled_at__isnull=False, then=5),
    When(closed_out_at__isnull=False, then=4),
    When(ends_at__lt=Now(), then=1),
    When(published_at=None, then=2),
    default=3,
)


class ActivityList(StaffList):
    audience = Audience.STAFF
    title = "Activities"
    one, many = "activity", "activities"
    columns = (
        Column("What", sort="title", also=("Kind",)),
        Column("When", sort=("starts_at",)),
        Column("Led by", sort="lead_officer__name"),
        Column("People", sort=PEOPLE, numeric=True),
        Column("State", sort=STANDING),
    )
    opens_with = ("-starts_at",)
    filter_class = ActivityFilter
    queryset = Activity.objects.select_related("lead_officer").only(
        *("title", "kind", "starts_at", "ends_at", "published_at", "cancelled_at", "closed_out_at"),
        "lead_officer__name",
    )
    nothing = "Nothing is on record yet."
    nothing_fits = "No activity fits what you chose."
    template_name = "activities/staff_list.html"
    context_object_name = "activities"

    @property
    def way_on(self) -> tuple[str, str] | None:
        logged_on = next((kind.logged_on for kind in kinds.registered() if kind.logged_on), "")
        return (logged_on, "Log the last event you held") if logged_on else None

    def look_up(self, rows: list[Activity]) -> None:
        self.now = timezone.now()
        self.people = dict(people_in(activity__in=rows).values_list("activity", "n"))

    def row(self, row: Activity):
        return (
            lines(link(row.title, row.staff_address), quiet(kinds.of(row.kind).label)),
            row.starts_at,
            row.lead_officer,
            self.people.get(row.pk, 0),
            tag(*STANDINGS[standing(row, self.now)]),
        )

    def get_context_data(self, **kwargs):
        year = FinancialYear.current()
        counted_at, ways = ways_so_far.lately(year.start_year)
        return super().get_context_data(
            year=year,
            ways=ways,
            counted_at=counted_at,
            ways_definition=stats.by_way.definition,
            **kwargs,
        )


def standing(activity: Activity, now) -> str:
    if activity.cancelled_at:
        return "called_off"
    if activity.closed_out_at:
        return "closed_out"
    if activity.ends_at < now:
        return "to_close_out"
    return "coming" if activity.published_at else "draft"


class ActivitiesByKind(TemplateView):
    """What was held in a year by kind of taking part, the most first, and kinds with none (K-63)."""

    audience = Audience.STAFF
    template_name = "activities/by_kind.html"
    YEARS = 5

    def get_context_data(self, **kwargs):
        now = FinancialYear.current().start_year
        years = [FinancialYear.starting(start) for start in range(now, now - self.YEARS, -1)]
        asked = self.request.GET.get("year", "")
        year = next((one for one in years if str(one.start_year) == asked), years[0])
        counted_at, lines = activities_by.lately("kind", year.start_year, False)
        found = {row.code: row for row in lines or ()}
        held = [(kind, found.get(kind.code)) for kind in kinds.registered()]
        rows = [(kind, row) for kind, row in held if row]
        return super().get_context_data(
            year=year,
            years=years,
            rows=sorted(rows, key=lambda row: (-row[1].activities, row[0].label)),
            none=[kind for kind, row in held if row is None and kind.can_be_made],
            definition=stats.by_kind.definition,
            counted_at=counted_at,
            **kwargs,
        )
