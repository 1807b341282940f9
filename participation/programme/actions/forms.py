"""What staff write about an action."""

import datetime as dt

from crispy_forms_gds.layout import Submit
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.folding import every_word
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from base.core.uploads import UploadField

from ..activities.form_fields import ServiceChoice
from ..activities.models import Service
from ..activities.outcomes.forms import people_to_answer
from .models import Action

LONG = 2_000


def words(label: str, *, rows: int = 3, required: bool = True, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONG,
        required=required,
        help_text=hint,
        widget=forms.Textarea({"rows": rows}),
    )


class ActionForm(PlainAnswers, OnceForm, SeenForm):
    what = forms.CharField(
        label="What will be done?",
        max_length=200,
        help_text="Begin with a verb. For example: Write the fund’s name on page one of the letter.",
    )
    details = words("More about it", required=False)
    service = ServiceChoice()
    owner = forms.ModelChoiceField(User.objects.none(), label="Who does it?", empty_label="Choose")
    confirmer = forms.ModelChoiceField(
        User.objects.none(),
        label="Who confirms that it is done?",
        empty_label="Choose",
        help_text="Somebody other than whoever does it.",
    )

    class Meta:
        model = Action
        fields = ["what", "details", "service", "owner", "confirmer"]

    def __init__(self, *args, group: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_to_answer(self.instance.owner_id)
        if group:
            del self.fields["confirmer"]
        else:
            self.fields["confirmer"].queryset = people_to_answer(self.instance.confirmer_id)
        self.helper = SmallLabels("form_token", *self.on_page(), Submit("save", "Save this action"))

    def on_page(self) -> list[str]:
        return [name for name in self._meta.fields if name in self.fields]

    def clean(self):
        cleaned = super().clean()
        owner, confirmer = cleaned.get("owner"), cleaned.get("confirmer")
        if owner and owner == confirmer:
            self.add_error("confirmer", "Choose somebody other than the person who does it")
        return cleaned

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.on_page()}


class NewActionForm(ActionForm):
    due_on = DateField(label="By when?", noun="Date it is due")

    def on_page(self) -> list[str]:
        return [*super().on_page(), "due_on"]

    def clean_due_on(self) -> dt.date:
        due_on = self.cleaned_data["due_on"]
        if due_on < timezone.localdate():
            raise forms.ValidationError("Date it is due must be today or later")
        return due_on


class NoteForm(PlainAnswers, OnceForm):
    words = words("What happened?")

    helper = SmallLabels("form_token", "words", Submit("save", "Add this note"))


class TimeForm(PlainAnswers, OnceForm):
    due_on = DateField(label="Until when?", noun="Date it is due")
    why = words("Why is more time needed?", hint="The first day stays on record beside it.")

    helper = SmallLabels("form_token", "due_on", "why", Submit("save", "Give more time"))

    def clean_due_on(self) -> dt.date:
        due_on = self.cleaned_data["due_on"]
        if due_on < timezone.localdate():
            raise forms.ValidationError("Date it is due must be today or later")
        return due_on


class DoneForm(PlainAnswers, OnceForm):
    on = DateField(label="When was it done?", noun="Date it was done")
    words = words("What was done?")

    helper = SmallLabels("form_token", "on", "words", Submit("save", "It is done"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())


class ProofForm(PlainAnswers, OnceForm):
    title = forms.CharField(label="What does it show?", max_length=150)
    file = UploadField(label="A file", required=False)
    link = forms.URLField(
        label="Or the address of a page",
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput({"inputmode": "url"}),
    )

    helper = SmallLabels("form_token", "title", "file", "link", Submit("save", "Add this proof"))

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned.get("file")) == bool(cleaned.get("link")):
            self.add_error("file", "Choose a file, or write the address of a page")
        return cleaned


class WhyForm(PlainAnswers, OnceForm):
    why = words("Why?")

    helper = SmallLabels("form_token", "why", Submit("save", "Save"))


class ConfirmForm(PlainAnswers, OnceForm):
    words = words("What did you see?", required=False, hint="If there is something to say.")

    helper = SmallLabels("form_token", "words", Submit("save", "Confirm that it is done"))


class TellForm(PlainAnswers, OnceForm):
    said = forms.CharField(
        label="What did customers say?",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="In their own words where you can. No names: everyone can read this.",
    )
    said_on = DateField(label="When did they say it?", noun="Date it was said")
    answer = words(
        "What are we doing about it?",
        hint="To a tenant, in a few sentences. Everyone can read this.",
    )

    helper = SmallLabels(
        "form_token", "said", "said_on", "answer", Submit("save", "Tell customers")
    )

    def clean_said_on(self) -> dt.date:
        said_on = self.cleaned_data["said_on"]
        if said_on > timezone.localdate():
            raise forms.ValidationError("Date it was said must be today or earlier")
        return said_on


STANDING = (
    ("", "To do"),
    ("overdue", "Overdue"),
    ("confirm", "To confirm"),
    ("confirmed", "Confirmed"),
    ("off", "Called off"),
    ("all", "All"),
)


class ActionFilter(ListFilter):
    words = forms.CharField(label="Words", max_length=100, required=False)
    standing = forms.ChoiceField(label="Where it stands", choices=STANDING, required=False)
    service = forms.ChoiceField(
        label="Service", choices=[("", "Every service"), *Service.choices], required=False
    )
    later = forms.BooleanField(label="Given more time", required=False)

    everything = {"standing": "all"}

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        asked = self.cleaned_data
        rows = rows.filter(every_word(asked.get("words", ""), "what", "came_from"))
        match asked.get("standing", ""):
            case "":
                rows = rows.open()
            case "overdue":
                rows = rows.overdue()
            case "confirm":
                rows = rows.to_confirm()
            case "confirmed":
                rows = rows.filter(confirmed_on__isnull=False)
            case "off":
                rows = rows.filter(called_off_on__isnull=False)
        if service := asked.get("service"):
            rows = rows.filter(service=service)
        return rows.filter(~Q(due_on=F("first_due_on"))) if asked.get("later") else rows
