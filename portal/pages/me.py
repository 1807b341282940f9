"""What one customer has asked for, is coming to, and has changed; and what we know of their wishes."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import redirect
from django.views.generic import TemplateView

from base.core.audience import Audience
from participation.joining.involvement.join.lists import Lists
from participation.joining.involvement.join.summary import (
    about_the_person,
    answers_of,
    choices_in_words,
)
from participation.joining.involvement.models import Offer
from participation.messages.contact.rules import latest_consents
from participation.people.customers.mine import AlsoForOfficers
from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE


class MyInvolvement(AlsoForOfficers, TemplateView):
    audience = Audience.CUSTOMERS
    template_name = "me/home.html"

    def get(self, request, *args, **kwargs):
        found = Customer.objects.select_related("area__parent", "tenure", "level")
        found = found.prefetch_related("preferences").annotate(
            has_offers=Exists(Offer.objects.standing().to(OuterRef("pk")))
        )
        whose = Q(pk=request.acting.customer_id) if request.acting else Q(user=request.user)
        self.customer = found.filter(whose).first()
        if self.customer is None:
            return redirect("join:start")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        answers = answers_of(self.customer)
        lists = Lists.of(self.customer)
        return super().get_context_data(
            customer=self.customer,
            sections=MY_PAGE.about(self.customer),
            person=about_the_person(answers, lists),
            choices=choices_in_words(answers, lists),
            consents=latest_consents(self.customer),
            **kwargs,
        )
