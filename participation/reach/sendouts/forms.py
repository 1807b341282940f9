import datetime as dt
from collections.abc import Iterable

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.conf import settings
from django.db import models
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers
from base.core.hidden import TakesOutHidden
from base.core.lists import ListFilter
from base.core.moments import moment
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.messages.contact.models import Purpose
from participation.messages.contact.texts.fields import TextMessageBox
from participation.messages.contact.unsubscribing import text_ending
from participation.programme.activities.models import Service
from participation.reach.segments.forms import SegmentChoiceField

from .inviting import Invitation, open_invitations
from .models import SendOut, Template, Version
from .words import (
    AN_EXAMPLE,
    ENGLISH,
    STANDARD,
    VARIABLES,
    Wording,
    mistakes_in,
    standing_values,
)

HOURS = [(hour, dt.time(hour).strftime("%-I%p").lower()) for hour in range(8, 20)]
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


class WithForm(forms.BooleanField):
    """Whether the paper form goes behind each letter."""

    def __init__(self, **kwargs):
        super().__init__(
            label="Put the paper form into each letter",
            required=False,
            help_text="Whoever gets a letter finds the questions in it, with their own code, in large print if"
            " they wish.",
            **kwargs,
        )


class SendOutForm(PlainAnswers, OnceForm):
    """Who, what and when. ``details`` is what the service takes."""

    name = forms.CharField(
        label="What do you call it?", max_length=100, help_text="Only staff see this."
    )
    segment = SegmentChoiceField()
    template = forms.ModelChoiceField(
        Template.objects.in_use(),
        label="What does it say?",
        empty_label="Choose a template",
        error_messages={"required": "Choose a template"},
    )
    invites_to = forms.ChoiceField(label="What does it invite to?", required=False)
    with_form = WithForm()
    team = forms.ChoiceField(
        label="Which team is asking?",
        choices=[("", "Choose a team"), *Service.choices],
        error_messages={"required": "Choose a team"},
    )
    day = DateField(
        noun="Day",
        label="On what day?",
        required=False,
        help_text="Leave empty to send it as soon as it is ready.",
    )
    hour = forms.TypedChoiceField(label="From what time?", choices=HOURS, coerce=int, initial=10)
    override_reason = forms.CharField(
        label="Why ask people again who were asked lately?",
        required=False,
        max_length=500,
        help_text="Leave empty, unless it cannot wait. Your reason is kept. Whoever has said no is "
        "never asked.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    helper = FormHelper()
    helper.layout = Layout(
        "form_token",
        Field.text("name"),
        "segment",
        "template",
        "invites_to",
        "with_form",
        "team",
        "day",
        "hour",
        "override_reason",
        Button.primary("save", "See who it would reach"),
    )

    def __init__(self, *args, instance: SendOut | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitations = open_invitations()
        choices = [(one.source, one.title) for one in self.invitations.values()]
        self.fields["invites_to"].choices = [("", "Nothing in particular"), *choices]
        if instance:
            local = timezone.localtime(instance.starts_at)
            keep = (
                "name",
                "segment",
                "template",
                "invites_to",
                "with_form",
                "team",
                "override_reason",
            )
            self.initial |= {name: getattr(instance, name) for name in keep}
            self.initial |= {"day": local.date(), "hour": local.hour}

    def clean_day(self) -> dt.date | None:
        day = self.cleaned_data["day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("The day must be today or later.")
        return day

    @property
    def details(self) -> dict:
        said = self.cleaned_data
        now = timezone.now()
        starts_at = now
        if said["day"]:
            starts_at = max(now, moment(said["day"], dt.time(said["hour"])))
        return {
            **{name: said[name] for name in ("name", "segment", "template", "team")},
            "override_reason": said["override_reason"],
            "with_form": said["with_form"],
            "starts_at": starts_at,
            "invitation": self.invitation,
        }

    @property
    def invitation(self) -> Invitation | None:
        return self.invitations.get(self.cleaned_data["invites_to"])


class SendOutFilter(ListFilter):
    state = forms.ChoiceField(
        label="Where it stands", required=False, choices=[("", "Any"), *SendOut.State.choices]
    )
    team = forms.ChoiceField(label="Team", required=False, choices=[("", "Any"), *Service.choices])

    def narrow(self, send_outs: models.QuerySet) -> models.QuerySet:
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return send_outs.filter(**asked)
