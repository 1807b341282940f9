"""What a panel writes of its evidence, and what it concludes."""

from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from base.core.evidence import EVIDENCE_SOURCES
from base.core.forms import DateField, ModelChoices, PlainAnswers, SmallLabels
from base.core.layouts import SafeHTML
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from base.core.uploads import UploadField
from participation.programme.activities.part_forms import long_answer

from .models import Evidence, Finding

OPEN, ENDS = SafeString(" open"), SafeString("</div></details>")
OWN_KINDS = [choice for choice in Evidence.Kind.choices if choice[0] != Evidence.Kind.RECORD]


class WhoReads(forms.TypedChoiceField):
    def __init__(self, **kwargs):
        super().__init__(
            label="Who may read it?",
            choices=[
                ("open", "Everybody, once the report is published"),
                ("panel", "Our panel alone"),
            ],
            coerce=lambda said: said == "panel",
            widget=forms.RadioSelect,
            help_text="What only the panel reads never leaves it.",
            **kwargs,
        )


class EvidenceForm(PlainAnswers, OnceForm, SeenForm):
    kind = forms.ChoiceField(label="What is it?", choices=OWN_KINDS, widget=forms.RadioSelect)
    title = forms.CharField(label="What do you call it?", max_length=150)
    says = long_answer("What does it say?", rows=5, hint="Name nobody.")
    data_date = DateField(label="Of which day is it?", noun="Day")
    file = UploadField(
        label="The file",
        required=False,
        help_text="PDF, Word, Excel, OpenDocument, PNG, JPG or HEIC, up to "
        f"{filesizeformat(settings.MAX_UPLOAD_BYTES)}.",
    )
    is_restricted = WhoReads()

    class Meta:
        model = Evidence
        fields = ["kind", "title", "says", "data_date", "file", "is_restricted"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["is_restricted"] = "panel" if self.instance.is_restricted else "open"
        if self.instance.pk:
            del self.fields["file"]
            if not self.instance.file and "kind" in self.fields:
                self.fields["kind"].choices = [
                    one for one in OWN_KINDS if one[0] != Evidence.Kind.DOCUMENT
                ]
        if self.instance.is_from_record:
            for name in ("kind", "title", "says", "data_date"):
                del self.fields[name]
        if not self.instance.may_be_open:  # on our pages not everybody reads it either
            who = self.fields["is_restricted"]
            who.choices = [one for one in who.choices if one[0] == "panel"]
        shown = [name for name in self._meta.fields if name in self.fields]
        parts = [Field.text(name) if name == "title" else name for name in shown]
        self.helper = SmallLabels(*parts, "form_token", Submit("save", "Save"))

    def clean_data_date(self):
        day = self.cleaned_data["data_date"]
        if day > timezone.localdate():
            raise forms.ValidationError("Day must be today or earlier")
        return day

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.fields}


class RecordForm(PlainAnswers, OnceForm):
    """Pieces of the portal's record, a folded question for each source; of one with many, for each year of it."""

    def __init__(self, *args, service: str, taken: set[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.sources: list[str] = []
        for source in EVIDENCE_SOURCES:
            parts: dict[str, list[tuple[str, str]]] = {}
            for one in source.offered(service):
                name = f"{source.code}:{one.ref}"
                if name not in taken:
                    title = one.title.removesuffix(f", {one.of}") if one.of else one.title
                    parts.setdefault(one.of, []).append((name, title))
            for place, (of, offers) in enumerate(parts.items()):
                asked = f"{source.code}-{place}" if of else source.code
                self.sources.append(asked)
                self.fields[asked] = forms.MultipleChoiceField(
                    label=f"{source.title}, {of}" if of else source.title,
                    choices=offers,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
        folded = [part for name in self.sources for part in self._folded(name)]
        self.helper = SmallLabels(*folded, "form_token", Submit("save", "Take a copy of these"))

    def _folded(self, name: str) -> tuple[SafeHTML, str, SafeHTML]:
        """Closed, for there may be a hundred boxes in all; opened where somebody has ticked one."""
        field = self.fields[name]
        begins = format_html(
            '<details class="govuk-details"{}><summary class="govuk-details__summary">'
            '<span class="govuk-details__summary-text">{} ({})</span></summary>'
            '<div class="govuk-details__text">',
            OPEN if name in self.data else "",
            field.label,
            len(field.choices),
        )
        return SafeHTML(begins), name, SafeHTML(ENDS)

    def clean(self):
        cleaned = super().clean()
        self.names = [name for source in self.sources for name in cleaned.get(source, [])]
        if not self.names and not self.errors:
            self.add_error(None, "Tick what you want to take")
        return cleaned


class FindingForm(PlainAnswers, OnceForm, SeenForm):
    words = long_answer("What do you find?", rows=4, hint="Everybody reads this. Name nobody.")
    evidence = ModelChoices(
        Evidence.objects.none(),
        label="On what does it rest?",
        error_messages={"required": "Say on what evidence it rests"},
    )
    helper = SmallLabels("words", "evidence", "form_token", Submit("save", "Save the finding"))

    class Meta:
        model = Finding
        fields = ["words", "evidence"]

    def __init__(self, *args, evidence, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["evidence"].queryset = evidence

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}
