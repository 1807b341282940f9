"""Where we reach people and where we do not: every estate with what went on there (T-52)."""

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.views.generic import View

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, lines, quiet, tag
from base.core.measures import ALL_COUNTED_EVERY_SECONDS, counted_lately, measure
from base.core.periods import FinancialYear, Period
from base.core.spreadsheets import csv_file
from participation.people.customers.models import Area, Customer
from participation.programme.activities.models import Activity, Engagement

YEARS = 5
#: The order of the list while nobody chose another.
FIRST_NOBODY = ("took_part", "held", "-living", "name")


@measure(
    "Areas with no engagement",
    "For every estate its customers now, those of them who took part in anything in the period (by "
    "name, each once), and the activities held in the period that were for it or for the area or "
    "region it is in; activities for everywhere are not counted. Estates where nobody took part "
    "stand first.",
)
def by_estate(period: Period) -> QuerySet[Area]:
    living = Customer.objects.current().filter(area=OuterRef("pk"))
    took_part = Engagement.objects.named().within(period).filter(customer__area=OuterRef("pk"))
    held = Activity.objects.happened_in(period).filter(
        Q(areas=OuterRef("pk")) | Q(areas=OuterRef("parent")) | Q(areas=OuterRef("parent__parent"))
    )
    return (
        Area.objects.estates()
        .select_related("parent")
        .annotate(
            living=_counted(living.order_by().values("area").annotate(n=Count("pk"))),
            took_part=_counted(
                took_part.order_by()
                .values("customer__area")
                .annotate(n=Count("customer", distinct=True))
            ),
            held=_number_of(held),
        )
        .order_by(*FIRST_NOBODY)
    )


def _counted(rows) -> Coalesce:
    return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), 0)


def _number_of(held) -> Coalesce:
    """Of activities that name the estate or what it is in, each once."""
    together = held.order_by().annotate(all_of_them=Value(1)).values("all_of_them")
    return _counted(together.annotate(n=Count("pk", distinct=True)))


def counted_by_estate(period: Period) -> tuple[dt.datetime, list[Area]]:
    """When they were counted, and the estates of now in the order of :func:`by_estate`."""
    counted_at, counts = counted_lately(
        f"estates:{period.first}:{period.last}",
        lambda: {
            pk: numbers
            for pk, *numbers in by_estate(period).values_list("pk", "living", "took_part", "held")
        },
        ALL_COUNTED_EVERY_SECONDS,
    )
    estates = list(Area.objects.estates().select_related("parent").order_by("name", "pk"))
    for place, estate in enumerate(estates):
        estate.place = place
        estate.living, estate.took_part, estate.held = counts.get(estate.pk, (0, 0, 0))
    return counted_at, in_order(estates, FIRST_NOBODY)


def in_order(estates: list[Area], keys: Iterable[str], *, falling: bool = False) -> list[Area]:
    """By the names of what was counted, as a statement would be ordered by them."""
    by = [(key.removeprefix("-"), key.startswith("-") != falling) for key in keys]

    def key(estate: Area) -> tuple[int, ...]:
        values = ((getattr(estate, "place" if name == "name" else name), down) for name, down in by)
        return (*(-value if down else value for value, down in values), estate.place)

    return sorted(estates, key=key)


class YearForm(ListFilter):
    year = forms.TypedChoiceField(label="Year", coerce=int, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = FinancialYear.current().start_year
        self.fields["year"].choices = [
            (year, str(FinancialYear.starting(year))) for year in range(now, now - YEARS, -1)
        ]
        self.fields["year"].widget.attrs["class"] = "govuk-select"

    def narrow(self, rows):
        """The rows are counted for the year already."""
        self.is_valid()
        return rows

    @property
    def period(self) -> FinancialYear:
        chosen = self.cleaned_data.get("year") if self.is_valid() else None
        return FinancialYear.starting(chosen) if chosen else FinancialYear.current()


class Areas(StaffList):
    audience = Audience.STAFF
    title = "Areas with no engagement"
    one, many = "estate", "estates"
    columns = (
        Column("Estate", sort="name", also=("Area",)),
        Column("Customers now", sort="living", numeric=True),
        Column("People who took part", sort="took_part", numeric=True),
        Column("Activities for it", sort="held", numeric=True),
    )
    opens_with = FIRST_NOBODY
    filter_class = YearForm
    nothing = "No estate is on record."
    way_on = ("imports:list", "Load the list of customers")
    back = ("representation:page", "Who takes part")
    template_name = "representation/areas.html"
    context_object_name = "estates"
    paginate_by = 50

    def get_queryset(self) -> list[Area]:
        """Sorted here and not by the database, for their numbers are kept for a while."""
        self.filter = self.year = YearForm(self.request.GET)
        self.counted_at, estates = counted_by_estate(self.year.period)
        self.untouched = sum(not estate.took_part for estate in estates)
        asked = self.asked_order
        return in_order(estates, asked.column.keys, falling=asked.falling) if asked else estates

    def row(self, row: Area):
        nobody = [] if row.took_part else [tag("Nobody", "late")._replace(value=None)]
        return (
            lines(row.name, quiet(row.parent), *nobody),
            row.living,
            row.took_part,
            row.held,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            year=self.year.period,
            definition=by_estate.definition,
            untouched=self.untouched,
            counted_at=self.counted_at,
            **kwargs,
        )


class AreasFile(View):
    audience = Audience.STAFF

    def get(self, request):
        period = YearForm(request.GET).period
        rows = (
            [estate.name, str(estate.parent), estate.living, estate.took_part, estate.held]
            for estate in counted_by_estate(period)[1]
        )
        head = ["Estate", "Area", "Customers now", "People who took part", "Activities for it"]
        return csv_file(f"areas-{period.start_year}.csv", [head, *rows])
