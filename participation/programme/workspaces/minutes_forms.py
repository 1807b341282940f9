"""Minutes of a meeting, and what it gave somebody to do."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import DateField, ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.groups.models import Membership
from participation.programme.activities.form_fields import ServiceChoice

from .models import GroupMeeting, Minutes

LONG = 40_000


class MinutesForm(PlainAnswers, OnceForm, SeenForm):
    text = forms.CharField(
        label="What was said and decided?",
        max_length=LONG,
        widget=forms.Textarea,
        help_text="Who came, and how each of you voted, stand beside them by themselves.",
    )

    class Meta:
        model = Minutes
        fields = ["text"]

    helper = SmallLabels(
        "form_token", Field.textarea("text", rows=16), Submit("save", "Save the draft")
    )


class NewVersionForm(PlainAnswers, OnceForm):
    text = forms.CharField(
        label="The minutes, as they should say",
        max_length=LONG,
        widget=forms.Textarea({"rows": 16}),
    )
    why = forms.CharField(
        label="What does this version put right, and why?",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Stands above the new version. The version before stays as it is.",
    )
    helper = SmallLabels("form_token", "text", "why", Submit("save", "Save the new version"))


class ApproveForm(PlainAnswers, OnceForm):
    at = ModelChoice(GroupMeeting.objects.none(), label="At which meeting did you approve them?")
    as_written = forms.CharField(widget=forms.HiddenInput(attrs={"id": False}), required=False)
    helper = SmallLabels("form_token", "as_written", "at", Submit("save", "They are approved"))

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].queryset = meetings
        self.fields["at"].label_from_instance = lambda meeting: meeting.day


class ToDoForm(PlainAnswers, OnceForm):
    what = forms.CharField(
        label="What is to be done?",
        max_length=200,
        help_text="Begin with a verb. Our staff read this too, and see who does it and by when.",
    )
    service = ServiceChoice()
    seat = ModelChoice(
        Membership.objects.none(),
        label="Who does it?",
        required=False,
        empty_label="Whoever of the landlord answers for this service",
    )
    due_on = DateField(label="By when?", noun="Day")
    helper = SmallLabels(
        "form_token", "what", "service", "seat", "due_on", Submit("save", "Give it to them")
    )

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].label_from_instance = lambda seat: str(seat.person)

    def clean(self):
        cleaned = super().clean()
        self.must_come("due_on")
        return cleaned


class SaidForm(PlainAnswers, OnceForm):
    words = forms.CharField(
        label="What was done?", max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    helper = SmallLabels("form_token", "words", Submit("save", "It is done"))


class SawForm(PlainAnswers, OnceForm):
    words = forms.CharField(
        label="What did you see? (optional)",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    helper = SmallLabels("form_token", "words", Submit("save", "Confirm that it is done"))
