"""The register of documents: searched by everybody, kept by staff."""

from crispy_forms_gds.layout import Submit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.template.defaultfilters import filesizeformat

from base.core.folding import every_word
from base.core.forms import DateField, ModelChoice, PlainAnswers, SmallLabels
from base.core.hidden import TakesOutHidden
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from base.core.uploads import UploadField
from participation.people.customers.models import PreferenceOption

from .models import ENGLISH, USUAL, Document, DocumentQuerySet, Version

IS_URL = URLValidator(schemes=["http", "https"])


class DocumentFilter(TakesOutHidden, forms.Form):
    """Everything is optional; what cannot be understood narrows nothing."""

    title = forms.CharField(label="Words in the title", required=False)
    format = forms.ModelChoiceField(
        PreferenceOption.objects.filter(kind="format"),
        label="Format",
        required=False,
        empty_label="Any format",
    )
    language = forms.ChoiceField(
        label="Language",
        required=False,
        choices=[("", "Any language"), *settings.CUSTOMER_LANGUAGES],
    )

    def narrow(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        documents = documents.filter(every_word(asked.get("title", ""), "title"))
        version = {name: asked[name] for name in ("format", "language") if asked.get(name)}
        if version:
            documents = documents.filter(
                pk__in=Version.objects.filter(**version).values("document")
            )
        return documents


class StaffDocumentFilter(DocumentFilter, ListFilter):
    pass


class DocumentForm(PlainAnswers, OnceForm, SeenForm):
    address = forms.CharField(
        label="Where is it read online?",
        required=False,
        max_length=300,
        help_text="A page of this site, like /consultations/rent-2027/, or a whole web address.",
    )
    published_on = DateField(noun="Day it was published", label="When was it published?")
    review_on = DateField(
        noun="Day of the review", label="When do we look at it again?", required=False
    )

    class Meta:
        model = Document
        fields = ["title", "kind", "address", "published_on", "review_on"]
        labels = {"title": "What is it called?", "kind": "What kind of document is it?"}

    helper = SmallLabels(
        "title",
        "kind",
        "address",
        "published_on",
        "review_on",
        "form_token",
        Submit("save", "Save"),
    )

    def clean(self):
        answers = super().clean()
        self.must_come("review_on")
        return answers

    def clean_address(self) -> str:
        address = self.cleaned_data["address"].strip()
        if not address or (address.startswith("/") and not address.startswith("//")):
            return address
        try:
            IS_URL(address)
        except ValidationError:
            raise ValidationError(
                "Enter a page of this site, beginning with /, or an address beginning with https://"
            ) from None
        return address


class VersionForm(PlainAnswers, OnceForm):
    format = ModelChoice(
        PreferenceOption.objects.none(),
        label="Which format?",
        required=False,
        blank=True,
        empty_label=USUAL,
    )
    language = forms.ChoiceField(
        label="Which language?", choices=settings.CUSTOMER_LANGUAGES, initial=ENGLISH
    )
    file = UploadField(
        label="The file, if there is one",
        required=False,
        help_text=f"PDF, Word, OpenDocument or a picture, up to {filesizeformat(settings.MAX_UPLOAD_BYTES)}.",
    )
    link = forms.URLField(
        label="Or its address",
        required=False,
        assume_scheme="https",
        help_text="Of a film or a recording. Leave both empty if we make it when somebody asks.",
        error_messages={"invalid": "Enter an address, like https://films.example.org/rent"},
    )

    helper = SmallLabels(
        "format", "language", "file", "link", "form_token", Submit("add", "Add this version")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["format"].queryset = PreferenceOption.objects.of("format")

    def clean(self):
        answers = super().clean()
        if answers.get("file") and answers.get("link"):
            self.add_error("link", "Give the file or the address, not both")
        return answers
