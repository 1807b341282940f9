"""What staff see first: today. What waits, one button per job, and the year so far."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.paging import nearest_page
from base.core.periods import FinancialYear
from base.core.places import STARTS
from base.core.tasks_waiting import Officer
from portal.worklist import found_for

from .counted import year_so_far


class Today(TemplateView):
    audience = Audience.STAFF
    template_name = "pages/staff.html"
    paginate_by = 12

    def get_context_data(self, **kwargs):
        officer = Officer.of(self.request.user)
        waiting = Paginator(found_for(officer), self.paginate_by)
        page = nearest_page(waiting, self.request.GET.get("page"))
        year = FinancialYear.current()
        counted_at, figures = year_so_far.lately(year.start_year)
        return super().get_context_data(
            today=timezone.localdate(),
            year=year,
            page=page,
            tasks=[found.as_task(officer) for found in page],
            starts=STARTS,
            figures=figures,
            counted_at=counted_at,
            **kwargs,
        )
