"""Whoever has somebody on the phone answers for them, on the pages on which people answer."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from base.accounts.models import User
from base.core.audience import Audience

from ..answering import views
from ..answering.reading import sheets_of
from ..answering.who import Who
from ..kept_versions import questions_of
from ..models import Questionnaire, Version
from ..outcomes import Outcome
from ..owners import Owned
from .call_views import OneCall
from .script import what_is_said
from .services import GONE, go_on_ringing, record_try, whoever_rings

PAGES = {
    "start": "questionnaires:phone_start",
    "page": "questionnaires:phone_page",
    "check": "questionnaires:phone_check",
    "sent": "questionnaires:phone_sent",
}


class OnThePhone(OneCall):
    """For a page of ``answering.views``: who has the person of the address in hand. Each page keeps them."""

    #: Pages that stand when the call is over, since all was sent.
    shown_afterwards = False
    shut_when_acting = True

    def find_who(self, request) -> Who | HttpResponseBase:
        if why := self.ringing.why_not(request.user):
            messages.error(request, why)
            return redirect(self.call_page)
        if (claim := self.claim) is not None:
            go_on_ringing(claim=claim)
        elif not self.was_answered_with(request.user):
            messages.error(request, GONE)
            return redirect(self.call_page)
        elif not self.shown_afterwards:
            return redirect(self.address("sent"))
        return whoever_rings(self.customer, request.user)

    def was_answered_with(self, user: User) -> bool:
        """What they sent was said to this one of us. What they sent by themselves is read elsewhere, or nowhere."""
        _, sent = sheets_of(self.questionnaire, self.customer)
        return sent is not None and sent.keyed_by_id == user.pk

    def find_whose(self) -> Owned:
        return self.ringing.whose

    def find_version(self) -> Version | None:
        whose = self.ringing.whose
        return whose.owner.asks(whose.by, self.questionnaire) if whose.owner else None

    def address(self, name: str, *more: str) -> str:
        return reverse(PAGES[name], args=[self.questionnaire.pk, self.customer.pk, *more])

    def around(self) -> dict[str, Any]:
        """Back from the first page leads to the call, and not to what anybody reads."""
        around = super().around()  # type: ignore[misc]
        here = replace(around["invitation"], page=self.call_page)
        return {**around, "invitation": here, "on_the_phone": self.customer}


class PhoneStart(OnThePhone, views.Start):
    audience = Audience.STAFF
    shown_afterwards = True


class PhoneOnePage(OnThePhone, views.OnePage):
    audience = Audience.STAFF

    @staticmethod
    def boxes_of(pk: int, customer: int, page: str):
        return views.boxes_of(Questionnaire.objects.filter(pk=pk).first())


class PhoneCheck(OnThePhone, views.Check):
    audience = Audience.STAFF

    def act(self, form) -> str:
        leads_to = super().act(form)
        record_try(
            ringing=self.ringing,
            customer=self.customer,
            by=self.request.user,
            outcome=Outcome.COMPLETE,
        )
        return leads_to


class PhoneSent(OnThePhone, views.Sent):
    audience = Audience.STAFF
    shown_afterwards = True

    def around(self) -> dict[str, Any]:
        """They change it themselves, or ring us again: the call is over."""
        around = super().around()
        return {**around, "invitation": replace(around["invitation"], can_be_changed=False)}

    def get_context_data(self, **kwargs):
        questions = questions_of(self.version)
        said = what_is_said(self.ringing, questions, self.customer, self.request.user)
        return super().get_context_data(ending=said.ending, **kwargs)
