"""Requests for another format as staff take and answer them, and how well we do."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, tag, told
from base.core.periods import FinancialYear
from base.core.views import ActOnForm, FormAboutRow
from participation.messages.contact.models import Message
from participation.people.customers.models import Customer

from . import stats
from .asking import usual_needs
from .forms import AnswerForm, RequestFilter, TakeForm
from .models import FormatRequest
from .services import ask_for_format, meet_request, refuse_request


class Requests(StaffList):
    """Who waits, and how well we do in a financial year."""

    audience = Audience.STAFF
    title = "Other formats and languages"
    one, many = "request", "requests"
    columns = (
        Column("What", sort="what"),
        Column("In", sort=("format__label", "language")),
        Column("Who", sort=("customer__name", "name")),
        Column("Where it stands", sort=("met_on", "refused_on", "due_on"), also=("On, or due",)),
    )
    more_in_file = (Column("Asked on"), Column("How to reach them", contact=True))
    opens_with = ("due_on",)
    personal = True
    filter_class = RequestFilter
    queryset = FormatRequest.objects.select_related("customer", "format")
    nothing = nothing_fits = "Nobody is waiting here."
    template_name = "formats/staff/requests.html"
    context_object_name = "requests"

    def look_up(self, rows: list[FormatRequest]) -> None:
        self.today = timezone.localdate()
        self.page_of = addresses("formats:request")

    def row(self, row: FormatRequest):
        words, kind, day = self.standing(row)
        due = "due " if row.is_waiting else ""
        return (
            link(row.what, self.page_of(row.pk)),
            row.wanted,
            row.who,
            lines(tag(words, kind), told(f"{due}{in_words(day)}", day)),
        )

    def standing(self, row: FormatRequest) -> tuple[str, str, dt.date]:
        if row.met_on:
            return "Met", "done", row.met_on
        if row.refused_on:
            return "Refused", "not_possible", row.refused_on
        late = row.due_on < self.today
        return "Late" if late else "Waiting", "late" if late else "doing", row.due_on

    def row_in_file(self, row: FormatRequest):
        return row.asked_on, row.reach

    def get_context_data(self, **kwargs):
        year = FinancialYear.named(self.request.GET.get("year", ""))
        return super().get_context_data(
            year=year,
            this_year=FinancialYear.current(),
            stats=stats,
            asked=stats.asked(year),
            met=stats.met(year),
            in_time=stats.met_in_time(year),
            refused=stats.refused(year),
            days=stats.median_days(year),
            tables=[
                ("Format", stats.by_format, stats.by_format(year)),
                ("Language", stats.by_language, stats.by_language(year)),
            ],
            **kwargs,
        )


class TakeRequest(ActOnForm):
    """Somebody asked by phone, at the desk or in a letter."""

    audience = Audience.STAFF
    form_class = TakeForm
    template_name = "formats/staff/take.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        number = kwargs.get("customer")
        found = Customer.objects.current()
        self.customer = get_object_or_404(found, pk=number) if number else None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "customer": self.customer}

    def get_initial(self):
        needs = usual_needs(self.customer) if self.customer else {}
        return {"asked_on": timezone.localdate(), **needs}

    def act(self, form) -> FormatRequest:
        return ask_for_format(
            customer=self.customer, taken_by=self.request.user, **form.cleaned_data
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(customer=self.customer, **kwargs)


class RequestPage(FormAboutRow):
    audience = Audience.STAFF
    form_class = AnswerForm
    template_name = "formats/staff/request.html"
    context_object_name = "asked"

    def get_queryset(self):
        return FormatRequest.objects.select_related("customer", "document", "format", "taken_by")

    def act(self, form) -> FormatRequest:
        said, by = form.cleaned_data, self.request.user
        if said["outcome"] == form.MET:
            told = meet_request(request=self.row, by=by, how=said["words"])
        else:
            told = refuse_request(request=self.row, by=by, reason=said["words"])
        if told is None:
            tell = f"Saved. Please tell {self.row.who} yourself: {self.row.reach}."
            messages.warning(self.request, tell)
        else:
            messages.success(self.request, "Saved. They are being told.")
        return self.row

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            told=Message.objects.filter(about=self.row.source).order_by("created_at"),
            today=timezone.localdate(),
            **kwargs,
        )
