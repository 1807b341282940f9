"""What office bearers and staff do alike: each page of both is one of these, with whose it is before it."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from base.core.documents import handed_out
from base.core.views import ActOnForm, FormAboutRow, OneButton

from . import forms, services
from .models import AnnualCheck, Document, Finding, OfficeBearer, OwnPage, Registration

FORM = "registration/form.html"


class Framed:
    """A short page with one form; the group and the way back come from whose page it is."""

    group: Any
    back: Any
    back_words: str
    heading = before = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(  # type: ignore[misc]
            group=self.group,
            heading=self.heading,
            before=self.before,
            back=self.back(),
            back_words=self.back_words,
            **kwargs,
        )


class AboutRegistration(Framed, FormAboutRow):
    """A form about an application, and back to its page."""

    model = Registration
    context_object_name = "registration"
    template_name = FORM

    def do(self, form) -> None:
        raise NotImplementedError

    def act(self, form) -> str:
        self.do(form)
        return self.back()


class WritesApplication(AboutRegistration):
    form_class = forms.ApplicationForm
    heading = "The application"
    success_message = "Saved."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.row}

    def do(self, form):
        services.save_application(registration=self.row, by=self.request.user, **form.cleaned_data)


class NamesOfficeBearer(AboutRegistration):
    form_class = forms.OfficeBearerForm
    heading = "Add an office bearer"
    success_message = "They are on the list."

    def do(self, form):
        services.add_office_bearer(registration=self.row, by=self.request.user, **form.cleaned_data)


class AsksOff(AboutRegistration):
    form_class = forms.AskOffForm
    heading = "Ask to be taken off the register"
    before = "A notice comes first, in writing. It is decided after that."
    success_message = "It is on record. The answer comes in writing."

    def do(self, form):
        services.ask_to_be_removed(registration=self.row, by=self.request.user, **form.cleaned_data)


class GivesEvidence(AboutRegistration):
    form_class = forms.EvidenceForm
    success_message = "Saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        findings = Finding.objects.filter(registration=self.row).select_related("criterion")
        self.finding = get_object_or_404(findings, pk=kwargs["finding"])
        self.heading, self.before = self.finding.criterion.words, self.finding.criterion.evidence

    def get_initial(self):
        return {"evidence": self.finding.evidence}

    def do(self, form):
        services.give_evidence(finding=self.finding, by=self.request.user, **form.cleaned_data)


class ButtonOnRegistration(OneButton):
    """A button about an application, and back to its page."""

    back: Any

    def get_object(self, queryset=None):
        self.row = super().get_object(queryset)
        return self.row

    def leads_to(self) -> str:
        return self.back()


class Submits(ButtonOnRegistration):
    def act(self, row) -> str:
        services.submit(registration=row, by=self.request.user)
        return f"It is sent. The answer comes by {row_day(row)}."


def row_day(row: Registration) -> str:
    row.refresh_from_db(fields=["decide_by"])
    day = row.decide_by
    return f"{day.day} {day:%B %Y}" if day else "letter"


class TakesOffOfficeBearer(ButtonOnRegistration):
    def act(self, row) -> str:
        bearer = OfficeBearer.objects.filter(registration=row, pk=self.kwargs["bearer"]).first()
        if bearer is not None:  # pressed twice, they are off already
            services.remove_office_bearer(bearer=bearer, by=self.request.user)
        return "They are off the list."


class WritesOwnPage(Framed, ActOnForm):
    form_class = forms.OwnPageForm
    template_name = FORM
    refused_at = "public_contact"
    heading = "What the group says of itself"
    success_message = "Saved."

    def get_form_kwargs(self):
        page = OwnPage.objects.filter(group=self.group).first()
        return {**super().get_form_kwargs(), "instance": page}

    def act(self, form) -> str:
        services.save_own_page(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.back()


class AddsDocument(Framed, ActOnForm):
    form_class = forms.DocumentForm
    template_name = FORM
    refused_at = "agreed_on"
    heading = "Add the constitution or the accounts"
    success_message = "It is added."

    def act(self, form) -> str:
        services.add_document(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.back()


class SendsCheck(Framed, FormAboutRow):
    model = AnnualCheck
    context_object_name = "check"
    form_class = forms.CheckForm
    template_name = FORM
    heading = "The annual check"
    success_message = "It is sent."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.row}

    def act(self, form) -> str:
        services.send_check(check=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()


def document_of(group, pk: int):
    """The file of a document of the group."""
    found = get_object_or_404(Document, group=group, pk=pk)
    return handed_out(found.file, found.title)


def evidence_of(finding: Finding):
    """The file that shows how a criterion is met."""
    if not finding.file:
        raise Http404("No file goes with it.")
    return handed_out(finding.file, f"evidence {finding.criterion.paragraph}")
