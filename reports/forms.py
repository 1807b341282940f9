from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout, Size
from django import forms
from django.utils import timezone

from base.core.forms import PersonNameField, PlainAnswers
from base.core.once import OnceForm
from base.core.periods import Recurring
from base.core.stale_edits import SeenForm

from .kinds import ReportKind, Scope
from .models import Contribution

#: A foreword of two pages; longer is another document.
LONGEST_WORDS = 6000
#: What the people who choose one need to be told of it.
UNITS = {"year": "A year runs from 1 April to 31 March."}


def period_choices(kind: ReportKind) -> list[Choice]:
    return [
        Choice(one.code, str(one), hint=hint(kind, one)) for one in kind.offered_periods() if one
    ]


def hint(kind: ReportKind, period: Recurring) -> str | None:
    hints = []
    if period.last >= timezone.localdate():
        hints.append("Not over yet: you can look at it, and publish it after it ends.")
    # Of a kind that has subjects, what is missing depends on the subject.
    scope = Scope(kind, period)
    missing = [] if kind.subjects else Contribution.objects.missing_from(scope)
    if missing:
        left_out = " and ".join(part.label.lower() for part in missing)
        hints.append(f"Left out because nobody has written it yet: {left_out}.")
    return " ".join(hints) or None


class AskForm(PlainAnswers, OnceForm):
    """Which report of one kind: its period and its subject, where the kind has them."""

    correction = forms.CharField(
        help_text="Shown at the front of the new edition. The published one stays as it is.",
        required=False,
        max_length=500,
        widget=forms.Textarea,
    )

    def __init__(self, *args, kind: ReportKind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        unit, subjects = kind.unit, kind.subjects
        self.fields["correction"].label = (
            f"What does it correct? (only where the {unit or 'report'} "
            f"{'has a published report' if unit else 'is published already'})"
        )
        choices = []
        if unit:
            choices.append(unit)
            self.fields[unit] = forms.ChoiceField(
                label=f"Which {unit} is the report for?",
                help_text=UNITS.get(unit, ""),
                choices=period_choices(kind),
                widget=forms.RadioSelect,
                error_messages={"required": f"Choose a {unit}"},
            )
        if subjects:
            choices.append("subject")
            self.fields["subject"] = forms.ChoiceField(
                label=subjects.question,
                choices=[(one.code, one.name) for one in kind.offered_subjects() if one],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose what the report is about"},
            )
        self.order_fields([*choices, "correction"])
        self.helper = FormHelper()
        self.helper.render_hidden_fields = True
        self.helper.layout = Layout(
            *(Field.radios(name, legend_size=Size.MEDIUM) for name in choices),
            Field.textarea("correction", label_size=Size.SMALL, rows=3),
            Button("ask", "Build the report"),
        )

    @property
    def scope(self) -> Scope:
        """The report that was chosen."""
        period, subject = self.cleaned_data.get(self.kind.unit), self.cleaned_data.get("subject")
        return next(
            one
            for one in self.kind.offered()
            if (one.period is None or one.period.code == period)
            and (one.subject is None or one.subject.code == subject)
        )


class ContributionForm(PlainAnswers, SeenForm):
    only_one = True

    text = forms.CharField(
        label="Their words",
        help_text="Leave an empty line between paragraphs. They should read it before you save it.",
        max_length=LONGEST_WORDS,
        widget=forms.Textarea,
    )

    class Meta:
        model = Contribution
        fields = ["author", "author_role", "text"]
        field_classes = {"author": PersonNameField}
        labels = {"author": "Who wrote it?", "author_role": "Who are they to us?"}
        help_texts = {
            "author": "Their name as they want it printed.",
            "author_role": "For example: chair of the board, or tenant, Mill Lane.",
        }
        error_messages = {
            "author": {"required": "Enter the name of who wrote it"},
            "author_role": {"required": "Enter who they are, for example chair of the board"},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(
            Field.text("author"),
            Field.text("author_role"),
            Field.textarea("text", rows=14),
            Button("save", "Save"),
        )


class OwnWordsForm(PlainAnswers, SeenForm):
    """The same by whoever signs it, as their seat is on record."""

    only_one = True

    text = forms.CharField(
        label="Your words",
        help_text="Everybody reads them once the report is published. Leave an empty line between paragraphs.",
        max_length=LONGEST_WORDS,
        widget=forms.Textarea,
    )

    class Meta:
        model = Contribution
        fields = ["text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(Field.textarea("text", rows=14), Button("save", "Save"))
