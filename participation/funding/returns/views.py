"""A group's return: for its office bearers under the page of the group, and for staff, who can write it for them."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, TemplateView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.kept_paper import on_paper
from base.core.lists import Column, StaffList, lines, link, quiet, tag
from base.core.periods import FinancialYear
from base.core.views import FormAboutRow, OneButton, RemoveButton
from participation.people.groups.models import Group
from participation.programme.registration.standing import ByGroup

from . import forms, services
from .models import AccountLine, AnnualReturn, was_there, without_return
from .shown import pack_of, shown


def year_at(typed: str) -> FinancialYear:
    """The financial year that begins in the year of the address; 404 where it has not begun."""
    year = FinancialYear.named(typed)
    if year.code != typed:
        raise Http404("There is no such year, or it has not begun.")
    return year


class OfGroup(ByGroup):
    """The returns of the group in the address, for its office bearers."""

    def returns(self):
        return AnnualReturn.objects.filter(group=self.group).select_related("group")

    def get_queryset(self):
        return self.returns()

    def address_of(self, annual_return: AnnualReturn) -> str:
        return annual_return.my_address

    def at(self, name: str, *numbers: int) -> str:
        return reverse(f"returns:my_{name}", args=[self.group.slug, *numbers])


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


class AboutReturn(FormAboutRow):
    """A form about a return, and back to its page."""

    model = AnnualReturn
    context_object_name = "annual_return"
    template_name = "returns/form.html"
    success_message = "Saved."
    heading = before = ""
    address_of: Any

    def get_context_data(self, **kwargs):
        back = self.address_of(self.row)
        return super().get_context_data(
            heading=self.heading, before=self.before, back=back, **kwargs
        )

    def do(self, form) -> None:
        raise NotImplementedError

    def act(self, form) -> str:
        self.do(form)
        return self.address_of(self.row)


class Writes(AboutReturn):
    form_class = forms.ReturnForm
    heading = "What the group did"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.row}

    def do(self, form):
        services.write_return(annual_return=self.row, by=self.request.user, **form.answers())


class AddsLine(AboutReturn):
    form_class = forms.LineForm
    heading = "A line of the accounts"

    def do(self, form):
        services.add_line(annual_return=self.row, by=self.request.user, **form.cleaned_data)


class AddsAccounts(AboutReturn):
    form_class = forms.AccountsForm
    heading = "The examined accounts"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "has_file": bool(self.row.accounts)}

    def get_initial(self):
        said = ("examined_by", "examined_on", "shows_accounts")
        return {name: getattr(self.row, name) for name in said}

    def do(self, form):
        services.add_accounts(annual_return=self.row, by=self.request.user, **form.cleaned_data)


class Sends(OneButton):
    address_of: Any

    def act(self, annual_return) -> str:
        services.send_return(annual_return=annual_return, by=self.request.user)
        return "It is sent. Thank you."

    def leads_to(self):
        return self.address_of(self.object)


class RemovesLine(RemoveButton):
    """Stands first: it is about a line, and whose page it is says of which returns."""

    returns: Any
    address_of: Any

    def named(self):
        return {"pk": self.kwargs["line"], "annual_return": self.kwargs["pk"]}

    def get_queryset(self):
        self.annual_return = get_object_or_404(self.returns(), pk=self.kwargs["pk"])
        return AccountLine.objects.filter(annual_return=self.annual_return)

    def leads_to(self):
        return self.address_of(self.annual_return)

    def act(self, line) -> str:
        services.remove_line(line=line, by=self.request.user)
        return "The line is gone."


class HandsOutAccounts(View):
    get_queryset: Any

    def get(self, request, *args, **kwargs):
        found = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        if not found.accounts:
            raise Http404("No accounts were added.")
        return handed_out(found.accounts, f"Accounts of {found}")


class Mine(ByGroup, TemplateView):
    """Every return of the group, and the way to begin the one that is due."""

    audience = Audience.CUSTOMERS
    template_name = "returns/mine.html"

    def get_context_data(self, **kwargs):
        year = services.last_year()
        due = services.due_on(year)
        returns = list(self.group.annual_returns.all())
        is_due = self.group.kind.speaks_for_area and was_there(self.group, year)
        return super().get_context_data(
            group=self.group,
            returns=returns,
            year=year,
            due=due,
            is_late=timezone.localdate() > due,
            is_due=is_due,
            may_begin=is_due and all(one.year != year.start_year for one in returns),
            **kwargs,
        )


class MyBegin(ByGroup, OneButton):
    audience = Audience.CUSTOMERS

    def get_object(self, queryset=None):
        return self.group

    def act(self, group) -> str:
        self.begun = services.begin_return(group=group, by=self.request.user)
        return "Your return is begun. You can stop and come back at any time."

    def leads_to(self):
        return self.begun.my_address


class MyReturn(OfGroup, DetailView):
    audience = Audience.CUSTOMERS
    template_name = "returns/mine_one.html"
    context_object_name = "annual_return"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**shown(self.object, self.at), **kwargs)


class MyWrite(OfGroup, Writes):
    audience = Audience.CUSTOMERS


class MyLine(OfGroup, AddsLine):
    audience = Audience.CUSTOMERS


class MyRemoveLine(RemovesLine, OfGroup):
    audience = Audience.CUSTOMERS


class MyAccounts(OfGroup, AddsAccounts):
    audience = Audience.CUSTOMERS


class MyAccountsFile(OfGroup, HandsOutAccounts):
    audience = Audience.CUSTOMERS


class MySend(OfGroup, Sends):
    audience = Audience.CUSTOMERS


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


class OpenAccounts(View):
    """What a group wishes everybody to read (T-38)."""

    audience = Audience.EVERYONE

    @cached_property
    def found(self) -> AnnualReturn:
        rows = AnnualReturn.objects.open_accounts().select_related("group")
        year = year_at(self.kwargs["year"]).start_year
        slug = self.kwargs["slug"]
        return get_object_or_404(rows, group__slug=slug, year=year, group__ended_on=None)

    def get(self, request, *args, **kwargs):
        return handed_out(self.found.accounts, f"Accounts of {self.found}")
