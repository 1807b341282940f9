"""Monthly reports of services: who is sent which, and what each head has read."""

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.periods import Month
from base.core.views import OneButton
from participation.programme.activities.leads.services import leads_of

from .models import HeadTold, ReportEdition
from .monthly.of import CODE, services
from .monthly.sending import first_working_day, mark_read


class MonthlyReports(TemplateView):
    """Each service: who answers for it, last month's report and whether it was read."""

    audience = Audience.STAFF
    template_name = "reports/monthly.html"

    def get_context_data(self, **kwargs):
        this = Month.current()
        last, leads = this.previous, leads_of()
        editions = ReportEdition.objects.visible_to(self.request.user).filter(
            kind=CODE, first_day=last.first
        )
        latest = {one.subject: one for one in editions.defer("content").order_by("number")}
        told = {one.about: one for one in HeadTold.objects.filter(edition__kind=CODE)}
        rows = []
        for service in services():
            edition = latest.get(service.code)
            rows.append(
                {
                    "service": service,
                    "head": leads.get(service.code),
                    "edition": edition,
                    "told": told.get(edition.about) if edition else None,
                }
            )
        return super().get_context_data(
            rows=rows,
            month=last,
            sent_on=first_working_day(this),
            is_due=timezone.localdate() >= first_working_day(this),
            manages=Audience.MANAGERS.admits(self.request.user),
            **kwargs,
        )


class MarkMonthlyRead(OneButton):
    """Whoever it was sent to has read it, and it waits for them no more."""

    audience = Audience.STAFF
    model = HeadTold

    def leads_to(self) -> str:
        return reverse("reports:monthly")

    def act(self, told: HeadTold) -> str:
        mark_read(told=told, by=self.request.user)
        return "It waits for you no more."
