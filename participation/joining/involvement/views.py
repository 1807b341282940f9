"""The menu of ways to take part, and "I'm interested"."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic import DetailView, ListView, TemplateView, View

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors
from base.core.kept_queries import kept_query
from base.core.paging import NearestPage
from base.core.refused import Refused
from participation.people.customers.mine import (
    AlsoForOfficers,
    OwnRecord,
    customer_of,
    own,
    own_rows,
    whose,
)

from .forms import DeclaringForm, MenuFilter
from .matching import matches_for
from .models import Interest, Opportunity
from .services import express_interest, withdraw_interest

MOST_SUGGESTED = 10

#: All that a card of the menu shows.
SHOWN = (
    "slug",
    "title",
    "summary",
    "time_needed",
    "time_detail",
    "where",
    "where_detail",
    "formality",
    "level__invitation",
    "training",
    "expenses",
    "asks_interests",
)


class Menu(KeptForVisitors, NearestPage, ListView):
    """A menu rather than a ladder (T-15): in the order of the alphabet, none above another."""

    audience = Audience.EVERYONE
    template_name = "involvement/menu.html"
    context_object_name = "opportunities"
    paginate_by = 24
    filter_class = MenuFilter

    def get_queryset(self):
        self.filter = self.filter_class(self.request.GET)
        found = self.filter.narrow(cards())
        return found if self.filter.narrows else all_cards.pages()

    def get_context_data(self, **kwargs):
        can_say_so = may_say_so(self.request)
        live = live_interests.rows(**whose(self.request)) if can_say_so else []
        return super().get_context_data(
            filter=self.filter,
            can_say_so=can_say_so,
            interests={interest.opportunity_id: interest for interest in live},
            **kwargs,
        )


def cards():
    return Opportunity.objects.open().select_related("level").only(*SHOWN)


@kept_query
def all_cards(told):
    return cards()


@kept_query
def live_interests(told):
    """Of one person, who has few."""
    return Interest.objects.live().filter(own(told)).only("opportunity", "customer", "state")


class OpportunityPage(DetailView):
    audience = Audience.EVERYONE
    template_name = "involvement/opportunity.html"
    context_object_name = "opportunity"

    def get_queryset(self):
        seen = Opportunity.objects.visible_to(self.request.user)
        seen = seen.with_interest_of(own_rows(self.request)).with_people()
        return seen.select_related("level", "recruiting_officer").prefetch_related(
            "tenures", "aims"
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            interest=next(iter(self.object.my_interests), None),
            tenures=self.object.tenures.all(),
            can_say_so=may_say_so(self.request),
            after_sign_in=urlencode({"next": self.object.get_absolute_url()}),
            address=settings.PORTAL_ADDRESS + self.object.get_absolute_url(),
            **kwargs,
        )


def may_say_so(request) -> bool:
    return request.acting is not None or Audience.CUSTOMERS.admits(request.user)


class SuitsMe(AlsoForOfficers, OwnRecord, TemplateView):
    """What we would suggest to this person, with what they told us that made us think of it."""

    audience = Audience.CUSTOMERS
    template_name = "involvement/suits_me.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            matches=matches_for(self.customer, most=MOST_SUGGESTED, not_asked=True), **kwargs
        )


class AboutAnOpportunity(AlsoForOfficers, View):
    """One button's work, and back to the opportunity with what came of it."""

    audience = Audience.CUSTOMERS

    def get(self, request, slug):
        """Where signing in leads somebody who pressed the button before they had."""
        return redirect("involvement:opportunity", slug)

    def post(self, request, slug):
        # Also one that closed while the page was open: that is told kindly, not "not found".
        opportunity = get_object_or_404(
            Opportunity.objects.filter(opened_at__isnull=False), slug=slug
        )
        customer = customer_of(request)
        if customer is None:
            messages.info(request, "Tell us a little about yourself first.")
            return redirect(f"{reverse('join:start')}?for={opportunity.slug}")
        try:
            messages.success(request, self.act(opportunity, customer))
        except Refused as refusal:
            messages.warning(request, str(refusal))
        return redirect(opportunity if opportunity.is_open else "involvement:menu")


class SayInterested(AboutAnOpportunity):
    """Where a panel recruits by it, its button leads to a short form first: what there is to declare."""

    said: dict[str, str] = {}

    def get(self, request, slug):
        opportunity = get_object_or_404(Opportunity.objects.visible_to(request.user), slug=slug)
        customer = customer_of(request)
        if customer is None or not opportunity.asks_interests:
            return super().get(request, slug)
        live = opportunity.interests.live().filter(customer=customer).first()
        if not opportunity.is_open or (live and live.state not in Interest.IN_HAND):
            return redirect(opportunity)
        initial = {"declares": live.declares, "declared": live.declared} if live else {}
        return self.show(opportunity, DeclaringForm(initial=initial), live)

    def post(self, request, slug):
        opportunity = Opportunity.objects.filter(slug=slug, asks_interests=True).first()
        customer = customer_of(request)
        if opportunity is None or customer is None or not opportunity.is_open:
            return super().post(request, slug)
        live = opportunity.interests.live().filter(customer=customer).first()
        form = DeclaringForm(request.POST)
        if not form.is_valid():
            return self.show(opportunity, form, live)
        self.said = form.cleaned_data
        return super().post(request, slug)

    def show(self, opportunity, form, live):
        return render(
            self.request,
            "involvement/apply.html",
            {"opportunity": opportunity, "form": form, "interest": live},
        )

    def act(self, opportunity, customer) -> str:
        interest = express_interest(
            opportunity=opportunity, customer=customer, by=self.request.user, **self.said
        )
        self.done = f"Interested in {opportunity}: said"
        due = interest.reply_due_on
        return f"Thank you. We will be in touch about it by {due:%A} {due.day} {due:%B}."


class SayNoLonger(AboutAnOpportunity):
    def act(self, opportunity, customer) -> str:
        live = get_object_or_404(opportunity.interests.live(), customer=customer)
        withdraw_interest(interest=live, by=self.request.user)
        self.done = f"Interested in {opportunity}: taken back"
        return "We have taken your name off. You can put it back at any time."
