"""The pages of Join, one topic each. The same forms change the answers later at ``/me/``.

Every form speaks in *answers*: plain values by the names that ``customers.services.record_answers``
knows, fit to be kept as JSON. ``answers`` given to a form is what is known so far.
"""

from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import (
    ConditionalQuestion,
    ConditionalRadios,
    Field,
    Layout,
)
from django import forms

from base.core.forms import PersonNameField, PhoneField, PlainAnswers, PostcodeField
from base.core.once import OnceForm
from participation.messages.contact.consents import questions
from participation.messages.contact.models import Purpose
from participation.people.customers.models import Channel, Customer

from ..lists import ELSEWHERE, Lists

#: Said to whoever has no home from us, where they say so (T-03, B-11).
COUNTED_APART = "You are our customer too. In our figures we count you apart."
WIDE_ENOUGH = "govuk-!-width-two-thirds"


class Section(PlainAnswers, forms.Form):
    title: str
    lead = ""
    button = "Continue"

    def __init__(self, *args, lists: Lists, answers: dict[str, Any], **kwargs):
        super().__init__(*args, **kwargs)
        self.lists = lists
        self.known = answers
        self.prepare()
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.laid_out())

    def prepare(self) -> None:
        """Fill the lists to choose from."""

    def laid_out(self) -> list:
        return list(self.fields)

    def answers(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def tick(self, kind: str) -> None:
        self.fields[kind].choices = [
            Choice(option.code, option.label, hint=option.hint)
            for option in self.lists.options[kind]
        ]


def ticks(**kwargs) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False, **kwargs)


class WhoAndHow(Section):
    """A name and one way to reach the person. With scripts each way's boxes show when it is chosen;
    without them all the boxes show, and those of the other ways are ignored."""

    title = "Your name and how to reach you"
    BOXES = {
        "email": ("email", "mobile"),
        "phone": ("phone",),
        "post": ("address", "postcode"),
    }
    EMAIL, PHONE, POST = "Email me", "Ring me: I do not use email", "I would rather you wrote to me"

    name = PersonNameField(
        label="Your name",
        widget=forms.TextInput(
            attrs={"autocomplete": "name", "spellcheck": "false", "class": WIDE_ENOUGH}
        ),
        error_messages={"required": "Enter your name"},
    )
    reach = forms.ChoiceField(
        label="How can we reach you?",
        choices=[("email", EMAIL), ("phone", PHONE), ("post", POST)],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how we can reach you"},
    )
    email = forms.EmailField(
        max_length=254,
        required=False,
        label="Email address",
        help_text="We will send a code to it, to be sure that it is yours.",
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "spellcheck": "false", "class": WIDE_ENOUGH}
        ),
        error_messages={"invalid": "Enter an email address, like name@example.com"},
    )
    mobile = PhoneField(required=False, label="Mobile number, if you like texts too (optional)")
    phone = PhoneField(required=False, label="Phone number")
    address = forms.CharField(
        max_length=200,
        required=False,
        label="House number, street and town",
        widget=forms.TextInput(attrs={"autocomplete": "address-line1", "class": WIDE_ENOUGH}),
    )
    postcode = PostcodeField(required=False)

    MISSING = {
        "email": "Enter your email address",
        "phone": "Enter your phone number",
        "address": "Enter your house number, street and town",
        "postcode": "Enter your postcode",
    }

    def prepare(self):
        if proved := self.known.get("proved_email"):
            self.fields["email"].disabled = True
            self.fields["email"].initial = self.initial["email"] = proved
            self.fields["email"].help_text = "This is the address you signed in with."

    def laid_out(self):
        questions = {"email": self.EMAIL, "phone": self.PHONE, "post": self.POST}
        return [
            "name",
            ConditionalRadios(
                "reach",
                *(
                    ConditionalQuestion(questions[channel], *self.BOXES[channel])
                    for channel in self.BOXES
                ),
            ),
        ]

    def clean(self):
        cleaned = super().clean()
        reach = cleaned.get("reach")
        for channel, boxes in self.BOXES.items():
            for box in boxes:
                if channel != reach:
                    self.errors.pop(box, None)
                    cleaned[box] = ""
                elif box in self.MISSING and not cleaned.get(box) and box not in self.errors:
                    self.add_error(box, self.MISSING[box])
        return cleaned

    def answers(self):
        said = self.cleaned_data
        channels = {
            "email": {"email": said["email"], "phone": str(said["mobile"])},
            "phone": {"phone": str(said["phone"])},
            "post": {"address": said["address"], "postcode": said["postcode"]},
        }
        return {"name": said["name"], "reach": said["reach"], **channels[said["reach"]]}


class Details(Section):
    """How to reach somebody who is signed in. The email address changes by proving the new one."""

    title = "Your name and contact details"
    button = "Save"

    name = PersonNameField(
        label="Your name",
        widget=forms.TextInput(
            attrs={"autocomplete": "name", "spellcheck": "false", "class": WIDE_ENOUGH}
        ),
        error_messages={"required": "Enter your name"},
    )
    phone = PhoneField(required=False, label="Phone number (optional)")
    address = forms.CharField(
        max_length=200,
        required=False,
        label="House number, street and town (optional)",
        widget=forms.TextInput(attrs={"autocomplete": "address-line1", "class": WIDE_ENOUGH}),
    )

    def prepare(self):
        if self.known.get("reference"):
            del self.fields["address"]  # a tenancy's address comes from the housing system

    def answers(self):
        return {**self.cleaned_data, "phone": str(self.cleaned_data["phone"] or "")}


class Home(Section):
    title = "Your home"
    lead = "So that we can tell you about what happens near you, and about what is meant for you."

    postcode = PostcodeField(required=False)
    area = forms.ChoiceField(required=False, label="If you do not know it, choose your area")
    tenure = forms.ChoiceField(
        label="Which of these fits you best?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which of these fits you best"},
    )

    def prepare(self):
        self.fields["tenure"].choices = [
            Choice(one.code, one.plain_name, hint="" if one.in_main_count else COUNTED_APART)
            for one in self.lists.tenures
        ]
        if self.known.get("reach") == "post":  # the address to write to has the postcode already
            del self.fields["postcode"], self.fields["area"]
            return
        self.fields["area"].choices = [
            ("", "Choose an area"),
            *self.lists.estates_by_area(),
            (ELSEWHERE, "Somewhere else"),
        ]

    def clean(self):
        cleaned = super().clean()
        if not {"postcode", "area"} & self.errors.keys() and not (
            cleaned.get("postcode") or cleaned.get("area") or self.known.get("reach") == "post"
        ):
            self.add_error("postcode", "Enter your postcode, or choose your area")
        return cleaned


class HowFar(Section):
    title = "How far would you like to get involved?"
    lead = (
        "Start wherever you like. You can change this at any time, and nobody is signed up to"
        " meetings by choosing here."
    )

    level = forms.ChoiceField(
        label="Choose one",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far you would like to get involved"},
    )

    def prepare(self):
        rungs = len(self.lists.levels)
        self.fields["level"].choices = [
            Choice(
                one.code,
                one.invitation,
                hint=one.description,
                time=one.time_needed,
                mark=(one.rank, rungs),
            )
            for one in self.lists.levels
        ]

    def laid_out(self):
        return [Field("level", template="gds/choice_cards.html")]


class Methods(Section):
    title = "How do you like to take part?"
    method = ticks(label="Choose as many as you like")

    def prepare(self):
        self.tick("method")


class Topics(Section):
    title = "What matters to you?"
    lead = "We will tell you first about the things you choose here."
    topic = ticks(label="Choose as many as you like")

    def prepare(self):
        self.tick("topic")


class Times(Section):
    title = "When are you usually free?"
    time = ticks(label="Choose as many as you like")

    def prepare(self):
        self.tick("time")


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


class Support(Section):
    title = "What would help you take part?"
    lead = (
        "We pay for travel and care where you need them. Tell us, and we will arrange it each time."
    )

    support = ticks(label="Choose as many as you like")
    support_notes = forms.CharField(
        max_length=1000,
        required=False,
        label="Anything else that would help, in your own words (optional)",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    digital = ticks(
        label="What would help you do things online?",
        help_text="Leave empty if you manage, or do not want to. Nobody has to be online here.",
    )

    def prepare(self):
        self.tick("support")
        self.tick("digital")

    def laid_out(self):
        return ["support", "digital", Field.textarea("support_notes", max_characters=1000, rows=4)]


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


class Send(OnceForm):
    """The check page: nothing to fill in, and sent twice it acts once."""


def channels_of(answers: dict[str, Any]) -> list[Channel]:
    """The ways in which somebody with these details can be reached."""
    details = {name: answers.get(name) or "" for name in ("email", "phone", "address")}
    return Customer(**details).channels_to_reach
