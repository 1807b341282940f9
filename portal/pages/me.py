"""What one customer has asked for, is coming to, and has changed; and what we know of their wishes."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import redirect
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.kept_queries import kept_query, remember_list
from participation.joining.involvement.join.lists import Lists
from participation.joining.involvement.join.summary import (
    about_the_person,
    answers_of,
    choices_in_words,
)
from participation.joining.involvement.models import Offer
from participation.messages.contact.rules import latest_consents
from participation.messages.formats.models import FormatRequest
from participation.people.customers.mine import AlsoForOfficers
from participation.people.customers.models import Customer, PreferenceOption
from participation.people.customers.pages import MY_PAGE
from participation.people.groups.models import Membership
from participation.programme.consultations.models import Response
from participation.programme.inspections.models import Inspector
from participation.programme.workspaces.about_people import to_come
from reports.written.models import WrittenSection
from scrutiny.investigations.models import Mapper, RecentUser
from surveys.about_people import open_to, to_look_through
from surveys.checks.models import SampledContact
from surveys.shopping.models import shoppers


def _people(told):
    found = Customer.objects.select_related("area__parent", "tenure", "level")
    offers = Offer.objects.standing(told.now).to(OuterRef("pk"))
    answers = Response.objects.to_open_ones(told.now).filter(customer=OuterRef("pk"))
    formats = FormatRequest.objects.filter(customer=OuterRef("pk"))
    sits_on = Membership.objects.sitting().filter(customer=OuterRef(OuterRef("pk")))
    to_write = WrittenSection.objects.live().filter(
        Q(customer=OuterRef("pk")) | Q(group__in=sits_on.values("group"))
    )
    # What not everybody has is read where it is there, and costs nobody else a statement.
    return found.annotate(
        has_offers=Exists(offers),
        has_answered=Exists(answers),
        has_asked_formats=Exists(formats),
        has_to_write=Exists(to_write),
        has_surveys=Exists(open_to(OuterRef(OuterRef("pk")), told.now)),
        has_to_look_through=Exists(to_look_through(Q(customer=OuterRef(OuterRef("pk"))))),
        recommends=Exists(Membership.objects.recommending().filter(customer=OuterRef("pk"))),
        is_shopper=Exists(shoppers().filter(interest__customer=OuterRef("pk"))),
        meets_with_group=Exists(to_come(OuterRef(OuterRef("pk")), told.now)),
        inspects=Exists(Inspector.objects.live().filter(customer=OuterRef("pk"))),
        investigates=Exists(Mapper.objects.on_register().filter(customer=OuterRef("pk")))
        | Exists(RecentUser.objects.asked().filter(customer=OuterRef("pk"))),
        is_listener=Exists(SampledContact.objects.filter(volunteer=OuterRef("pk"))),
    )


@kept_query
def signed_in(told):
    return _people(told).filter(user=told.number("user"))


@kept_query
def acted_for(told):
    return _people(told).filter(pk=told.number("pk"))


@kept_query
def preferences_of(told):
    return PreferenceOption.objects.filter(customers=told.number("customer"))


class MyInvolvement(AlsoForOfficers, TemplateView):
    audience = Audience.CUSTOMERS
    template_name = "me/home.html"

    def get(self, request, *args, **kwargs):
        self.customer = (
            acted_for.first(pk=request.acting.customer_id)
            if request.acting
            else signed_in.first(user=request.user.pk)
        )
        if self.customer is None:
            return redirect("join:start")
        ticked = preferences_of.rows(customer=self.customer.pk)
        remember_list(self.customer, "preferences", ticked)
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
