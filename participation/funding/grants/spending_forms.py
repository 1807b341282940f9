"""What a group writes of its spending; one of us writes the same for a group without a device."""

from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from base.core.forms import DateField, MoneyField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from base.core.uploads import PictureField, UploadField

from .forms import money
from .models import Receipt


class ReceiptForm(PlainAnswers, OnceForm):
    on = DateField(noun="Day", label="Which day is on the receipt?")
    what = forms.CharField(label="What was bought?", max_length=200)
    pounds = money("How much was it?", max_digits=8)  # so that their sum still is an amount
    file = UploadField(
        label="A photo or a file of the receipt (optional)",
        required=False,
        help_text="Without one, show us the paper or send it by post.",
    )
    helper = SmallLabels(
        "on", Field.text("what"), "pounds", "file", "form_token", Submit("save", "Add it")
    )

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The day must be today or earlier")
        return day


class ReceiptForGroupForm(ReceiptForm):
    came = forms.ChoiceField(
        label="How did it reach us?",
        choices=[one for one in Receipt.Came.choices if one[0] != Receipt.Came.PAGE],
        widget=forms.RadioSelect,
    )
    helper = SmallLabels(
        "on", Field.text("what"), "pounds", "came", "file", "form_token", Submit("save", "Add it")
    )


class AccountForm(PlainAnswers, OnceForm, SeenAnswers):
    did = forms.CharField(
        label="What did the group do with the money, and what changed?",
        max_length=4000,
        widget=forms.Textarea,
        help_text="Name nobody who does not want to be named.",
    )
    people = forms.IntegerField(
        label="How many people took part, or gained by it?",
        min_value=0,
        max_value=100_000,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"}),
    )
    case = forms.CharField(
        label="If money is left: what is your plan for it? (optional)",
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text="Say what it is for and by when. We read it before we decide on your next grant.",
    )
    helper = SmallLabels(
        Field.textarea("did", rows=5),
        "people",
        Field.textarea("case", rows=4),
        "form_token",
        Submit("save", "Send it"),
    )


class PhotoForm(PlainAnswers, OnceForm):
    file = PictureField(
        label="The photo",
        help_text=f"Smaller than {filesizeformat(settings.MAX_UPLOAD_BYTES)}. Ask whoever is in it.",
    )
    words = forms.CharField(
        label="What does it show?", max_length=200, help_text="For people who cannot see it."
    )
    helper = SmallLabels("file", Field.text("words"), "form_token", Submit("save", "Add it"))


class SettleForm(PlainAnswers, OnceForm):
    deduct = MoneyField(label="How much is taken off its next grant?", help_text="0 if nothing is.")
    why = forms.CharField(
        label="Why?", max_length=1000, widget=forms.Textarea, help_text="The group reads this."
    )
    helper = SmallLabels(
        "deduct", Field.textarea("why", rows=3), "form_token", Submit("save", "Close it")
    )
