"""The register of documents and their versions, as staff keep it."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, quiet, tag, told
from base.core.views import FormAboutRow, OneButton, RemoveButton, WriteRow

from .document_forms import DocumentForm, StaffDocumentFilter, VersionForm
from .models import Document, Version
from .services import add_version, remove_version, save_document, withdraw_document
from .views import VERSIONS


class Documents(StaffList):
    audience = Audience.STAFF
    title = "Documents and their formats"
    one, many = "document", "documents"
    columns = (
        Column("Document", sort="title", also=("Kind", "Published", "Withdrawn")),
        Column("To be had in", sort="versions_kept"),
        Column("Look at it again", sort="review_on"),
    )
    opens_with = ("title",)
    filter_class = StaffDocumentFilter
    queryset = Document.objects.annotate(versions_kept=Count("versions")).prefetch_related(VERSIONS)
    nothing = nothing_fits = "No document here yet."
    back = ("formats:requests", "Other formats and languages")
    template_name = "formats/staff/documents.html"
    context_object_name = "documents"

    def look_up(self, rows: list[Document]) -> None:
        self.today = timezone.localdate()
        self.page_of = addresses("formats:staff_document")

    def row(self, row: Document):
        kind, on = row.get_kind_display(), row.published_on
        withdrawn = row.withdrawn_at is not None
        versions = [
            f"{version}{' (on request)' if version.on_request else ''}"
            for version in row.versions.all()
        ]
        return (
            lines(
                link(row.title, self.page_of(row.pk)),
                told(f"{kind}, {in_words(on)}", kind),
                told("", on),
                tag("Withdrawn", "not_possible") if withdrawn else told("", ""),
            ),
            lines(*versions) if versions else "Nothing else yet",
            self.look_again(row, withdrawn),
        )

    def look_again(self, row: Document, withdrawn: bool):
        if row.review_on and row.review_on <= self.today and not withdrawn:
            return lines(
                told("", row.review_on), tag("Due", "late"), quiet(row.review_on, in_file=False)
            )
        return row.review_on


class WriteDocument(WriteRow):
    """A new document on the register, or one that is there."""

    audience = Audience.STAFF
    form_class = DocumentForm
    template_name = "formats/staff/write_document.html"
    model = Document
    context_object_name = "document"

    def act(self, form) -> str:
        saved = save_document(by=self.request.user, document=self.row, **form.cleaned_data)
        return reverse("formats:staff_document", args=[saved.pk])


class StaffDocument(FormAboutRow):
    """One document, what it can be had in, and adding a version."""

    audience = Audience.STAFF
    form_class = VersionForm
    template_name = "formats/staff/document.html"
    refused_at = "format"
    context_object_name = "document"

    def get_queryset(self):
        return Document.objects.prefetch_related(VERSIONS)

    def act(self, form) -> str:
        add_version(document=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("formats:staff_document", args=[self.row.pk])

    def get_context_data(self, **kwargs):
        requests = self.row.requests.select_related("customer", "format")
        return super().get_context_data(
            requests=requests.order_by("-asked_on", "-pk")[:10],
            changes=changes_of(self.row, limit=5),
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
