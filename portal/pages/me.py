"""What one customer has asked for, is coming to, and has changed; and what we know of their wishes."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from base.core.audience import Audience
from participation.joining.involvement.join.lists import Lists
from participation.joining.involvement.join.summary import (
    about_the_person,
    answers_of,
    choices_in_words,
)
from participation.joining.involvement.models import Interest, Offer
from participation.messages.contact.rules import latest_consents
from participation.messages.formats.models import FormatRequest
from participation.people.customers.mine import AlsoForOfficers
from participation.people.customers.models import Customer, PreferenceOption
from participation.programme.activities.models import Outcome
from participation.programme.events.models import Booking
from participation.reach.learning.models import Signpost

Kind = PreferenceOption.Kind
MOST_SHOWN = 6
MOST_SIGNPOSTS = 3


@method_decorator(never_cache, name="dispatch")
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
            interests=self.interests(),
            bookings=self.bookings(),
            memberships=self.customer.memberships.sitting().select_related("group").by_office(),
            changes=self.changes(),
            help_online=self.help_online(),
            format_requests=self.format_requests(),
            person=about_the_person(answers, lists),
            choices=choices_in_words(answers, lists),
            consents=latest_consents(self.customer),
            **kwargs,
        )

    def interests(self):
        mine = Interest.objects.filter(customer=self.customer).select_related(
            "opportunity", "placement"
        )
        return mine.exclude(state=Interest.State.WITHDRAWN).order_by("-expressed_at")[:MOST_SHOWN]

    def bookings(self):
        mine = Booking.objects.coming().filter(customer=self.customer)
        return mine.select_related("event").order_by("event__starts_at")

    def help_online(self):
        """Who helps near them with what they ticked; nothing where they ticked nothing."""
        ticked = [one for one in self.customer.preferences.all() if one.kind == Kind.DIGITAL]
        if not ticked:
            return ()
        found = Signpost.objects.for_customers().helping_with(ticked)
        return (found.near(self.customer.area) if self.customer.area else found)[:MOST_SIGNPOSTS]

    def format_requests(self):
        mine = FormatRequest.objects.filter(customer=self.customer).select_related("format")
        return mine.order_by("-asked_on", "-pk")[:MOST_SHOWN]

    def changes(self):
        """What was answered after something they took part in."""
        mine = Outcome.objects.published().exclude(state=Outcome.State.HEARD)
        took_part = self.customer.engagements.values("activity_id")
        return mine.filter(activity_id__in=took_part).order_by("-answered_on", "-pk")[:MOST_SHOWN]
