"""Where we reach people and where we do not: every estate with what went on there (T-52)."""

from django import forms
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.views.generic import View

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, lines, quiet, tag
from base.core.measures import measure
from base.core.periods import FinancialYear, Period
from base.core.spreadsheets import csv_file
from participation.people.customers.models import Area, Customer
from participation.programme.activities.models import Activity, Engagement

YEARS = 5


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
        .order_by("took_part", "held", "-living", "name")
    )


def _counted(rows) -> Coalesce:
    return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), 0)


def _number_of(held) -> Coalesce:
    """Of activities that name the estate or what it is in, each once."""
    together = held.order_by().annotate(all_of_them=Value(1)).values("all_of_them")
    return _counted(together.annotate(n=Count("pk", distinct=True)))


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
    opens_with = ("took_part", "held", "-living", "name")
    filter_class = YearForm
    nothing = "No estate is on record."
    way_on = ("imports:list", "Load the list of customers")
    back = ("representation:page", "Who takes part")
    template_name = "representation/areas.html"
    context_object_name = "estates"
    paginate_by = 50

    def everything(self):
        self.asked = YearForm(self.request.GET)
        return by_estate(self.asked.period)

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
            year=self.asked.period,
            definition=by_estate.definition,
            untouched=by_estate(self.asked.period).filter(took_part=0).count(),
            **kwargs,
        )


class AreasFile(View):
    audience = Audience.STAFF

    def get(self, request):
        period = YearForm(request.GET).period
        rows = (
            [estate.name, str(estate.parent), estate.living, estate.took_part, estate.held]
            for estate in by_estate(period)
        )
        head = ["Estate", "Area", "Customers now", "People who took part", "Activities for it"]
        return csv_file(f"areas-{period.start_year}.csv", [head, *rows])
