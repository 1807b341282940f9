"""The pages of a shopper: what waits for them, what to do, and the questions afterwards."""

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.people.customers.models import Customer
from participation.questionnaires.answering import views
from participation.questionnaires.answering.who import SignedIn
from participation.questionnaires.models import Questionnaire, Version
from participation.questionnaires.owners import Owned

from .models import Assignment, Return, Round, shoppers
from .questions import ROUND, SCENARIO

MOST_SHOWN = 12


class MyShopping(AlsoForOfficers, TemplateView):
    """This month's question, the set enquiries that they have, and what came of what they told us."""

    audience = Audience.CUSTOMERS
    template_name = "shopping/mine.html"

    def get_context_data(self, **kwargs):
        customer = customer_of(self.request)
        returns = Return.objects.filter(customer=customer).select_related("failure")
        given = Assignment.objects.filter(customer=customer).select_related("scenario")
        return super().get_context_data(
            is_shopper=shoppers().filter(interest__customer=customer).exists(),
            round=open_round_of(customer),
            assignments=given.waiting(),
            returns=returns[:MOST_SHOWN],
            **kwargs,
        )


class AssignmentPage(AlsoForOfficers, DetailView):
    """Exactly what to do, for one set enquiry."""

    audience = Audience.CUSTOMERS
    template_name = "shopping/assignment.html"
    context_object_name = "assignment"

    def get_queryset(self):
        theirs = Assignment.objects.filter(customer=customer_of(self.request))
        return theirs.select_related("scenario", "shoppers_return")


class AnsweringRound(SignedIn):
    """A real contact of one month."""

    audience = Audience.CUSTOMERS
    pages = {name: f"shopping:round_{name}" for name in views.NAMES}

    def find_whose(self) -> Owned:
        rounds = Round.objects.select_related("questionnaire")
        return Owned(get_object_or_404(rounds, pk=self.kwargs["pk"]), ROUND)

    def find_version(self) -> Version | None:
        return self.whose.by.questionnaire.asked

    @classmethod
    def questions_at(cls, pk: int) -> Questionnaire | None:
        return Questionnaire.objects.filter(shopping_round=pk).first()


RoundStart, RoundOnePage, RoundCheck, RoundSent = views.four_pages(AnsweringRound)


class AnsweringEnquiry(SignedIn):
    """A set enquiry that was given to them; anybody else's is no page."""

    audience = Audience.CUSTOMERS
    pages = {name: f"shopping:enquiry_{name}" for name in views.NAMES}

    def find_whose(self) -> Owned:
        theirs = Assignment.objects.live().filter(customer=self.who.customer)
        theirs = theirs.select_related("scenario__questionnaire")
        return Owned(get_object_or_404(theirs, pk=self.kwargs["pk"]).scenario, SCENARIO)

    def find_version(self) -> Version | None:
        return self.whose.by.questionnaire.asked

    @classmethod
    def questions_at(cls, pk: int) -> Questionnaire | None:
        return Questionnaire.objects.filter(scenario__assignments=pk).first()


EnquiryStart, EnquiryOnePage, EnquiryCheck, EnquirySent = views.four_pages(AnsweringEnquiry)


def open_round_of(customer: Customer | None) -> Round | None:
    """The month in which they are asked, while they have not answered."""
    if customer is None or not shoppers().filter(interest__customer=customer).exists():
        return None
    newest = Round.objects.exclude(returns__customer=customer).first()
    return newest if newest and newest.is_open else None
