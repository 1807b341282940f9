"""What the office bearers of a group see and do, in their own name."""

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.views import ActOnForm, OneButton
from participation.people.groups.models import Group

from . import services, shared_views
from .models import AnnualCheck, Finding, Step
from .paper import handed_letter
from .shown import everything_of
from .standing import ByGroup
from .support_forms import SupportAskedForm


class Mine(ByGroup, TemplateView):
    """Where the group stands on the register, what it says of itself, and what is to do."""

    audience = Audience.CUSTOMERS
    template_name = "registration/mine.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**everything_of(self.group), **kwargs)


class Begin(ByGroup, OneButton):
    audience = Audience.CUSTOMERS

    def get_object(self, queryset=None):
        return self.group

    def act(self, row: Group) -> str:
        services.begin(group=row, by=self.request.user)
        return "Your application is begun. You can stop and come back at any time."

    def leads_to(self) -> str:
        return self.back()


class MyApplication(ByGroup, shared_views.WritesApplication):
    audience = Audience.CUSTOMERS


class MyOfficeBearer(ByGroup, shared_views.NamesOfficeBearer):
    audience = Audience.CUSTOMERS


class MyEvidence(ByGroup, shared_views.GivesEvidence):
    audience = Audience.CUSTOMERS


class MySubmit(ByGroup, shared_views.Submits):
    audience = Audience.CUSTOMERS


class MyTakeOff(ByGroup, shared_views.TakesOffOfficeBearer):
    audience = Audience.CUSTOMERS


class MyOwnPage(ByGroup, shared_views.WritesOwnPage):
    audience = Audience.CUSTOMERS


class MyDocument(ByGroup, shared_views.AddsDocument):
    audience = Audience.CUSTOMERS


class MyAskOff(ByGroup, shared_views.AsksOff):
    audience = Audience.CUSTOMERS


class MySupport(ByGroup, shared_views.Framed, ActOnForm):
    """Ask us for help: a venue, money, training (F-61)."""

    audience = Audience.CUSTOMERS
    form_class = SupportAskedForm
    template_name = shared_views.FORM
    heading = "Ask us for help"
    success_message = "We have it, and answer you."

    def act(self, form) -> str:
        services.ask_for_support(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.back()


class MyCheck(ByGroup, shared_views.SendsCheck):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return AnnualCheck.objects.open().filter(registration__group=self.group)


class MyLetter(ByGroup, View):
    audience = Audience.CUSTOMERS

    def get(self, request, slug, pk):
        letters = Step.objects.filter(registration__group=self.group).exclude(letter="")
        found = letters.select_related("registration__group")
        return handed_letter(get_object_or_404(found, pk=pk))


class MyFile(ByGroup, View):
    audience = Audience.CUSTOMERS

    def get(self, request, slug, pk):
        return shared_views.document_of(self.group, pk)


class MyEvidenceFile(ByGroup, View):
    audience = Audience.CUSTOMERS

    def get(self, request, slug, pk):
        findings = Finding.objects.filter(registration__group=self.group)
        found = get_object_or_404(findings.select_related("criterion"), pk=pk)
        return shared_views.evidence_of(found)
