"""Asking for another format or language: the customer's form, and the officer's for somebody who asked."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import DateField, ModelChoice, PersonNameField, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from participation.people.customers.models import PreferenceOption

from .asking import page_asked_from
from .models import ENGLISH, LANGUAGES_TO_ASK_FOR, OTHER, Document, FormatRequest

#: British Sign Language is asked for as a format, so that it is counted once.
WRITTEN_OR_SPOKEN = [choice for choice in LANGUAGES_TO_ASK_FOR if choice[0] != "bfi"]


class AskForm(PlainAnswers, OnceForm):
    what = forms.CharField(
        label="What would you like to read?",
        max_length=200,
        help_text="For example: the letter about my rent, or the page about the play park.",
        error_messages={"required": "Say what you would like to read"},
    )
    format = ModelChoice(
        PreferenceOption.objects.none(),
        label="Which format?",
        required=False,
        blank=True,
        empty_label="Usual print, in another language",
        describe=lambda option: {"hint": option.hint},
    )
    language = forms.ChoiceField(
        label="Which language?", choices=WRITTEN_OR_SPOKEN, initial=ENGLISH
    )
    details = forms.CharField(
        label="Anything else we should know? (optional)",
        required=False,
        max_length=1000,
        help_text="For example: 24 point print, or on yellow paper.",
        widget=forms.Textarea,
    )
    name = PersonNameField(
        label="Your name",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": "Enter your name"},
    )
    reach = forms.CharField(
        label="How can we reach you?",
        max_length=254,
        help_text="An email address, a phone number or your address.",
        error_messages={"required": "Enter an email address, a phone number or your address"},
    )
    document = forms.ModelChoiceField(
        Document.objects.in_use(), required=False, widget=forms.HiddenInput
    )
    # Kept in the page, so that it may have been changed: what is no page of ours is left out.
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    button = "Ask for it"

    def __init__(self, *args, customer=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["format"].queryset = PreferenceOption.objects.of("format")
        if customer is not None:
            del self.fields["name"], self.fields["reach"]
        self.helper = SmallLabels(*self.laid_out(), Submit("ask", self.button))

    def laid_out(self) -> list:
        shown = {"details": Field.textarea("details", rows=3)}
        return [shown.get(name, name) for name in self.fields]

    def clean_page(self) -> str:
        return page_asked_from(self.cleaned_data["page"])

    def clean(self):
        answers = super().clean()
        language = answers.get("language")
        if "format" in answers and answers["format"] is None and language == ENGLISH:
            self.add_error("format", "Choose a format, or a language other than English below")
        if language == OTHER and not answers.get("details"):
            self.add_error("details", "Say which language you need")
        return answers


class TakeForm(AskForm):
    """What an officer writes down for somebody who asked them."""

    how = forms.ChoiceField(
        label="How did they ask?",
        choices=[choice for choice in FormatRequest.How.choices if choice[0] != "online"],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they asked"},
    )
    asked_on = DateField(noun="Day they asked", label="When did they ask?")

    button = "Save"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].label = "What would they like to read?"
        if "name" in self.fields:
            self.fields["name"].label = "Their name"
            self.fields["reach"].label = "How can we reach them?"


class AnswerForm(PlainAnswers, OnceForm):
    """It is ready, or it cannot be done: either way in words that the person gets."""

    MET, REFUSED = "met", "refused"

    outcome = forms.ChoiceField(
        label="What happened?",
        choices=[(MET, "It is ready"), (REFUSED, "We cannot do it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened"},
    )
    words = forms.CharField(
        label="How do they get it, or why not?",
        max_length=300,
        widget=forms.Textarea,
        help_text="These words go to the person. For example: “We posted the large print today.”",
        error_messages={"required": "Say how they get it, or why we cannot do it"},
    )

    helper = SmallLabels(
        "outcome",
        Field.textarea("words", rows=3, max_characters=300),
        "form_token",
        Submit("save", "Save and tell them"),
    )


class RequestFilter(ListFilter):
    """Without a choice: who waits."""

    everything = {"state": "all"}
    STATES = [
        ("", "Waiting"),
        ("late", "Late"),
        ("met", "Met"),
        ("refused", "Refused"),
        ("all", "All"),
    ]

    state = forms.ChoiceField(label="Show", choices=STATES, required=False)
    format = forms.ModelChoiceField(
        PreferenceOption.objects.filter(kind="format"), required=False, empty_label="Any"
    )

    def narrow(self, requests):
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("format"):
            requests = requests.filter(format=asked["format"])
        match asked.get("state"):
            case "late":
                return requests.overdue()
            case "met":
                return requests.met()
            case "refused":
                return requests.filter(refused_on__isnull=False)
            case "all":
                return requests
        return requests.waiting()
