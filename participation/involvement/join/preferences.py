"""Changing at ``/me/`` what was said at Join, with the same forms."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import FormView, View

from participation.contact.rules import latest_consents
from participation.contact.services import record_consent
from participation.customers.mine import OwnRecord
from participation.customers.models import Channel
from participation.customers.services import record_answers
from portal.core.audience import Audience

from . import forms
from .consents import CONSENT_WORDING, record_choices
from .lists import Lists
from .summary import answers_of

SOURCE = "my preferences"


class ChangePreferences(OwnRecord, FormView):
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
    }

    def dispatch(self, request, *args, **kwargs):
        section = kwargs["section"]
        from_housing = section == "home" and self.customer is not None and self.customer.reference
        if section not in self.sections or from_housing:
            raise Http404("Nothing to change here.")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self):
        return self.sections[self.kwargs["section"]]

    def get_form_kwargs(self):
        known = answers_of(self.customer)
        initial = {**known, "consents": self.said_yes_to()}
        return {
            **super().get_form_kwargs(),
            "lists": Lists(),
            "answers": known,
            "initial": initial,
        }

    def said_yes_to(self) -> list[str]:
        return [consent.channel for consent in latest_consents(self.customer) if consent.given]

    def form_valid(self, form):
        said = form.answers()
        if "consents" in said:
            asked = [way for way, _ in form.fields["consents"].choices]
            record_choices(
                self.customer,
                ticked=said["consents"],
                asked=asked,
                source=SOURCE,
                by=self.request.user,
            )
        else:
            record_answers(
                customer=self.customer, answers=said, by=self.request.user, source=SOURCE
            )
        messages.success(self.request, "Your change is saved.")
        return redirect("me")


class StopConsent(OwnRecord, View):
    """As easy to take back as to give: one button for each channel (UK GDPR art. 7(3))."""

    audience = Audience.CUSTOMERS
    http_method_names = ["post"]

    def post(self, request, channel):
        if channel not in Channel.values:
            raise Http404("No such channel.")
        record_consent(
            customer=self.customer,
            channel=Channel(channel),
            given=False,
            wording=f"Stop: {CONSENT_WORDING[Channel(channel)]}",
            source=SOURCE,
            recorded_by=request.user,
        )
        messages.success(request, "We have stopped. You can start again at any time.")
        return redirect("me")
