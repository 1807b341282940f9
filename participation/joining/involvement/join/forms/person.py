"""Who somebody is, how they are reached, and where they live."""

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import ConditionalQuestion, ConditionalRadios
from django import forms

from base.core.forms import PersonNameField, PhoneField, PostcodeField

from ..lists import ELSEWHERE
from .section import Section

#: Said to whoever has no home from us, where they say so (T-03, B-11).
COUNTED_APART = "You are our customer too. In our figures we count you apart."
WIDE_ENOUGH = "govuk-!-width-two-thirds"


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
