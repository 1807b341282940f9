"""The register of documents and their versions, as staff keep it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.paging import NearestPage
from base.core.views import ActOnForm, OneButton, RemoveButton

from .document_forms import DocumentFilter, DocumentForm, VersionForm
from .models import Document, Version
from .services import add_version, remove_version, save_document, withdraw_document
from .views import VERSIONS


class Documents(NearestPage, ListView):
    audience = Audience.STAFF
    template_name = "formats/staff/documents.html"
    context_object_name = "documents"
    paginate_by = 25

    def get_queryset(self):
        self.filter = DocumentFilter(self.request.GET)
        return self.filter.narrow(Document.objects.all()).prefetch_related(VERSIONS)

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filter, today=timezone.localdate(), **kwargs)


class WriteDocument(ActOnForm):
    """A new document on the register, or one that is there."""

    audience = Audience.STAFF
    form_class = DocumentForm
    template_name = "formats/staff/write_document.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.document = get_object_or_404(Document, pk=kwargs["pk"]) if "pk" in kwargs else None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.document}

    def act(self, form) -> str:
        saved = save_document(by=self.request.user, document=self.document, **form.cleaned_data)
        return reverse("formats:staff_document", args=[saved.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(document=self.document, **kwargs)


class StaffDocument(ActOnForm):
    """One document, what it can be had in, and adding a version."""

    audience = Audience.STAFF
    form_class = VersionForm
    template_name = "formats/staff/document.html"
    refused_at = "format"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.document = get_object_or_404(
            Document.objects.prefetch_related(VERSIONS), pk=kwargs["pk"]
        )

    def act(self, form) -> str:
        add_version(document=self.document, by=self.request.user, **form.cleaned_data)
        return reverse("formats:staff_document", args=[self.document.pk])

    def get_context_data(self, **kwargs):
        requests = self.document.requests.select_related("customer", "format")
        return super().get_context_data(
            document=self.document,
            requests=requests.order_by("-asked_on", "-pk")[:10],
            changes=changes_of(self.document, limit=5),
            **kwargs,
        )


class Withdraw(OneButton):
    audience = Audience.STAFF
    model = Document

    def act(self, document: Document) -> str:
        withdraw_document(document=document, by=self.request.user)
        return f"{document} is off the public list."

    def leads_to(self) -> str:
        return "formats:staff_documents"


class RemoveVersion(RemoveButton):
    audience = Audience.STAFF
    pk_url_kwarg = "version"

    def get_queryset(self):
        versions = Version.objects.filter(document=self.kwargs["pk"])
        return versions.select_related("document", "format")

    def act(self, version: Version) -> str:
        remove_version(version=version, by=self.request.user)
        return f"Removed: {version}."

    def leads_to(self) -> str:
        return reverse("formats:staff_document", args=[self.kwargs["pk"]])
