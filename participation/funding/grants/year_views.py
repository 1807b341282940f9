"""What each scheme has in a year, and the worked table of one that is shared by people."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, lines, link
from base.core.refused import Refused
from base.core.templatetags.words import pounds
from base.core.views import FormAboutRow, OneButton, WriteRow

from . import services, stats
from .forms import BudgetForm, RatesForm
from .lookups import FIRST_RATES
from .models import Scheme, SchemeYear
from .services.sharing import worked_table


class Years(StaffList):
    audience = Audience.STAFF
    title = "Grants"
    one, many = "scheme in a year", "schemes in a year"
    columns = (
        Column("Scheme", sort="scheme__name", also=("Year",)),
        Column("Budget", numeric=True),
        Column("Set aside", numeric=True),
        Column("Awarded", numeric=True),
        Column("Paid", numeric=True),
        Column("Left", numeric=True),
    )
    opens_with = ("-starts", "scheme__position")
    queryset = SchemeYear.objects.select_related("scheme")
    nothing = "No scheme has rates for a year yet."
    way_on = ("grants:schemes", "Choose a scheme, and set its rates")
    template_name = "grants/years.html"

    def look_up(self, rows: list[SchemeYear]) -> None:
        self.page_of = addresses("grants:year")
        self.money = stats.balances_by("scheme_year", rows)

    def row(self, row: SchemeYear):
        money = self.money.get(row.pk, stats.NOTHING)
        limited = row.scheme.has_budget
        return (
            lines(link(row.scheme.name, self.page_of(row.pk)), str(row.period)),
            pounds(money.budget) if limited else "None",
            pounds(money.set_aside),
            pounds(money.awarded),
            pounds(money.paid),
            pounds(money.free) if limited else "",
        )


class WriteRates(WriteRow):
    """Of a year that is there, or of a new one, which begins with the rates of the year before."""

    audience = Audience.MANAGERS
    form_class = RatesForm
    template_name = "grants/write.html"
    model = SchemeYear
    context_object_name = "year"
    success_message = "The rates are set."

    def get_row(self):
        row = super().get_row()
        self.scheme = row.scheme if row else get_object_or_404(Scheme, pk=self.kwargs["scheme"])
        return row

    def get_queryset(self):
        return super().get_queryset().select_related("scheme")

    def get_initial_of_new(self):
        last = self.scheme.scheme_years.first()
        if last is None:
            return FIRST_RATES.get(self.scheme.code, {})
        return {
            name: getattr(last, name)
            for name in ("first_year_most", "later_most", "flat_rate", "usual_most")
        }

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "scheme": self.scheme}

    def act(self, form) -> SchemeYear:
        said = form.cleaned_data if self.row else {**form.cleaned_data, "scheme": self.scheme}
        return services.save_year(by=self.request.user, year=self.row, **said)

    def get_context_data(self, **kwargs):
        back = self.row.get_absolute_url() if self.row else reverse("grants:schemes")
        return super().get_context_data(
            heading="Rates of the year",
            caption=self.row or self.scheme,
            back=back,
            back_words=str(self.row or "Schemes"),
            **kwargs,
        )


class YearPage(DetailView):
    audience = Audience.STAFF
    template_name = "grants/year.html"
    context_object_name = "year"
    queryset = SchemeYear.objects.select_related("scheme", "agreed_by", "reviewed_by")

    def get_context_data(self, **kwargs):
        year = self.object
        money = stats.of_year(year)
        measures = stats.OF_YEAR if year.scheme.has_budget else stats.OF_UNLIMITED_YEAR
        table, not_yet = None, ""
        if year.scheme.is_shared and year.counted_at:
            try:
                table = worked_table(year)
            except Refused as refusal:
                not_yet = str(refusal)
        shares = list(year.shares.select_related("group", "area")) if table else []
        carried = services.carried_into(year, [one.group_id for one in shares]) if shares else {}
        for share in shares:
            account = carried.get(share.group_id)
            share.off = account.deducted if account else None  # type: ignore[attr-defined]
        return super().get_context_data(
            figures=stats.figures(money, measures),
            money=money,
            table=table,
            not_yet=not_yet,
            table_lines=list(zip(shares, table.lines, strict=True)) if table else [],
            kinds=year.scheme.kinds.all(),
            entries=year.entries.filter(grant=None, group=None).select_related("by")[:25],
            changes=changes_of(year, limit=5),
            decides=Audience.MANAGERS.admits(self.request.user),
            may_apply=year.scheme.questionnaire_id is not None,
            **kwargs,
        )


class Budget(FormAboutRow):
    audience = Audience.MANAGERS
    form_class = BudgetForm
    template_name = "grants/write.html"
    model = SchemeYear
    context_object_name = "year"
    refused_at = "pounds"
    success_message = "The budget is on record."

    def act(self, form) -> SchemeYear:
        services.set_budget(year=self.row, by=self.request.user, **form.cleaned_data)
        return self.row

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Budget of the year",
            caption=self.row,
            back=self.row.get_absolute_url(),
            back_words=str(self.row),
            **kwargs,
        )


class OnYear(OneButton):
    model = SchemeYear

    def get_queryset(self):
        return SchemeYear.objects.select_related("scheme")


class CountPeople(OnYear):
    audience = Audience.STAFF

    def act(self, row: SchemeYear) -> str:
        found = services.count_people(year=row, by=self.request.user)
        return f"People are counted for {found} association{'' if found == 1 else 's'}."


class AgreeTable(OnYear):
    audience = Audience.MANAGERS

    def act(self, row: SchemeYear) -> str:
        table = services.agree_table(year=row, by=self.request.user)
        return f"The table is agreed. {pounds(table.total)} is set aside."
