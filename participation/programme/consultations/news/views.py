""" "Tell me what is decided": asked on the public page by anybody, and confirmed from an inbox."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.views import FromAnybody, OneButton
from participation.people.customers.mine import AlsoForOfficers, customer_of

from ..models import Consultation, NewsRequest
from .forms import TellMeForm
from .services import (
    IT_IS_DECIDED,
    ask_for_news,
    confirm_news,
    drop_news_request,
    tell_of_decision,
)


class TellMe(AlsoForOfficers, FromAnybody):
    audience = Audience.EVERYONE
    form_class = TellMeForm
    template_name = "consultations/tell_me.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        seen = Consultation.objects.published().visible_to(request.user)
        self.consultation = get_object_or_404(seen, slug=kwargs["slug"])

    def get(self, request, *args, **kwargs):
        if self.consultation.decided_on:
            messages.info(request, IT_IS_DECIDED)
            return redirect(self.consultation)
        return super().get(request, *args, **kwargs)

    @property
    def customer(self):
        return customer_of(self.request)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "is_customer": self.customer is not None}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            consultation=self.consultation, customer=self.customer, **kwargs
        )

    def act(self, form) -> str:
        customer = self.customer
        ask_for_news(
            consultation=self.consultation,
            customer=customer,
            email=form.cleaned_data.get("email", ""),
        )
        self.done = f"News of “{self.consultation}”: asked for"
        to = "told" if customer else "confirm"
        return f"{reverse('consultations:tell_me_asked', args=[self.consultation.slug])}?{to}"


class Asked(TemplateView):
    """What happens next, the same for an address that is known and one that is not."""

    audience = Audience.EVERYONE
    template_name = "consultations/tell_me_asked.html"

    def get_context_data(self, slug, **kwargs):
        seen = Consultation.objects.published().visible_to(self.request.user)
        return super().get_context_data(
            consultation=get_object_or_404(seen, slug=slug),
            confirm="confirm" in self.request.GET,
            **kwargs,
        )


class OneRequest(DetailView):
    """Reached from an inbox: two buttons, for a program that opens links in emails presses none."""

    audience = Audience.EVERYONE
    model = NewsRequest
    slug_field = slug_url_kwarg = "key"
    context_object_name = "asked"
    template_name = "consultations/news_request.html"

    def get_queryset(self):
        return NewsRequest.objects.filter(customer=None).select_related("consultation")


class RequestButton(OneButton):
    model = NewsRequest
    slug_field = slug_url_kwarg = "key"

    def get_queryset(self):
        return NewsRequest.objects.filter(customer=None).select_related("consultation")


class ConfirmRequest(RequestButton):
    audience = Audience.EVERYONE

    def act(self, request: NewsRequest) -> str:
        confirm_news(request=request)
        return "We tell you what is decided."

    def leads_to(self):
        return self.object.consultation


class DropRequest(RequestButton):
    audience = Audience.EVERYONE

    def act(self, request: NewsRequest) -> str:
        drop_news_request(request=request)
        return "We do not tell you, and have deleted your address."

    def leads_to(self):
        return self.object.consultation


class TellOfDecision(OneButton):
    audience = Audience.STAFF
    model = Consultation

    def act(self, consultation: Consultation) -> str:
        tell_of_decision(consultation=consultation, by=self.request.user)
        return "Everybody who has not heard is told now."

    def leads_to(self) -> str:
        return self.object.staff_address
