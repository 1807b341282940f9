"""Where we reach people and where we do not: every estate with what went on there (T-52)."""

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.urls import reverse
from django.views.generic import View

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, lines, link, quiet, tag
from base.core.periods import FinancialYear
from base.core.spreadsheets import csv_file
from base.core.templatetags.words import counted
from participation.people.customers.models import Area
from participation.people.groups.models import Group

from .associations import spoken_for_by
from .counted import by_estate

YEARS = 5
#: The order of the list while nobody chose another.
FIRST_NOBODY = ("took_part", "held", "-living", "name")


def counted_by_estate(start_year: int) -> tuple[dt.datetime | None, list[Area]]:
    """When they were counted, and the estates of now; without numbers while nobody has counted them."""
    counted_at, counts = by_estate.lately(start_year)
    estates = list(Area.objects.estates().select_related("parent").order_by("name", "pk"))
    speaking = Group.objects.speaking_for()
    for place, estate in enumerate(estates):
        estate.place = place
        estate.associations = spoken_for_by(estate, speaking)
        estate.spoken_for = len(estate.associations)
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
    association = forms.ChoiceField(
        label="Association",
        required=False,
        choices=[("", "Any"), ("none", "None speaks for it"), ("some", "One speaks for it")],
    )

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
        match self.cleaned_data.get("association"):
            case "none":
                return [estate for estate in rows if not estate.spoken_for]
            case "some":
                return [estate for estate in rows if estate.spoken_for]
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
        Column("Association", sort="spoken_for"),
    )
    more_in_file = (Column("Its name"),)
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
        self.without = [estate for estate in estates if not estate.spoken_for]
        estates = self.filter.narrow(estates)
        asked = self.asked_order if self.counted_at else None
        return in_order(estates, asked.column.keys, falling=asked.falling) if asked else estates

    def row(self, row: Area):
        nobody = [] if row.took_part != 0 else [tag("Nobody", "late")._replace(value=None)]
        return (
            lines(row.name, quiet(row.parent), *nobody),
            row.living,
            row.took_part,
            row.held,
            self.association(row),
        )

    def association(self, row: Area):
        """Who speaks for it; where nobody does, the people there and the way to invite them."""
        if row.associations:
            return lines(*row.associations)
        there, invite = reverse("customers:list"), reverse("segments:new")
        return lines(
            tag("None", "late"),
            link("Who lives there", f"{there}?area={row.pk}", hidden=f": {row.name}"),
            link("Invite them to start one", f"{invite}?areas={row.slug}", hidden=f": {row.name}"),
        )

    def row_in_file(self, row: Area):
        return (", ".join(row.associations),)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            year=self.year.period,
            definition=by_estate.now.definition,
            untouched=self.untouched,
            without=len(self.without),
            living_without=sum(estate.living or 0 for estate in self.without),
            took_part_without=sum(estate.took_part or 0 for estate in self.without),
            counted_at=self.counted_at,
            **kwargs,
        )


class AreasFile(View):
    audience = Audience.STAFF

    def get(self, request):
        period = YearForm(request.GET).period
        counted_at, estates = counted_by_estate(period.start_year)
        rows = (
            [
                estate.name,
                str(estate.parent),
                estate.living,
                estate.took_part,
                estate.held,
                ", ".join(estate.associations) or "None",
            ]
            for estate in estates
        )
        if counted_at is None:
            return csv_file("areas.csv", [[f"These numbers are {counted(counted_at)}."]])
        head = [
            *("Estate", "Area", "Customers now", "People who took part", "Activities for it"),
            "Association",
        ]
        return csv_file(f"areas-{period.start_year}.csv", [head, *rows])
