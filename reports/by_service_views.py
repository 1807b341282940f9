"""What each service and colleague did, and whether it was in time, on a page (F-35, R-101)."""

import datetime as dt
from typing import NamedTuple

from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.counted_lately import counted_together
from base.core.periods import FinancialYear
from participation.programme.activities import stats as taking_part
from participation.programme.activities.counted import activities_by
from participation.programme.activities.models import RUN_BY, Service

from .impact.lines import line_up
from .impact.services import NOT_NOTED, Ran, share
from .in_time import in_time_by_colleague, in_time_by_service


class LaidOut(NamedTuple):
    """``counted_at`` is None while nobody has counted them."""

    counted_at: dt.datetime | None
    rows: list[Ran]


def laid_out(by: str, year: FinancialYear, names: dict[str, str]) -> LaidOut:
    both = activities_by.each((by, year.start_year, beside) for beside in (False, True))
    counted_at = counted_together(both.values())
    if counted_at is None:
        return LaidOut(None, [])
    this, last = (one.found or [] for one in both.values())
    rows = line_up(this, last, names)
    held = sum(row.activities.this for row in rows)
    return LaidOut(counted_at, [Ran(row, share(row.activities.this, held)) for row in rows])


class ByService(TemplateView):
    audience = Audience.STAFF
    template_name = "reports/by_service.html"

    def get_context_data(self, **kwargs):
        year = FinancialYear.named(self.request.GET.get("year", ""))
        return super().get_context_data(
            year=year,
            this_year=FinancialYear.current(),
            ran=laid_out("run_by", year, dict([*RUN_BY, NOT_NOTED])),
            about=laid_out("service", year, dict(Service.choices)),
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
