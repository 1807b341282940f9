"""What is done about a return, whoever does it: its office bearers under the page of the group, or staff for them."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from base.core.documents import handed_out
from base.core.views import FormAboutRow, OneButton, RemoveButton

from . import forms, services
from .models import AccountLine, AnnualReturn


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
