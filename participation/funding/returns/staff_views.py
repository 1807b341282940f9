"""Every group's return, for staff, who can write it for a group and lay them together for the joint meeting."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.kept_paper import on_paper
from base.core.lists import Column, StaffList, lines, link, quiet, tag
from base.core.views import OneButton
from participation.people.groups.models import Group

from . import forms, services
from .models import AnnualReturn, without_return
from .shown import pack_of, shown
from .writing_views import (
    AboutReturn,
    AddsAccounts,
    AddsLine,
    HandsOutAccounts,
    RemovesLine,
    Sends,
    Writes,
)
from .years import year_at


class OfAnyGroup:
    """Any return, for staff."""

    request: Any

    def returns(self):
        return AnnualReturn.objects.visible_to(self.request.user).select_related("group")

    def get_queryset(self):
        return self.returns()

    def address_of(self, annual_return: AnnualReturn) -> str:
        return annual_return.get_absolute_url()

    def at(self, name: str, *numbers: int) -> str:
        return reverse(f"returns:{name}", args=numbers)


class Returns(StaffList):
    audience = Audience.STAFF
    title = "Yearly returns of groups"
    one, many = "return", "returns"
    columns = (
        Column("Group", sort="group__name"),
        Column("Year", sort="year"),
        Column("Members", sort="members"),
        Column("Where it stands", sort=("sent_on", "given_back_because")),
    )
    opens_with = ("-year", "group__name")
    filter_class = forms.YearFilter
    queryset = AnnualReturn.objects.select_related("group")
    nothing = "No group has begun a return yet."
    template_name = "returns/list.html"

    def row(self, row: AnnualReturn):
        sent = quiet(f"{row.sent_on:%-d %B %Y}") if row.sent_on else quiet("")
        return (
            link(row.group.name, row.get_absolute_url()),
            str(row.financial_year),
            "" if row.members is None else row.members,
            lines(tag(row.standing, row.standing_kind), sent),
        )

    def get_context_data(self, **kwargs):
        year = services.last_year()
        due = services.due_on(year)
        missing = without_return(year).order_by("name", "pk")
        return super().get_context_data(
            year=year, missing=list(missing), due=due, is_late=timezone.localdate() > due, **kwargs
        )


class Return(OfAnyGroup, DetailView):
    audience = Audience.STAFF
    template_name = "returns/page.html"
    context_object_name = "annual_return"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**shown(self.object, self.at), **kwargs)


class BeginForThem(OneButton):
    """Begins the return of the year that is over, or leads to it where it is begun."""

    audience = Audience.STAFF

    begun: AnnualReturn | None = None

    def get_queryset(self):
        return Group.objects.live()

    def act(self, group) -> None:
        self.begun = services.begin_return(group=group, by=self.request.user)

    def leads_to(self):
        return self.begun.get_absolute_url() if self.begun else self.object


class Write(OfAnyGroup, Writes):
    audience = Audience.STAFF


class AddLine(OfAnyGroup, AddsLine):
    audience = Audience.STAFF


class RemoveLine(RemovesLine, OfAnyGroup):
    audience = Audience.STAFF


class AddAccounts(OfAnyGroup, AddsAccounts):
    audience = Audience.STAFF


class AccountsFile(OfAnyGroup, HandsOutAccounts):
    audience = Audience.STAFF


class Send(OfAnyGroup, Sends):
    audience = Audience.STAFF


class GiveBack(OfAnyGroup, AboutReturn):
    audience = Audience.STAFF
    form_class = forms.GiveBackForm
    heading = "Give it back to the group"
    success_message = "The group can change it again, and its office bearers are told why."

    def do(self, form):
        services.give_back(
            annual_return=self.row, by=self.request.user, because=form.cleaned_data["because"]
        )


class Pack(View):
    """For the joint meeting: what each group tells of the year, one after the other (T-24)."""

    audience = Audience.STAFF

    def get(self, request, year):
        one = year_at(year)
        name = f"joint-meeting-{one.code}"
        return on_paper("returns/pack.html", "returns/pack.css", pack_of(one), name=name)
