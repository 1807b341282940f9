"""Offers: put to the people in an opportunity by staff, and taken or left by them."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import ListView, View
from django.views.generic.list import MultipleObjectMixin

from base.core.audience import Audience
from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.paging import NearestPage
from base.core.refused import Refused
from base.core.views import ActOnForm
from participation.people.customers.mine import AlsoForOfficers, OwnRecord
from participation.programme.activities.models import Activity

from .models import Offer, OfferAnswer, Opportunity
from .services import answer_offer, offer_activity

MOST_TO_CHOOSE = 100


class OfferForm(PlainAnswers, OnceForm):
    activity = forms.ModelChoiceField(
        Activity.objects.none(),
        label="What do you offer them?",
        empty_label="Choose",
        error_messages={"required": "Choose what you offer them"},
    )
    words = forms.CharField(
        label="What would they do?",
        required=False,
        max_length=500,
        widget=forms.Textarea,
        help_text="For example: help at the door of Calder Hall from 1pm to 4pm. Say where, if "
        "customers cannot see it on the calendar.",
    )

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(
        "activity", Field.textarea("words", rows=3), "form_token", Submit("offer", "Offer it")
    )

    def __init__(self, *args, opportunity: Opportunity, **kwargs):
        super().__init__(*args, **kwargs)
        coming = Activity.objects.to_take().exclude(offers__opportunity=opportunity)
        nearest = coming.order_by("starts_at", "pk").values("pk")[:MOST_TO_CHOOSE]
        self.fields["activity"].queryset = Activity.objects.filter(pk__in=nearest)
        self.fields["activity"].label_from_instance = in_a_line


def in_a_line(activity: Activity) -> str:
    day = date_format(timezone.localdate(activity.starts_at), "j F Y")
    if activity.of_kind.stands_on_last_day:
        day = f"until {date_format(timezone.localdate(activity.ends_at), 'j F Y')}"
    return f"{activity.title}, {day}{'' if activity.published_at else ' (only staff see it)'}"


class Offers(NearestPage, MultipleObjectMixin, ActOnForm):
    """What was offered to the people in an opportunity, who takes it, and a form for more."""

    audience = Audience.STAFF
    form_class = OfferForm
    template_name = "involvement/staff/offers.html"
    refused_at = "activity"
    context_object_name = "offers"
    paginate_by = 10

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Opportunity.objects.with_people()
        self.opportunity = get_object_or_404(everything, pk=kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "opportunity": self.opportunity}

    def act(self, form) -> str:
        offer_activity(opportunity=self.opportunity, by=self.request.user, **form.cleaned_data)
        self.success_message = f"“{form.cleaned_data['activity']}” is offered to them."
        return reverse("involvement:offers", args=[self.opportunity.pk])

    def get_context_data(self, **kwargs):
        offers = self.opportunity.offers.with_answers()
        self.object_list = offers.select_related("activity", "offered_by").order_by(
            "-activity__starts_at", "-pk"
        )
        context = super().get_context_data(opportunity=self.opportunity, **kwargs)
        takers = OfferAnswer.objects.filter(offer__in=list(context["offers"]), takes=True)
        names: dict[int, list[OfferAnswer]] = {}
        for answer in takers.select_related("customer").order_by("answered_at", "pk"):
            names.setdefault(answer.offer_id, []).append(answer)
        for offer in context["offers"]:
            offer.takers = names.get(offer.pk, [])
        return context


class MyOffers(AlsoForOfficers, OwnRecord, NearestPage, ListView):
    """What somebody in a volunteer bank, or the like, may take or leave at the moment."""

    audience = Audience.CUSTOMERS
    template_name = "involvement/offers.html"
    context_object_name = "offers"
    paginate_by = 10

    def get_queryset(self):
        mine = Offer.objects.standing().to(self.customer)
        return mine.select_related("activity", "opportunity").order_by("activity__starts_at", "pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        said = dict(
            OfferAnswer.objects.filter(
                customer=self.customer, offer__in=list(context["offers"])
            ).values_list("offer", "takes")
        )
        for offer in context["offers"]:
            offer.said = said.get(offer.pk)
        return context


class AnswerOffer(AlsoForOfficers, OwnRecord, View):
    audience = Audience.CUSTOMERS
    http_method_names = ["post"]

    def post(self, request, pk):
        offer = get_object_or_404(Offer.objects.to(self.customer), pk=pk)
        takes = "take" in request.POST
        try:
            answer_offer(offer=offer, customer=self.customer, takes=takes, by=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("involvement:my_offers")
        said = "taken" if takes else "left"
        self.done = f"Offer of {offer.activity}: {said}"
        messages.success(
            request,
            f"Thank you. You are down for “{offer.activity}”."
            if takes
            else "That is fine. Something else may suit you better.",
        )
        return redirect("involvement:my_offers")
