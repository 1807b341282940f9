"""Did people get what they needed in order to come (B-52)? Written down event by event, and counted."""

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.periods import FinancialYear
from base.core.spreadsheets import csv_file
from base.core.views import ActOnForm

from ..forms.access import NeedsForm, YearForm
from ..models import Booking
from ..services import record_needs
from ..stats import access_needs, not_recorded

SHOWN = 20


class RecordNeeds(ActOnForm):
    """What one person needed at one event, and whether it was there."""

    audience = Audience.STAFF
    form_class = NeedsForm
    template_name = "events/needs.html"
    success_message = "Saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        bookings = Booking.objects.live().visible_to(request.user)
        whole = bookings.select_related("event", "customer")
        self.booking = get_object_or_404(whole, pk=kwargs["booking_pk"], event=kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "booking": self.booking}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            booking=self.booking, event=self.booking.event, customer=self.booking.customer, **kwargs
        )

    def act(self, form) -> str:
        record_needs(booking=self.booking, by=self.request.user, needs=form.cleaned_data["needs"])
        return self.booking.event.staff_address


class AccessMonitoring(TemplateView):
    audience = Audience.STAFF
    template_name = "events/access.html"

    def get_context_data(self, **kwargs):
        form = YearForm(self.request.GET)
        if not form.is_valid():
            return super().get_context_data(form=form, **kwargs)
        year = FinancialYear.starting(form.cleaned_data["year"])
        needs = access_needs(year)
        return super().get_context_data(
            form=form,
            year=year,
            needs=needs,
            more=max(0, needs.not_recorded - SHOWN),
            definition=access_needs.definition,
            waiting=not_recorded(year).select_related("event", "customer")[:SHOWN],
            **kwargs,
        )


class AccessFile(View):
    """The same numbers as a file."""

    audience = Audience.STAFF

    def get(self, request):
        form = YearForm(request.GET)
        if not form.is_valid():
            return csv_file("access-needs.csv", [["Nothing to show: check the year."]])
        year = FinancialYear.starting(form.cleaned_data["year"])
        needs = access_needs(year)
        rows = [
            [str(year), kind.name, kind.asked, kind.met, kind.not_met, kind.when_joining]
            for kind in needs.kinds
        ]
        return csv_file(
            "access-needs.csv",
            [
                ["Year", "What", "Asked for", "Met", "Not met", "Customers who told us on joining"],
                *rows,
                [str(year), "Not written down yet", needs.not_recorded, None, None, None],
            ],
        )
