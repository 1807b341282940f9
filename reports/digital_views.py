"""How much goes online, on a page and as a file (T-41)."""

from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.measures import Measure
from base.core.periods import FinancialYear, Period
from base.core.spreadsheets import csv_file

from .digital import MEASURES, Share


class Digital(TemplateView):
    audience = Audience.STAFF
    template_name = "reports/digital.html"

    def get_context_data(self, **kwargs):
        year = FinancialYear.named(self.request.GET.get("year", ""))
        return super().get_context_data(
            year=year,
            this_year=FinancialYear.current(),
            lines=[(measure, measure(year)) for measure in MEASURES],
            **kwargs,
        )


class DigitalFile(View):
    audience = Audience.STAFF

    def get(self, request):
        year = FinancialYear.named(request.GET.get("year", ""))
        heading = ("Measure", "Online", "All", "Percent", "What it counts")
        rows = [line(measure, year) for measure in MEASURES]
        return csv_file(f"digital-{year.start_year}.csv", [heading, *rows])


def line(measure: Measure[[Period], Share], year: FinancialYear) -> tuple[str | int, ...]:
    share = measure(year)
    return measure.title, share.online, share.everything, share.percent, measure.definition
