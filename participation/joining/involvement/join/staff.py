"""What officers do with people who have joined: welcome them, find their housing record."""

from django import forms
from django.contrib import messages
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, addresses, link
from base.core.refused import Refused
from base.core.row_numbers import row_number
from participation.people.customers.models import Customer

from ..models import Joining
from .lists import Lists
from .services import link_joining, settle_joining
from .summary import everything_in_words

MOST_FOUND = 10


class JoinedFilter(ListFilter):
    """Without a choice: who waits for a welcome."""

    show = forms.ChoiceField(
        choices=[
            ("", "Waiting for a welcome"),
            ("unconfirmed", "Email not confirmed"),
            ("all", "Both"),
        ],
        required=False,
    )
    everything = {"show": "all"}

    def narrow(self, rows):
        self.is_valid()
        match self.cleaned_data.get("show"):
            case "unconfirmed":
                return rows.unconfirmed()
            case "all":
                return rows.to_welcome() | rows.unconfirmed()
        return rows.to_welcome()


class JoinedList(StaffList):
    """Who is new and waits for a welcome, and who has not confirmed their email address."""

    audience = Audience.STAFF
    title = "People who joined"
    one, many = "person", "people"
    columns = (
        Column("Name", sort=Coalesce("customer__name", KT("answers__name"))),
        Column("Sent", sort=("sent_at",)),
        Column("Housing record", sort=("customer__reference", "customer")),
    )
    more_in_file = (Column("Email", contact=True),)
    opens_with = ("sent_at",)
    personal = True
    filter_class = JoinedFilter
    queryset = Joining.objects.select_related("customer")
    nothing = nothing_fits = "Nobody is waiting here."
    template_name = "join/staff_list.html"

    def look_up(self, rows: list[Joining]) -> None:
        self.page_of = addresses("join:joined")

    def row(self, row: Joining):
        return link(row.name, self.page_of(row.pk)), row.sent_at, self.record(row)

    @staticmethod
    def record(row: Joining) -> str:
        if row.customer is None:
            return "None: not confirmed"
        return row.customer.reference or "Not found yet"

    def row_in_file(self, row: Joining):
        return (row.email,)

    def get_context_data(self, **kwargs):
        return super().get_context_data(show=self.request.GET.get("show", ""), **kwargs)


class JoinedDetail(DetailView):
    audience = Audience.STAFF
    template_name = "join/staff_detail.html"
    context_object_name = "joining"

    def get_queryset(self):
        return Joining.objects.visible_to(self.request.user).select_related("customer")

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "").replace("\0", "")[:100].strip()
        return super().get_context_data(
            lines=everything_in_words(self.object.answers, Lists()),
            typed=typed,
            found=self.records_like(typed),
            **kwargs,
        )

    def records_like(self, typed: str):
        """Housing records that could be this person's: what was searched for, or the same details."""
        customer = self.object.customer
        if customer is None or customer.reference:
            return []
        records = Customer.objects.current().filter(user=None, reference__isnull=False)
        if typed:
            found = records.matching(typed)
        elif customer.email and (same := records.reached_by(customer.email)[:MOST_FOUND]):
            return same
        else:
            found = records.matching(customer.name)
        return found.select_related("tenure", "area").order_by("name", "pk")[:MOST_FOUND]

    def post(self, request, pk):
        joining = get_object_or_404(self.get_queryset(), pk=pk)
        chosen = request.POST.get("record")
        try:
            if chosen:
                records = Customer.objects.visible_to(request.user)
                record = get_object_or_404(records, pk=row_number(chosen))
                link_joining(joining=joining, record=record, by=request.user)
                messages.success(request, f"{record} is now linked to {record.reference}.")
            else:
                settle_joining(joining=joining, by=request.user)
                messages.success(request, "Done. It is off your list.")
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(reverse("join:joined", args=[pk]))
        return redirect("join:joined-list")
