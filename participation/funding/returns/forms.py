"""What office bearers write of their year; staff write the same for a group without a device."""

from decimal import Decimal

from crispy_forms_gds.layout import Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from base.core.forms import DateField, MoneyField, PersonNameField, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.periods import FinancialYear
from base.core.stale_edits import SeenForm
from base.core.uploads import UploadField
from participation.programme.activities.part_forms import long_answer

from .models import AnnualReturn


class ReturnForm(PlainAnswers, OnceForm, SeenForm):
    work = long_answer("What did the group do?", rows=6, required=False)
    consultations = long_answer(
        "What were you consulted on?",
        rows=4,
        required=False,
        hint="And what you said. If nobody asked you, write that.",
    )
    outcomes = long_answer(
        "What came of it?", rows=4, required=False, hint="What is better now, or will be."
    )

    class Meta:
        model = AnnualReturn
        fields = ["work", "consultations", "outcomes", "members"]
        labels = {"members": "How many members do you have?"}
        widgets = {
            "members": forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"})
        }

    helper = SmallLabels(
        *("form_token", "work", "consultations", "outcomes", "members"),
        Submit("save", "Save"),
    )

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class LineForm(PlainAnswers, OnceForm):
    comes_in = forms.TypedChoiceField(
        label="Did it come in or go out?",
        choices=[("in", "It came in"), ("out", "It went out")],
        coerce=lambda said: said == "in",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it came in or went out"},
    )
    head = forms.CharField(
        label="What was it?", max_length=100, help_text="For example: hall hire, stamps, a grant."
    )
    pounds = MoneyField(
        label="How much?",
        max_digits=9,
        min_value=Decimal("0.01"),
        error_messages={"min_value": "Enter more than nothing"},
    )
    from_grant = forms.BooleanField(label="It was paid from our grant", required=False)
    helper = SmallLabels(
        *("form_token", "comes_in", "head", "pounds", "from_grant"), Submit("save", "Save")
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("comes_in") and cleaned.get("from_grant"):
            self.add_error("from_grant", "Only what went out was paid from the grant")
        return cleaned


class AccountsForm(PlainAnswers, OnceForm):
    """``has_file``: there are accounts already, and what is said of them may be put right without sending them again."""

    file = UploadField(
        label="The accounts", error_messages={"required": "Choose the file of the accounts"}
    )
    examined_by = PersonNameField(
        label="Who examined them?", max_length=120, help_text="Somebody not on your committee."
    )
    examined_on = DateField(label="When?", noun="Day of the examination")
    shows_accounts = forms.BooleanField(
        label="Everybody may read the accounts",
        required=False,
        help_text="They then stand on the group’s page. Take out anybody’s own address first.",
    )
    helper = SmallLabels(
        *("form_token", "file", "examined_by", "examined_on", "shows_accounts"),
        Submit("save", "Save"),
    )

    def __init__(self, *args, has_file: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        limit = filesizeformat(settings.MAX_UPLOAD_BYTES)
        helps = f"For example a PDF or a photo of them, under {limit}."
        if has_file:
            self.fields["file"].required = False
            helps += " Choose none to keep the file that is there."
        self.fields["file"].help_text = helps

    def clean_examined_on(self):
        day = self.cleaned_data["examined_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Day of the examination must be today or earlier")
        return day


class GiveBackForm(PlainAnswers, OnceForm):
    because = long_answer("What is to be put right?", rows=4, hint="The group reads this.")
    helper = SmallLabels("form_token", "because", Submit("save", "Give it back"))


class YearFilter(ListFilter):
    year = forms.ChoiceField(label="Year", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        year, years = FinancialYear.current().previous, []
        for _ in range(5):
            years.append((year.code, str(year)))
            year = year.previous
        self.fields["year"].choices = [("", "All"), *years]

    def narrow(self, rows):
        self.is_valid()
        year = self.cleaned_data.get("year")
        return rows.of_year(int(year)) if year else rows
