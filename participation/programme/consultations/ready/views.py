"""The page on which staff begin the yearly rent consultation with words that are ready."""

import datetime as dt

from django.utils import timezone
from django.utils.dateparse import parse_date

from base.core.audience import Audience
from base.core.views import ActOnForm

from ..models import Consultation, Duty
from .dates import RentDates, closing_by, soonest
from .forms import BeginRentForm
from .services import begin_rent_consultation


class BeginRentConsultation(ActOnForm):
    """``?closed_by=2027-02-01``: the day by which it is due."""

    audience = Audience.STAFF
    form_class = BeginRentForm
    template_name = "consultations/begin_rent.html"
    refused_at = "decided_on"
    success_message = "It is begun. Fill in the gaps, then publish it."

    @property
    def dates(self) -> RentDates:
        today = timezone.localdate()
        closed_by = _day(self.request.GET.get("closed_by", ""))
        return closing_by(closed_by, today) if closed_by else soonest(today)

    def get_initial(self):
        return {"decided_on": self.dates.decided_on}

    def get_context_data(self, **kwargs):
        there = Consultation.objects.filter(duty=Duty.S25_RENT, cancelled_at=None)
        return super().get_context_data(
            dates=self.dates,
            there=there.filter(ends_at__gt=timezone.now()).order_by("ends_at").first(),
            **kwargs,
        )

    def act(self, form) -> str:
        consultation = begin_rent_consultation(by=self.request.user, **form.cleaned_data)
        return consultation.staff_address


def _day(typed: str) -> dt.date | None:
    """None for what is no day, or one that nobody plans for."""
    try:
        day = parse_date(typed)
    except ValueError:
        return None
    return day if day and 2000 < day.year < 2200 else None
