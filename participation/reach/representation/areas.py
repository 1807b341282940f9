"""Where we reach people and where we do not: every estate with what went on there (T-52)."""

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.views.generic import View

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, lines, quiet, tag
from base.core.periods import FinancialYear
from base.core.spreadsheets import csv_file
from base.core.templatetags.words import counted
from participation.people.customers.models import Area

from .counted import by_estate

YEARS = 5
#: The order of the list while nobody chose another.
FIRST_NOBODY = ("took_part", "held", "-living", "name")


def counted_by_estate(start_year: int) -> tuple[dt.datetime | None, list[Area]]:
    """When they were counted, and the estates of now; without numbers while nobody has counted them."""
    counted_at, counts = by_estate.lately(start_year)
    estates = list(Area.objects.estates().select_related("parent").order_by("name", "pk"))
    for place, estate in enumerate(estates):
        estate.place = place
        numbers = (None, None, None) if counts is None else counts.get(estate.pk, (0, 0, 0))
        estate.living, estate.took_part, estate.held = numbers
    return counted_at, estates if counts is None else in_order(estates, FIRST_NOBODY)


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
        self.counted_at, estates = counted_by_estate(self.year.period.start_year)
        self.untouched = sum(estate.took_part == 0 for estate in estates)
        asked = self.asked_order if self.counted_at else None
        return in_order(estates, asked.column.keys, falling=asked.falling) if asked else estates

    def row(self, row: Area):
        nobody = [] if row.took_part != 0 else [tag("Nobody", "late")._replace(value=None)]
        return (
            lines(row.name, quiet(row.parent), *nobody),
            row.living,
            row.took_part,
            row.held,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            year=self.year.period,
            definition=by_estate.now.definition,
            untouched=self.untouched,
            counted_at=self.counted_at,
            **kwargs,
        )


class AreasFile(View):
    audience = Audience.STAFF

    def get(self, request):
        period = YearForm(request.GET).period
        counted_at, estates = counted_by_estate(period.start_year)
        rows = (
            [estate.name, str(estate.parent), estate.living, estate.took_part, estate.held]
            for estate in estates
        )
        if counted_at is None:
            return csv_file("areas.csv", [[f"These numbers are {counted(counted_at)}."]])
        head = ["Estate", "Area", "Customers now", "People who took part", "Activities for it"]
        return csv_file(f"areas-{period.start_year}.csv", [head, *rows])
