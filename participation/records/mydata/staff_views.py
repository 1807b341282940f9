from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from base.core.audience import Audience
from base.core.lists import (
    Column,
    ListFilter,
    StaffList,
    addresses,
    in_the_order_of,
    lines,
    link,
    told,
)
from base.core.views import FormAboutRow
from participation.people.customers.models import Customer

from ..models import DataRequest
from .copying import paper_copy
from .forms import GRANT, DecideForm, TakeRequestForm
from .services import ask, decide

WAITS_FOR_ANOTHER = "Saved. It is on everybody else’s list: one of them has to agree too."


class RequestsFilter(ListFilter):
    """Without a choice: what is to decide."""

    show = forms.ChoiceField(
        choices=[("", "To decide"), ("decided", "Decided"), ("all", "All")], required=False
    )
    everything = {"show": "all"}

    def narrow(self, rows):
        self.is_valid()
        match self.cleaned_data.get("show"):
            case "decided":
                return rows.exclude(state=DataRequest.State.OPEN)
            case "all":
                return rows
        return rows.open()


class Requests(StaffList):
    """What people asked of us about their data, the soonest due first."""

    audience = Audience.STAFF
    title = "Data requests"
    one, many = "request", "requests"
    columns = (
        Column("Who", sort="customer__name"),
        Column("Asks", sort=in_the_order_of("kind", DataRequest.Kind.values)),
        Column("Answer by", sort="due_on"),
        Column("Decided", sort="decided_at", also=("On", "Why it is not carried out")),
    )
    opens_with = ("due_on",)
    personal = True
    filter_class = RequestsFilter
    queryset = DataRequest.objects.select_related("customer", "decided_by")
    back = ("customers:list", "People")
    template_name = "records/requests.html"
    context_object_name = "asked"

    def look_up(self, rows: list[DataRequest]) -> None:
        self.page_of = addresses("records:request")

    def row(self, row: DataRequest):
        return (
            link(row.customer, self.page_of(row.pk)),
            row.get_kind_display(),
            row.due_on,
            "Not yet" if row.is_open else lines(*self.decided(row)),
        )

    @staticmethod
    def decided(row: DataRequest):
        error = told(f"Not carried out yet: {row.error}" if row.error else "", row.error)
        return row.get_state_display(), timezone.localdate(row.decided_at), error

    def get_context_data(self, **kwargs):
        return super().get_context_data(show=self.request.GET.get("show", ""), **kwargs)


class TakeRequest(FormAboutRow):
    """Somebody who is not online asks to be erased, to have something stopped, or for a copy (K-66)."""

    audience = Audience.STAFF
    form_class = TakeRequestForm
    template_name = "records/take_request.html"
    success_message = "Saved. They are told that we have it, and by when we answer."
    context_object_name = "customer"

    def get_queryset(self):
        return Customer.objects.filter(erased_at=None)

    def act(self, form) -> str:
        asked = ask(customer=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("records:request", args=[asked.pk])


class Decide(FormAboutRow):
    audience = Audience.STAFF
    form_class = DecideForm
    template_name = "records/request.html"
    context_object_name = "asked"

    def get_queryset(self):
        seen = DataRequest.objects.visible_to(self.request.user)
        return seen.select_related("customer__tenure", "customer__user", "agreed_by", "decided_by")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "asked": self.row}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            may_print=Audience.MANAGERS.admits(self.request.user),
            may_decide=self.request.user.pk
            not in (self.row.agreed_by_id, self.row.customer.user_id),
            **kwargs,
        )

    def act(self, form) -> DataRequest:
        self.row = decide(
            request=self.row,
            grant=form.cleaned_data["decision"] == GRANT,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )
        said = (
            WAITS_FOR_ANOTHER
            if self.row.is_open
            else "Decided. They are told by the way they chose."
        )
        messages.success(self.request, said)
        return self.row


class PrintCopy(SingleObjectMixin, View):
    """The copy that somebody asked for by post, to print: a manager's alone, and each time is logged."""

    audience = Audience.MANAGERS
    http_method_names = ["post"]

    def get_queryset(self):
        return DataRequest.objects.visible_to(self.request.user).to_post()

    def post(self, request, pk):
        page = paper_copy(request=self.get_object(), by=request.user)
        return HttpResponse(
            page, headers={"Content-Disposition": f'attachment; filename="copy-{pk}.html"'}
        )
