"""Votes by hand at a meeting."""

from crispy_forms_gds.layout import Submit
from django import forms

from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.people.groups.models import Membership
from participation.people.groups.services import CHOSEN_FOR

from .models import NamedHand


class MotionForm(PlainAnswers, OnceForm):
    words = forms.CharField(
        label="What do you vote on?",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="As a sentence that one is for or against: “We ask for the repairs figures each month”.",
    )
    helper = SmallLabels("form_token", "words", Submit("save", "Put it to the vote"))


class WithdrawForm(PlainAnswers, OnceForm):
    why = forms.CharField(
        label="Why is it not voted on?",
        max_length=200,
        help_text="For example: we wait for the figures. The members of the group read it.",
    )
    helper = SmallLabels("form_token", "why", Submit("save", "Withdraw it"))


class BarForm(PlainAnswers, OnceForm):
    seat = ModelChoice(Membership.objects.none(), label="Who takes no part?")
    why = forms.CharField(
        label="For what interest?",
        max_length=200,
        help_text="For example: her sister works for the contractor. The members of the group read it.",
    )
    helper = SmallLabels(
        "form_token", "seat", "why", Submit("save", "They take no part in this vote")
    )

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].label_from_instance = lambda seat: str(seat.person)


class OfficeForm(PlainAnswers, OnceForm):
    role = forms.ChoiceField(
        label="For what?",
        choices=[
            (role.value, "No office any more" if role == Membership.Role.MEMBER else role.label)
            for role in CHOSEN_FOR
        ],
        widget=forms.RadioSelect,
    )
    seat = ModelChoice(Membership.objects.none(), label="Whom did you choose?")
    helper = SmallLabels("form_token", "seat", "role", Submit("save", "Write it down"))

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].label_from_instance = lambda seat: str(seat.person)


class HandForm(PlainAnswers, OnceForm, SeenAnswers):
    seat = ModelChoice(Membership.objects.none(), label="Whose hand?")
    which = forms.ChoiceField(
        label="How?", choices=NamedHand.Which.choices, widget=forms.RadioSelect
    )
    helper = SmallLabels("form_token", "seat", "which", Submit("save", "Count this hand"))

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].label_from_instance = lambda seat: str(seat.person)
