"""What staff choose from the bank, and what administrators put right in it."""

from collections.abc import Iterable

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers

from ..models import BankEntry
from ..models.bank import LANDLORD, NOT_CHECKED
from .ready import READY


class BankFilter(ListFilter):
    collection = forms.ChoiceField(
        label="For whom they are asked",
        choices=[("", "Everybody"), *BankEntry.Collection.choices],
        required=False,
    )
    checked = forms.ChoiceField(
        label="Checked?",
        choices=[("", "Either"), ("no", "Not checked yet"), ("yes", "Checked")],
        required=False,
    )
    years = forms.ChoiceField(
        label="Years", choices=[("", "Asked today"), ("all", "All years")], required=False
    )
    everything = {"years": "all"}

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        chosen = self.cleaned_data
        if collection := chosen.get("collection"):
            rows = rows.filter(collection=collection)
        if checked := chosen.get("checked"):
            rows = rows.filter(checked_on__isnull=checked == "no")
        return rows if chosen.get("years") == "all" else rows.valid_on(timezone.localdate())


class AddFromBankForm(PlainAnswers, OnceForm):
    """One list of boxes to tick for each regulator; what is asked already is not offered."""

    def __init__(self, *args, entries: Iterable[BankEntry], **kwargs):
        super().__init__(*args, **kwargs)
        self.entries = {str(entry.pk): entry for entry in entries}
        for collection in BankEntry.Collection:
            choices = [
                _offered(pk, entry)
                for pk, entry in self.entries.items()
                if entry.collection == collection
            ]
            if choices:
                self.fields[collection.value] = forms.MultipleChoiceField(
                    label=collection.label,
                    choices=choices,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
        self.helper = FormHelper()
        self.helper.legend_size = Size.MEDIUM
        self.helper.layout = Layout(*self.fields, Submit("add", "Add these questions"))

    def clean(self):
        cleaned = super().clean()
        self.chosen = [
            self.entries[pk]
            for collection in BankEntry.Collection
            for pk in cleaned.get(collection.value, ())
        ]
        if not self.chosen and not self.errors:
            raise ValidationError("Choose at least one question")
        return cleaned


def _offered(pk: str, entry: BankEntry) -> Choice:
    words = f"{entry.indicator}: {entry.words}" if entry.indicator else entry.words
    return Choice(pk, words, hint="" if entry.is_checked else f"{NOT_CHECKED}.")


class BeginFromForm(PlainAnswers, OnceForm):
    ready = forms.ChoiceField(
        label="Which one?",
        choices=[Choice(one.code, one.title, hint=one.about) for one in READY.values()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one to begin from"},
    )

    helper = SmallLabels("ready", "form_token", Submit("begin", "Begin from this"))


class CheckEntryForm(PlainAnswers, SeenAnswers):
    """Held against the regulator's own text. ``instance`` is the question as the bank has it."""

    words = forms.CharField(
        label="The question, word for word",
        max_length=300,
        widget=forms.Textarea,
        help_text=f"Write {LANDLORD} where the name of the landlord stands.",
    )
    help_text = forms.CharField(
        label="Help that belongs to it",
        max_length=500,
        required=False,
        widget=forms.Textarea,
    )
    source_address = forms.URLField(
        label="Where is the regulator’s text?",
        max_length=500,
        assume_scheme="https",
        help_text="The address of the page or document that you read.",
        error_messages={"invalid": "Enter an address that begins with https://"},
    )
    checked_on = DateField(label="When did you read it?", noun="Day you read it")
    same_answers = forms.BooleanField(
        label="The answers and their order are the same, too",
        error_messages={
            "required": "Compare the answers. If they are others, begin new words from the day they stand"
        },
    )

    def __init__(self, *args, instance: BankEntry, **kwargs):
        initial = {
            **{name: getattr(instance, name) for name in ("words", "help_text", "source_address")},
            "checked_on": timezone.localdate(),
            **kwargs.pop("initial", {}),
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.helper = SmallLabels(
            Field.textarea("words", rows=4),
            Field.textarea("help_text", rows=2),
            "same_answers",
            "source_address",
            "checked_on",
            Submit("check", "I have checked it"),
        )


class EditionForm(PlainAnswers, OnceForm):
    """Other words from a day on."""

    words = forms.CharField(
        label="The new words",
        max_length=300,
        widget=forms.Textarea,
        help_text=f"Write {LANDLORD} where the name of the landlord stands.",
    )
    answers = forms.CharField(
        label="Answers, one on each line",
        max_length=6000,
        widget=forms.Textarea,
        help_text="An answer that keeps its words keeps its part in the percentage.",
    )
    valid_from = DateField(label="From which day?", noun="First day")
    source = forms.CharField(label="Who says so, and where?", max_length=300)

    helper = SmallLabels(
        Field.textarea("words", rows=4),
        Field.textarea("answers", rows=6),
        "valid_from",
        "source",
        "form_token",
        Submit("begin", "Begin the new words"),
    )

    def __init__(self, *args, instance: BankEntry, **kwargs):
        written = {
            "words": instance.words,
            "answers": "\n".join(one["words"] for one in instance.answers),
            "source": instance.source,
        }
        super().__init__(*args, initial={**written, **kwargs.pop("initial", {})}, **kwargs)

    def clean_answers(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["answers"].splitlines()]
        answers = [line for line in lines if line]
        if len(answers) < 2:
            raise ValidationError("Write at least two answers to choose from")
        return answers
