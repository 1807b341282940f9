from django import forms
from django.db.models import Q
from django.urls import reverse
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.kept_pages import KeptForAll, KeptForVisitors
from base.core.paging import NearestPage
from base.core.plain_fields import ChoiceOfRows
from participation.people.customers import choices
from participation.people.customers.mine import own_rows, whose

from . import calendar, ics
from .calendar_items import by_month


class CalendarFilter(forms.Form):
    """Which part of the calendar. An answer that makes no sense is left out, never an error page."""

    when = forms.ChoiceField(
        label="When",
        choices=[("", "Coming up"), ("past", "What has been")],
        required=False,
    )
    where = forms.ChoiceField(
        label="Where",
        choices=[("", "Anywhere"), ("online", "Online or from home"), ("in_person", "In person")],
        required=False,
    )
    area = ChoiceOfRows(
        choices.areas,
        label="Near",
        to_field_name="slug",
        empty_label="All places",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "govuk-select"

    def activities(self, whose: Q | None):
        self.is_valid()
        chosen = self.cleaned_data
        found = calendar.past(whose) if chosen.get("when") == "past" else calendar.coming(whose)
        if area := chosen.get("area"):
            found = found.filter(calendar.for_people_in(area))
        if where := chosen.get("where"):
            found = found.filter(calendar.online() if where == "online" else calendar.IN_PERSON)
        return found


class CalendarPage(KeptForVisitors, NearestPage, ListView):
    """What is on, month by month."""

    audience = Audience.EVERYONE
    template_name = "activities/calendar.html"
    context_object_name = "activities"
    paginate_by = 25
    filter_class = CalendarFilter

    def get_queryset(self):
        self.filter = self.filter_class(self.request.GET or None)
        if not self.filter.is_bound:
            if self.request.user.is_authenticated:
                return calendar.all_coming_for_them.pages(**whose(self.request))
            return calendar.all_coming.pages()
        signed_in = self.request.user.is_authenticated
        return self.filter.activities(own_rows(self.request) if signed_in else None)

    def get_context_data(self, **kwargs):
        is_filtered = any(self.request.GET.get(name) for name in self.filter.fields)
        feed = self.request.build_absolute_uri(reverse("activities:calendar_feed"))
        context = super().get_context_data(
            filter=self.filter,
            is_filtered=is_filtered,
            clear_address=reverse("activities:calendar") if is_filtered else "",
            feed=feed,
            subscribe=feed.replace("https:", "webcal:").replace("http:", "webcal:"),
            **kwargs,
        )
        return context | {"months": by_month(context["activities"])}


class CalendarFeed(KeptForAll):
    """The same calendar for a phone to subscribe to, which asks for it several times a day."""

    audience = Audience.EVERYONE
    content_type = ics.CONTENT_TYPE

    def make(self) -> bytes:
        return ics.feed_of(calendar.for_subscribers()).encode()
