"""The person in hand: what to say to them, and what came of the call."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import ActOnForm
from participation.people.customers.models import Customer

from ..answering.reading import sheets_of
from ..kept_versions import questions_of
from ..models import PhoneClaim, PhoneTry
from ..outcomes import Outcome
from .forms import TryForm
from .people import rung_by
from .script import what_is_said
from .services import in_hand, record_try, take
from .views import OnePhone


class OneCall(OnePhone):
    """The questions and the person of the address."""

    customer: Customer

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        people = Customer.objects.visible_to(request.user).filter(erased_at=None)
        self.customer = get_object_or_404(people, pk=kwargs["customer"])

    @property
    def call_page(self) -> str:
        return reverse("questionnaires:phone_call", args=[self.questionnaire.pk, self.customer.pk])

    @property
    def claim(self) -> PhoneClaim | None:
        claim = in_hand(self.questionnaire, self.request.user)
        return claim if claim is not None and claim.customer_id == self.customer.pk else None

    def get_context_data(self, **kwargs):
        return super().get_context_data(person=self.customer, call_page=self.call_page, **kwargs)


class Call(OneCall, ActOnForm):
    """What to say to somebody and what came of it; of whoever is not in hand, the buttons that take them."""

    audience = Audience.STAFF
    form_class = TryForm
    template_name = "questionnaires/phone/call.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.why_not = self.ringing.why_not(request.user)
        self.begun, self.sent = (
            (None, None)
            if self.why_not
            else sheets_of(self.questionnaire, self.customer, request.user, rings=True)
        )

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "has_begun": self.begun is not None}

    def get_context_data(self, **kwargs):
        user, mine = self.request.user, self.claim
        whose = self.ringing.whose
        asked = self.questionnaire.asked
        free = mine is None and not self.why_not and self.sent is None
        tried = PhoneTry.objects.filter(questionnaire=self.questionnaire, customer=self.customer)
        return super().get_context_data(
            why_not=self.why_not,
            mine=mine,
            begun=self.begun,
            sent=self.sent,
            ringer=rung_by(self.customer, user) if free else "",
            may_ring=free and self.ringing.people().filter(pk=self.customer.pk).exists(),
            said=what_is_said(self.ringing, questions_of(asked), self.customer, user)
            if mine and asked
            else None,
            about=whose.owner.rings_about(whose.by, self.customer) if mine and whose.owner else "",
            needs=self.customer.preferences.filter(kind="support") if mine else (),
            tried=() if self.why_not else tried.select_related("interviewer"),
            **kwargs,
        )

    def act(self, form) -> str:
        outcome = Outcome(form.cleaned_data["outcome"])
        record_try(
            ringing=self.ringing,
            customer=self.customer,
            by=self.request.user,
            outcome=outcome,
            call_back_at=form.call_back_at,
            note=form.cleaned_data["note"],
        )
        self.success_message = f"{self.customer}: “{outcome.label}” is written down."
        return self.desk


class TakeCall(OneCall, View):
    """Ring this person, or go on with whoever rings us."""

    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs) -> HttpResponseBase:
        try:
            take(
                ringing=self.ringing,
                customer=self.customer,
                by=request.user,
                they_rang="they_rang" in request.POST,
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(self.call_page)
