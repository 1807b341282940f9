"""Who takes part and who does not, as a page and as a file with the same numbers."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.periods import FinancialYear
from base.core.spreadsheets import csv_file
from participation.programme.activities.stats import customers_apart
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.results.approach import how_done
from participation.reach.segments.counted import said
from participation.reach.segments.models import Segment

from .counted import answerers_on_record, apart_in, invitable_on_record
from .forms import Ask
from .population import beside
from .promoting import open_opportunities, promotions
from .stats import (
    Comparison,
    beside_customers,
    on_record_beside,
    who_takes_part,
    who_takes_part_lately,
)


class Representation(TemplateView):
    audience = Audience.STAFF
    template_name = "representation/representation.html"

    def get_context_data(self, **kwargs):
        form = Ask(self.request.GET)
        if not form.is_valid():
            return super().get_context_data(form=form, **kwargs)
        by = form.characteristics
        years = _years(form)
        chosen = _chosen(form, years)
        under = chosen.under
        return super().get_context_data(
            form=form,
            by=by,
            title=" and ".join(one.title.lower() for one in by),
            comparison=chosen,
            year=FinancialYear.starting(form.cleaned_data["year"]),
            trend=_trend(form, years),
            trend_years=[FinancialYear.starting(one.year) for one in form.slices],
            promotions=promotions(under, by[0], open_opportunities()) if len(by) == 1 else [],
            definition=who_takes_part.definition,
            source=form.cleaned_data["against"],
            apart=apart_in.lately(form.cleaned_data["year"]).found,
            apart_definition=customers_apart.definition,
            **kwargs,
        )


class RepresentationFile(View):
    """The same numbers, hidden where the page hides them."""

    audience = Audience.STAFF

    def get(self, request):
        form = Ask(request.GET)
        if not form.is_valid():
            return csv_file("who-takes-part.csv", [["Nothing to show: check what you asked for."]])
        rows = [
            row
            for slice_, comparison in zip(form.slices, _years(form), strict=True)
            for row in _rows(FinancialYear.starting(slice_.year), comparison)
        ]
        return csv_file("who-takes-part.csv", [COLUMNS, *rows])


def _years(form: Ask) -> list[Comparison]:
    """The three years, beside our customers or beside the source that was chosen."""
    years = who_takes_part_lately(form.characteristics, form.slices)
    if source := form.cleaned_data["against"]:
        (one,) = form.characteristics
        return [beside(year, one, source) for year in years]
    return years


COLUMNS = (
    "Year",
    "Group",
    "Customers",
    "People who took part",
    "For every 1,000 customers",
    "Percent of customers",
    "Percent of those who took part",
    "Index",
    "Index, low (95%)",
    "Index, high (95%)",
    "What it says",
    "Counted up to",
)


def _rows(year: FinancialYear, comparison: Comparison):
    up_to = min(year.so_far.last, comparison.counted_on or year.last)
    if comparison.withheld:
        yield [str(year), comparison.withheld]
    for row in (*comparison.groups, *comparison.unknown):
        yield [
            str(year),
            row.name,
            "hidden" if row.customers is None else row.customers,
            "hidden" if row.people is None else row.people,
            row.per_1000,
            row.share_of_customers,
            row.share_of_people,
            row.index,
            row.low,
            row.high,
            row.says,
            up_to.isoformat(),
        ]


def _chosen(form: Ask, years: list[Comparison]) -> Comparison:
    wanted = form.cleaned_data["year"]
    return next(
        comparison
        for slice_, comparison in zip(form.slices, years, strict=True)
        if slice_.year == wanted
    )


def _trend(form: Ask, years: list[Comparison]) -> list[tuple[str, list]]:
    """Every group with its row of each year, None in a year that shows nothing of it, and whether the
    year is whole.
    """
    by_year = [{row.group: row for row in comparison.groups} for comparison in years]
    whole = [FinancialYear.starting(slice_.year).is_over for slice_ in form.slices]
    return [
        (
            row.name,
            [(found.get(row.group), over) for found, over in zip(by_year, whole, strict=True)],
        )
        for row in _chosen(form, years).groups
    ]


class SegmentBeside(TemplateView):
    """Are those whom we would invite from a segment like all our customers (T-17)?

    By facts of the record alone: a segment can be changed by one person, so what people told us
    about themselves is never counted for one.
    """

    audience = Audience.STAFF
    template_name = "representation/beside.html"

    def get_context_data(self, pk, **kwargs):
        segment = get_object_or_404(Segment, pk=pk)
        people = invitable_on_record.lately(said(segment.criteria)).found
        return super().get_context_data(
            heading="Whom we would invite",
            words=f"The people of “{segment}” whom we may invite today, beside all our customers.",
            back=segment.get_absolute_url(),
            back_words=str(segment),
            comparisons=on_record_beside(people, hide_small=False),
            definition=beside_customers.definition,
            **kwargs,
        )


class Answerers(TemplateView):
    """Are those who answered a questionnaire like all our customers? By facts of the record alone."""

    audience = Audience.STAFF
    template_name = "representation/beside.html"

    def get_context_data(self, pk, **kwargs):
        questionnaire = get_object_or_404(Questionnaire, pk=pk)
        how = how_done(questionnaire)
        people = answerers_on_record.lately(questionnaire.pk).found
        return super().get_context_data(
            heading="Who answered",
            words="The people whose answers count, beside all our customers.",
            back=reverse("questionnaires:results", args=[questionnaire.pk]),
            back_words=str(questionnaire),
            comparisons=on_record_beside(people, hide_small=not how.fieldwork.single_answers),
            definition=beside_customers.definition,
            **kwargs,
        )
