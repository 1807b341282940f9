"""What a customer told an officer about being invited and sent news, written on their record."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Submit
from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import FormView

from base.core.audience import Audience
from base.core.forms import PlainAnswers
from base.core.stale_edits import SeenAnswers
from participation.people.customers.models import Customer

from .consents import object_to_invitations, questions, record_choices
from .models import Purpose
from .rules import latest_consents


class ConsentForm(PlainAnswers, SeenAnswers):
    """Ticks as they hold now. The words beside a tick are kept as what the person was asked."""

    NAMES = {"invitations": Purpose.INVITATION, "news": Purpose.MARKETING}
    TOLD = [
        ("by phone", "By phone"),
        ("in person", "In person"),
        ("in writing", "By letter, form or email"),
    ]

    invitations = forms.MultipleChoiceField(
        label="Invitations to take part", required=False, widget=forms.CheckboxSelectMultiple
    )
    news = forms.MultipleChoiceField(
        label="News", required=False, widget=forms.CheckboxSelectMultiple
    )
    told = forms.ChoiceField(
        label="How did they tell you?",
        choices=TOLD,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they told you"},
    )

    def __init__(self, *args, customer: Customer, **kwargs):
        super().__init__(*args, **kwargs)
        yes = [consent for consent in latest_consents(customer) if consent.given]
        self.asked = {}
        for name, purpose in self.NAMES.items():
            self.asked[name] = questions(purpose, customer.channels_to_reach)
            self.fields[name].choices = list(self.asked[name].items())
            self.fields[name].initial = [said.channel for said in yes if said.purpose == purpose]
            if not self.asked[name]:
                del self.fields[name]
        self.helper = FormHelper(self)
        self.helper.layout = Layout(*self.fields, Submit("save", "Save what they said"))


class RecordConsent(FormView):
    """Read the words out as they stand and tick what the person says yes to."""

    audience = Audience.STAFF
    form_class = ConsentForm
    template_name = "contact/consent.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.customer = get_object_or_404(Customer.objects.filter(erased_at=None), pk=kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "customer": self.customer}

    def get_context_data(self, **kwargs):
        return super().get_context_data(customer=self.customer, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        for name, purpose in form.NAMES.items():
            record_choices(
                self.customer,
                purpose=purpose,
                ticked=form.cleaned_data.get(name, []),
                asked=form.asked[name],
                source=f"told us {form.cleaned_data['told']}",
                by=self.request.user,
            )
        messages.success(self.request, "What they said is written down.")
        return redirect(self.customer)


class RecordObjection(View):
    """The person asked not to be asked again."""

    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk):
        customer = get_object_or_404(Customer.objects.filter(erased_at=None), pk=pk)
        object_to_invitations(customer=customer, source="told us", by=request.user)
        messages.success(request, "They will not be invited or sent news any more.")
        return redirect(customer)
