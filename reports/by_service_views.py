"""What each service and colleague did, and whether it was in time, on a page (F-35, R-101)."""

from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.periods import FinancialYear
from participation.programme.activities import stats as taking_part
from participation.programme.activities.models import RUN_BY, Service

from .impact.lines import line_up
from .impact.services import NOT_NOTED, Ran, share
from .in_time import in_time_by_colleague, in_time_by_service


def lines(measure, year: FinancialYear, names: dict[str, str]) -> list[Ran]:
    rows = line_up(measure(year), measure(year.previous), names)
    held = sum(row.activities.this for row in rows)
    return [Ran(row, share(row.activities.this, held)) for row in rows]


class ByService(TemplateView):
    audience = Audience.STAFF
    template_name = "reports/by_service.html"

    def get_context_data(self, **kwargs):
        year = FinancialYear.named(self.request.GET.get("year", ""))
        return super().get_context_data(
            year=year,
            this_year=FinancialYear.current(),
            ran=lines(taking_part.by_who_ran_it, year, dict([*RUN_BY, NOT_NOTED])),
            about=lines(taking_part.by_service, year, dict(Service.choices)),
            timely=in_time_by_service(year),
            colleagues=in_time_by_colleague(year),
            measures=[
                taking_part.by_who_ran_it,
                taking_part.by_service,
                in_time_by_service,
                in_time_by_colleague,
            ],
            **kwargs,
        )
