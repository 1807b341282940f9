"""Changing at ``/me/`` what was said at Join, with the same forms."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import FormView

from base.core import front_pages
from base.core.audience import Audience
from base.core.stale_edits import seen
from participation.messages.contact.consents import questions, record_choices
from participation.messages.contact.rules import latest_consents
from participation.people.customers.mine import AlsoForOfficers, OwnRecord, said_at
from participation.people.customers.services import record_answers

from . import forms
from .lists import Lists
from .services import CONSENT_ANSWERS, mark_as_joined
from .summary import answers_of

SOURCE = "my preferences"


class ChangePreferences(AlsoForOfficers, OwnRecord, FormView):
    """One page of what somebody said, with what holds now filled in."""

    audience = Audience.CUSTOMERS
    template_name = "join/preferences.html"
    sections = {
        "you": forms.Details,
        "home": forms.Home,
        "level": forms.HowFar,
        "method": forms.Methods,
        "topic": forms.Topics,
        "time": forms.Times,
        "contact": forms.KeepingInTouch,
        "support": forms.Support,
        "consent": forms.Consents,
        "results": forms.Results,
    }

    def dispatch(self, request, *args, **kwargs):
        section = kwargs["section"]
        from_housing = section == "home" and self.customer is not None and self.customer.reference
        if section not in self.sections or from_housing:
            raise Http404("Nothing to change here.")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self):
        return seen(self.sections[self.kwargs["section"]])

    def get_form_kwargs(self):
        known = answers_of(self.customer)
        initial = {**known, **self.said_yes_to()}
        return {
            **super().get_form_kwargs(),
            "lists": Lists(),
            "answers": known,
            "initial": initial,
        }

    def said_yes_to(self) -> dict[str, list[str]]:
        yes = [consent for consent in latest_consents(self.customer) if consent.given]
        return {
            name: [consent.channel for consent in yes if consent.purpose == purpose]
            for name, _, purpose in CONSENT_ANSWERS
        }

    def form_valid(self, form):
        said = form.answers()
        if isinstance(form, forms.Consents):
            self.record_consents(said)
        else:
            record_answers(
                customer=self.customer,
                answers=said,
                by=self.request.user,
                source=said_at(self.request, SOURCE),
            )
        if self.request.acting and self.kwargs["section"] == "level":
            mark_as_joined(self.customer, None)  # to choose how far is to ask to take part
        self.done = f"“{form.title}”: changed"
        messages.success(self.request, "Your change is saved.")
        return redirect(front_pages.ME)

    @transaction.atomic
    def record_consents(self, said: dict) -> None:
        channels = forms.channels_of(answers_of(self.customer))
        for name, _, purpose in CONSENT_ANSWERS:
            record_choices(
                self.customer,
                purpose=purpose,
                ticked=said.get(name, []),
                asked=questions(purpose, channels),
                source=said_at(self.request, SOURCE),
                by=self.request.user,
            )
