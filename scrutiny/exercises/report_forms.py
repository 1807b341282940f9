"""What is written of the report: its sections, comments, which facts are wrong, and what the panel recommends."""

from crispy_forms_gds.layout import Field, Fieldset, Size, Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.part_forms import long_answer
from scrutiny.recommendations.models import Benefit, Priority

from .models import ReportSection

LONGEST_SECTION = 60_000
#: Recommendations that are written on one page; the page is opened again for more.
AT_ONCE = 4


class SectionForm(PlainAnswers, OnceForm, SeenForm):
    heading = forms.CharField(label="Heading", max_length=120)
    text = forms.CharField(
        label="What do you write?",
        max_length=LONGEST_SECTION,
        widget=forms.Textarea({"rows": 18}),
        help_text="An empty line begins a paragraph. Name nobody.",
    )
    position = forms.IntegerField(
        label="At which place does it stand?",
        min_value=1,
        max_value=999,
        required=False,
        help_text="1 comes first. Leave it empty and it comes last.",
    )
    helper = SmallLabels(
        Field.text("heading"),
        "text",
        Field.text("position"),
        "form_token",
        Submit("save", "Save the section"),
    )

    class Meta:
        model = ReportSection
        fields = ["heading", "text", "position"]

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class WordsForm(PlainAnswers, OnceForm):
    words = long_answer("What do you say?", rows=4, hint="Only your panel reads this.")
    helper = SmallLabels("words", "form_token", Submit("save", "Say this"))


class FactForm(PlainAnswers, OnceForm):
    section = forms.ModelChoiceField(
        ReportSection.objects.none(),
        label="In which section?",
        required=False,
        empty_label="In none, or in several",
    )
    words = long_answer(
        "Which fact is wrong, and how do you know?",
        rows=4,
        hint="Facts alone: what the panel thinks of them is its own. Everybody reads this with the report.",
    )
    helper = SmallLabels("section", "words", "form_token", Submit("save", "Tell the panel"))

    def __init__(self, *args, sections, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections


class FactAnswerForm(PlainAnswers, OnceForm):
    changed = forms.TypedChoiceField(
        label="Did you change the report because of it?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you changed the report"},
    )
    answer = long_answer(
        "What did you change, or why did you not?", rows=4, hint="Everybody reads this."
    )
    helper = SmallLabels("changed", "answer", "form_token", Submit("save", "Save"))


class DraftsForm(PlainAnswers, OnceForm):
    """Several recommendations on one page. One that is left empty is none."""

    def __init__(self, *args, service: str, **kwargs):
        super().__init__(*args, **kwargs)
        parts = []
        for place in range(1, AT_ONCE + 1):
            asked = {
                "what": forms.CharField(
                    label="What should the landlord do?",
                    max_length=250,
                    required=False,
                    widget=forms.Textarea({"rows": 2}),
                    help_text="One thing, beginning with a verb." if place == 1 else "",
                ),
                "evidence": long_answer("What did you see and hear?", rows=3, required=False),
                "benefit": long_answer("What gets better, and for whom?", rows=2, required=False),
                "benefit_type": forms.ChoiceField(
                    label="What is it for above all?",
                    choices=[("", "Choose"), *Benefit.choices],
                    required=False,
                ),
                "priority": forms.ChoiceField(
                    label="How much does it matter?",
                    choices=Priority.choices,
                    initial=Priority.MEDIUM,
                    required=False,
                ),
                "service": ServiceChoice(required=False, initial=service),
            }
            for name, field in asked.items():
                self.fields[f"{name}_{place}"] = field
            parts.append(
                Fieldset(
                    *(f"{name}_{place}" for name in asked),
                    legend=f"Recommendation {place} on this page",
                    legend_size=Size.MEDIUM,
                )
            )
        self.names = tuple(asked)
        self.helper = SmallLabels(*parts, "form_token", Submit("save", "Save the drafts"))

    def clean(self):
        cleaned = super().clean()
        self.drafts: list[dict] = []
        for place in range(1, AT_ONCE + 1):
            one = {name: cleaned.get(f"{name}_{place}") or "" for name in self.names}
            if not any(one[name] for name in ("what", "evidence", "benefit", "benefit_type")):
                continue
            for name, value in one.items():
                if not value and f"{name}_{place}" not in self.errors:
                    self.add_error(f"{name}_{place}", self._missing(name))
            self.drafts.append(one)
        if not self.drafts and not self.errors:
            self.add_error("what_1", "Say what the landlord should do")
        return cleaned

    def _missing(self, name: str) -> str:
        return {
            "what": "Say what the landlord should do",
            "evidence": "Say what you saw and heard",
            "benefit": "Say what gets better, and for whom",
            "benefit_type": "Choose what it is for above all",
            "priority": "Say how much it matters",
            "service": "Choose a service",
        }[name]
