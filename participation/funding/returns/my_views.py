"""A group's returns, for its office bearers, and the accounts that it wishes everybody to read."""

from functools import cached_property

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, TemplateView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.views import OneButton
from participation.programme.registration.standing import ByGroup

from . import services
from .models import AnnualReturn, was_there
from .shown import shown
from .writing_views import AddsAccounts, AddsLine, HandsOutAccounts, RemovesLine, Sends, Writes
from .years import year_at


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
