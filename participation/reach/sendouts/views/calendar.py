import datetime as dt

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import TemplateView

from base.core.audience import Audience
from participation.messages.contact.rules import left_in_peace

from ..calendar import calendar, overlaps_of
from ..weeks import WEEKS_AHEAD, WEEKS_BEFORE, usual_first_day, window


class ContactCalendar(TemplateView):
    """Who is asked what and when, by all teams, so that they do not collide."""

    audience = Audience.STAFF
    template_name = "sendouts/calendar.html"

    def get_context_data(self, **kwargs):
        begins, ends = window(self.first_day())
        step = dt.timedelta(weeks=WEEKS_BEFORE + WEEKS_AHEAD)
        return super().get_context_data(
            calendar=calendar(begins, ends),
            begins=begins,
            ends=ends - dt.timedelta(days=1),
            earlier=(begins - step).date(),
            later=timezone.localdate(ends),
            cooldown=left_in_peace().days,
            definition=overlaps_of.definition,
            **kwargs,
        )

    def first_day(self) -> dt.date:
        usual = usual_first_day()
        try:
            asked = parse_date(self.request.GET.get("from", ""))
        except ValueError:
            return usual
        return asked if asked and 2000 <= asked.year <= 2100 else usual
