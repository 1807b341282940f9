"""The pages of somebody who inspects: where and when, the questions, and what came of it."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.views import OneButton
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.questionnaires.answering import views
from participation.questionnaires.answering.who import SignedIn, Who
from participation.questionnaires.models import Questionnaire, Version
from participation.questionnaires.owners import Owned

from .models import Inspection, Inspector
from .planning.services import decline
from .put_right import actions_of
from .questions import STANDARD

MOST_SHOWN = 30


class MyInspections(AlsoForOfficers, TemplateView):
    """Those to come, those to send, and what came of those before."""

    audience = Audience.CUSTOMERS
    template_name = "inspections/mine.html"

    def get_context_data(self, **kwargs):
        theirs = Inspector.objects.filter(customer=customer_of(self.request)).coming()
        asked = theirs.select_related(
            "inspection__area", "inspection__home", "inspection__standard"
        )
        live = asked.filter(inspection__called_off_at=None)
        return super().get_context_data(
            coming=live.filter(inspection__sent_at=None).order_by("inspection__starts_at"),
            done=live.filter(inspection__sent_at__isnull=False).order_by("-inspection__starts_at")[
                :MOST_SHOWN
            ],
            **kwargs,
        )


class MyInspection(AlsoForOfficers, DetailView):
    """One of them. The address stands here until they have sent what they found, or the day is over."""

    audience = Audience.CUSTOMERS
    template_name = "inspections/my_inspection.html"
    context_object_name = "inspector"

    def get_queryset(self):
        theirs = Inspector.objects.filter(customer=customer_of(self.request))
        about = ("area", "home", "standard", "officer")
        return theirs.select_related(*(f"inspection__{one}" for one in about))

    def get_context_data(self, **kwargs):
        inspection = self.object.inspection
        return super().get_context_data(
            inspection=inspection,
            may_answer=may_answer(inspection),
            results=inspection.found.all() if inspection.sent_at else (),
            actions=actions_of(inspection) if inspection.sent_at else (),
            **kwargs,
        )


class Decline(AlsoForOfficers, OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        theirs = Inspector.objects.filter(customer=customer_of(self.request))
        return theirs.select_related("inspection")

    def act(self, inspector: Inspector) -> str:
        decline(inspector=inspector)
        return "Thank you for telling us. We ask somebody else."

    def leads_to(self):
        return reverse("inspections:mine")


def may_answer(inspection: Inspection) -> bool:
    """From the day of the inspection on, until it is called off."""
    if inspection.called_off_at or inspection.starts_at is None:
        return False
    return timezone.localdate(inspection.starts_at) <= timezone.localdate()


class Inspecting(SignedIn):
    """A sheet is of the inspection, by its code, whoever of the inspectors fills it in."""

    audience = Audience.CUSTOMERS
    pages = {name: f"inspections:{name}" for name in views.NAMES}

    def find_who(self, request):
        who = super().find_who(request)
        if not isinstance(who, Who):
            return who
        theirs = Inspector.objects.coming().filter(customer=who.customer)
        about = theirs.select_related("inspection__standard__questionnaire", "inspection__code")
        self.inspection = get_object_or_404(about, pk=self.kwargs["pk"]).inspection
        if not may_answer(self.inspection):
            raise Http404("It is not answered yet, or not any more.")
        return replace(who, customer=None, code=self.inspection.code)

    def find_whose(self) -> Owned:
        return Owned(self.inspection.standard, STANDARD)

    def find_version(self) -> Version | None:
        return self.inspection.standard.questionnaire.asked

    @classmethod
    def questions_at(cls, pk: int) -> Questionnaire | None:
        of = Questionnaire.objects.filter(inspection_standard__inspections__inspectors=pk)
        return of.first()


InspectingStart, InspectingOnePage, InspectingCheck, InspectingSent = views.four_pages(Inspecting)
