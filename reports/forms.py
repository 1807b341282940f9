from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout, Size
from django import forms

from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.periods import FinancialYear

from .models import Contribution

#: A foreword of two pages; longer is another document.
LONGEST_WORDS = 6000


def reportable_years() -> list[FinancialYear]:
    """The year that ended last, which a report is usually for, the one before, and this one."""
    this = FinancialYear.current()
    return [this.previous, this.previous.previous, this]


def year_choices() -> list[Choice]:
    choices = []
    for year in reportable_years():
        missing = Contribution.objects.missing_from(year.start_year)
        left_out = " and ".join(part.label.lower() for part in missing)
        hints = [f"Left out because nobody has written it yet: {left_out}."] if missing else []
        if year.last >= FinancialYear.current().first:
            hints.insert(0, "Not over yet: you can look at it, and publish it after it ends.")
        choices.append(Choice(year.start_year, str(year), hint=" ".join(hints) or None))
    return choices


class AskForm(PlainAnswers, OnceForm):
    year = forms.TypedChoiceField(
        label="Which year is the report for?",
        help_text="A year runs from 1 April to 31 March.",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a year"},
    )
    correction = forms.CharField(
        label="What does it correct? (only where the year has a published report)",
        help_text="Shown at the front of the new edition. The published one stays as it is.",
        required=False,
        max_length=500,
        widget=forms.Textarea,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = year_choices()  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.render_hidden_fields = True
        self.helper.layout = Layout(
            Field.radios("year", legend_size=Size.MEDIUM),
            Field.textarea("correction", label_size=Size.SMALL, rows=3),
            Button("ask", "Build the report"),
        )


class ContributionForm(PlainAnswers, forms.ModelForm):
    text = forms.CharField(
        label="Their words",
        help_text="Leave an empty line between paragraphs. They should read it before you save it.",
        max_length=LONGEST_WORDS,
        widget=forms.Textarea,
    )

    class Meta:
        model = Contribution
        fields = ["author", "author_role", "text"]
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
