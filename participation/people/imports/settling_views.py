"""Where a customer and the housing system say different things, staff find out and settle it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.views.generic import View

from base.core.audience import Audience
from base.core.lists import (
    Action,
    Column,
    Part,
    StaffList,
    addresses,
    in_the_order_of,
    lines,
    link,
)

from .fields import COLUMNS, listed
from .models import Difference
from .services import settle

Choice = Difference.Choice
CHOICES = (Choice.CUSTOMER, Choice.LANDLORD)
#: Each row has its own two buttons, beside those for all that are ticked.
BUTTON = (
    '<button type="submit" formaction="{}" name="choice" value="{}" class="portal-button-link">{}'
    '<span class="govuk-visually-hidden"> {}</span></button>'
)


def keep(difference: Difference, by) -> None:
    settle(difference=difference, choice=Choice.CUSTOMER, by=by)


def take(difference: Difference, by) -> None:
    settle(difference=difference, choice=Choice.LANDLORD, by=by)


class Differences(StaffList):
    """What either says may be an address or a number, so an officer's file is without both."""

    audience = Audience.STAFF
    title = "Differences to settle"
    one, many = "difference", "differences"
    columns = (
        Column("Customer", sort="customer__name"),
        Column("About", sort=in_the_order_of("field", COLUMNS)),
        Column("They told us", sort="theirs", contact=True),
        Column("Housing system", sort="listed", contact=True),
        Column("Found", sort="found_at"),
    )
    opens_with = ("found_at",)
    actions = (
        Action("keep", "Keep what they told us", keep, "settled"),
        Action("take", "Use what the housing system says", take, "settled"),
    )
    queryset = Difference.objects.to_settle().select_related("customer")
    personal = True
    nothing = "There is nothing to settle."
    back = ("customers:list", "People")
    template_name = "imports/differences.html"

    def look_up(self, rows: list[Difference]) -> None:
        self.page_of, self.settle_at = addresses("customers:detail"), addresses("imports:settle")
        self.names = {
            field: {one.key: one.name for one in column.ours()}
            for field, column in listed().items()
        }

    def row(self, row: Difference):
        names = self.names.get(row.field, {})
        theirs = names.get(row.theirs, row.theirs) or "Nothing: they took it away"
        label, customer = row.label, row.customer
        return (
            link(customer, self.page_of(customer.pk)),
            label,
            lines(theirs, self.own_button(row, Choice.CUSTOMER, "Keep", f"{label} of {customer}")),
            lines(
                names.get(row.listed, row.listed),
                self.own_button(row, Choice.LANDLORD, "Use this", f"{label} for {customer}"),
            ),
            row.found_at,
        )

    def own_button(self, row: Difference, choice: str, words: str, hidden: str) -> Part:
        return Part(format_html(BUTTON, self.settle_at(row.pk), choice, words, hidden), None)


class Settle(View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk):
        difference = get_object_or_404(Difference, pk=pk)
        choice = request.POST.get("choice")
        if choice not in CHOICES:
            raise Http404("No such choice.")
        settled = settle(difference=difference, choice=choice, by=request.user)
        messages.success(
            request, f"{settled.label} of {settled.customer}: {settled.get_choice_display()}."
        )
        return redirect("imports:differences")
