from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fixed, Layout, Size, Submit
from django import forms

from base.accounts.models import User
from base.core.audience import Audience
from base.core.forms import DateField, MoneyField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.joining.involvement.models import Opportunity
from participation.reach.segments.models import Segment

from .models import Campaign, Link


class CampaignForm(PlainAnswers, OnceForm, SeenForm):
    segment = forms.ModelChoiceField(
        Segment.objects.in_use(),
        label="Whom is it for?",
        required=False,
        empty_label="No segment: I say it in words below",
    )
    opportunity = forms.ModelChoiceField(
        Opportunity.objects.open(),
        label="What does it ask people to do?",
        required=False,
        empty_label="Join, and choose from the menu",
    )
    starts_on = DateField(noun="Start", label="When does it start?")
    ends_on = DateField(noun="End", label="When does it end?")
    cost = MoneyField(label="What does it cost?", required=False)
    officer = forms.ModelChoiceField(
        User.objects.holding(*Audience.STAFF.value).order_by("name"), label="Who leads it?"
    )

    class Meta:
        model = Campaign
        fields = [
            "title",
            "purpose",
            "segment",
            "audience_words",
            "opportunity",
            "starts_on",
            "ends_on",
            "hoped_for",
            "cost",
            "officer",
            "learned",
        ]
        labels = {
            "title": "What is it called?",
            "purpose": "What do you hope for, and why these people?",
            "audience_words": "Whom for, in words",
            "hoped_for": "How many people do you hope will join?",
            "learned": "What have you learned?",
        }
        help_texts = {
            "audience_words": "For example: parents at the school gate.",
            "learned": "When it is over: what to do again, and what not.",
        }

    helper = SmallLabels(
        "title",
        Field.textarea("purpose", rows=3),
        "segment",
        "audience_words",
        "opportunity",
        "starts_on",
        "ends_on",
        Field.text("hoped_for", field_width=Fixed.FOUR),
        "cost",
        "officer",
        Field.textarea("learned", rows=3),
        "form_token",
        Submit("save", "Save"),
    )

    def clean(self):
        answers = super().clean()
        self.must_follow("starts_on", "ends_on", "It must end on the day it starts, or later")
        if not answers.get("segment") and not answers.get("audience_words"):
            self.add_error("audience_words", "Choose a segment, or say in words whom it is for")
        return answers


class PieceForm(PlainAnswers, OnceForm):
    name = forms.CharField(
        label="What is it?",
        max_length=80,
        help_text="For example: poster in Calder Hall. Each gets a code of its own.",
        error_messages={"required": "Say what it is"},
    )
    channel = forms.ChoiceField(label="What kind?", choices=Link.Channel.choices)
    copies = forms.IntegerField(label="How many?", required=False, min_value=1, max_value=1_000_000)

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(
        "name",
        "channel",
        Field.text("copies", field_width=Fixed.FIVE),
        "form_token",
        Submit("add", "Add it and make its code"),
    )
