"""What somebody hears from us, and how."""

from typing import Any

from django import forms

from participation.messages.contact.consents import questions
from participation.messages.contact.models import Purpose
from participation.people.customers.models import Channel, Customer

from .section import Section, ticks


class KeepingInTouch(Section):
    title = "How should we keep in touch?"

    preferred_channel = forms.ChoiceField(
        label="The best way to reach you",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the best way to reach you"},
    )
    language = forms.ChoiceField(label="The language you like best", initial="en")
    format = ticks(
        label="Do you need what we send in another form?", help_text="Leave empty if not."
    )

    def prepare(self):
        channels = channels_of(self.known)
        self.fields["preferred_channel"].choices = [
            (channel.value, channel.label) for channel in channels
        ]
        if len(channels) == 1:
            self.initial.setdefault("preferred_channel", channels[0].value)
        self.fields["language"].choices = list(self.lists.languages.items())
        self.tick("format")


class Consents(Section):
    title = "May we invite you to things?"
    lead = (
        "We always tell you about what you have signed up for. Choose how we may also tell you about"
        " new ways to have your say, and send you news. You can stop any of these at any time."
    )

    consents = ticks(label="Invitations: choose as many as you like, or none")
    news = ticks(label="News: choose as many as you like, or none")

    def prepare(self):
        channels = channels_of(self.known)
        for name, purpose in (("consents", Purpose.INVITATION), ("news", Purpose.MARKETING)):
            asked = questions(purpose, channels)
            self.fields[name].choices = list(asked.items())
            if not asked:
                del self.fields[name]


class Results(Section):
    """Not asked when joining: everybody hears what came of it until they say otherwise."""

    title = "Shall we tell you what came of it?"
    lead = "When you have taken part in something, we tell you what we did about it."

    wants_results = forms.TypedChoiceField(
        label="After I have taken part",
        choices=[("yes", "Tell me what came of it"), ("no", "Do not tell me")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether we tell you"},
    )

    def prepare(self):
        self.initial["wants_results"] = "yes" if self.known["wants_results"] else "no"


def channels_of(answers: dict[str, Any]) -> list[Channel]:
    """The ways in which somebody with these details can be reached."""
    details = {name: answers.get(name) or "" for name in ("email", "phone", "address")}
    return Customer(**details).channels_to_reach
