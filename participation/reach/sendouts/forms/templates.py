"""What a template says, and whose words to look at."""

from collections.abc import Iterable

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.conf import settings

from base.core.forms import PlainAnswers
from base.core.hidden import TakesOutHidden
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.messages.contact.models import Purpose
from participation.messages.contact.texts.fields import TextMessageBox
from participation.messages.contact.unsubscribing import text_ending

from ..models import Version
from ..words import (
    AN_EXAMPLE,
    ENGLISH,
    STANDARD,
    VARIABLES,
    Wording,
    mistakes_in,
    standing_values,
)

PLACEHOLDERS = "You can write " + ", ".join(f"{{{name}}}" for name in VARIABLES) + "."


class WordsForm(PlainAnswers, forms.Form):
    """What one version says, by each way. Placeholders are checked here, before anything is kept."""

    subject = forms.CharField(label="Subject", max_length=150)
    text = forms.CharField(
        label="Email",
        max_length=10_000,
        help_text="Plain text with an empty line between paragraphs. How to stop these messages is "
        f"added for you. {PLACEHOLDERS}",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    sms = forms.CharField(
        label="Text message",
        max_length=459,
        required=False,
        help_text="Leave empty to send the words of the email. 160 letters cost least.",
        widget=TextMessageBox("text", attrs={"rows": 3}),
    )
    letter = forms.CharField(
        label="Letter",
        max_length=10_000,
        required=False,
        help_text="Leave empty to print the words of the email.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    WORDS = ("subject", "text", "sms", "letter")

    def __init__(self, *args, purpose: str = Purpose.INVITATION, **kwargs):
        super().__init__(*args, **kwargs)
        box = self.fields["sms"].widget
        box.values = standing_values() | AN_EXAMPLE
        box.ending = text_ending(purpose)
        box.words_instead = lambda: self["text"].value()

    def clean(self):
        cleaned = super().clean()
        for name in self.WORDS:
            for mistake in mistakes_in(cleaned.get(name) or ""):
                self.add_error(name, mistake)
        return cleaned

    def wording(self, language: str = ENGLISH, format_: str = STANDARD) -> Wording:
        said = self.cleaned_data
        return Wording(language, format_, *(said[name] for name in self.WORDS))


class TemplateForm(WordsForm, OnceForm):
    """A new template begins with its English words."""

    name = forms.CharField(
        label="Name of the template",
        max_length=80,
        help_text="So that a colleague finds it. Customers do not see it.",
    )
    purpose = forms.ChoiceField(
        label="What is it for?",
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        help_text="It decides who may get it: invitations and news go to those who agreed. What goes to"
        " others too, notices and what concerns something they take part in, is written by a manager.",
        error_messages={"required": "Choose what it is for"},
    )
    helper = FormHelper()
    helper.layout = Layout(
        "form_token",
        Field.text("name"),
        Field.radios("purpose"),
        *WordsForm.WORDS,
        Button.primary("save", "Save the template"),
    )

    def __init__(self, *args, purposes: Iterable[Purpose] = Purpose, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(one.value, one.label) for one in purposes]


class VersionForm(WordsForm, SeenAnswers):
    """Another language or format, or a change to one."""

    language = forms.ChoiceField(label="Language", choices=settings.CUSTOMER_LANGUAGES)
    format = forms.ChoiceField(label="Format", choices=Version.Format.choices)
    helper = FormHelper()
    helper.layout = Layout(
        "language", "format", *WordsForm.WORDS, Button.primary("save", "Save these words")
    )

    def __init__(self, *args, version: Version | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if version:
            for name in ("language", "format"):
                self.fields[name].disabled = True
            self.initial |= {name: getattr(version, name) for name in ("language", "format")}
            self.initial |= vars(version.wording)


class PreviewFor(TakesOutHidden, forms.Form):
    """Whose words to show. A name or reference; the first few that fit are offered."""

    q = forms.CharField(
        label="Name, reference or address of a customer",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
