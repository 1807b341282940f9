"""What people write about topics: a suggestion, an organisation's asking, a hand, and why."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.part_forms import long_answer

from .models import Hand


class SuggestForm(PlainAnswers, OnceForm):
    title = forms.CharField(label="What should a panel look into?", max_length=150)
    service = ServiceChoice()
    why = long_answer("Why?", rows=5, hint="What happens now, to whom, and how you know.")
    names_somebody = forms.TypedChoiceField(
        label="Does what you wrote name anybody, or tell who somebody is?",
        choices=[("no", "No"), ("yes", "Yes, or I am not sure")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        help_text="If it does, one of us reads it before anybody else can.",
        error_messages={"required": "Say whether it names anybody"},
    )
    panel = ModelChoice(Group.objects.none(), label="Which panel?")

    def __init__(self, *args, panels, **kwargs):
        super().__init__(*args, **kwargs)
        if len(panels) > 1:
            self.fields["panel"].queryset = panels
        else:
            del self.fields["panel"]
        self.helper = SmallLabels(*self.asked(), "form_token", Submit("save", "Send"))

    def asked(self) -> list:
        shown = ["title", "service", "why", "names_somebody", "panel"]
        return [
            Field.text(name) if name == "title" else name for name in shown if name in self.fields
        ]


class SuggestForSomebodyForm(SuggestForm):
    """One of us writes it down; whoever said it hears of it, if we know them."""

    reference = forms.CharField(
        label="Reference of whoever suggests it",
        max_length=30,
        required=False,
        help_text="It stands on the page of the person. Leave it empty if we do not know them.",
    )

    def asked(self) -> list:
        return [Field.text("reference"), *super().asked()]

    def clean_reference(self) -> Customer | None:
        typed = self.cleaned_data["reference"].strip()
        found = Customer.objects.filter(reference__iexact=typed, erased_at=None).first()
        if typed and found is None:
            raise forms.ValidationError("No customer has this reference")
        return found


class ReadForm(PlainAnswers, OnceForm):
    title = forms.CharField(label="Topic", max_length=150)
    why = long_answer("Why", rows=5, hint="Take out whatever tells who somebody is.")
    helper = SmallLabels(
        Field.text("title"), "why", "form_token", Submit("save", "Let everybody read it")
    )


class WhyForm(PlainAnswers, OnceForm):
    why = long_answer("Why?", rows=4)
    helper = SmallLabels("why", "form_token", Submit("save", "Save"))


class AskForm(PlainAnswers, OnceForm):
    group = ModelChoice(Group.objects.none(), label="For which organisation do you ask?")
    why = long_answer("Why does it ask?", rows=4, hint="Everybody reads this. Name nobody.")
    helper = SmallLabels("group", "why", "form_token", Submit("save", "Ask the panel"))

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups


class HandForm(PlainAnswers, OnceForm):
    """A member's own hand; whoever holds the vote chooses whose it is."""

    seat = ModelChoice(Membership.objects.none(), label="Whose hand?")
    which = forms.ChoiceField(
        label="Should the panel look into this?",
        choices=Hand.Which.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose for, against or abstains"},
    )

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].label_from_instance = lambda seat: seat.customer.name
        self.helper = SmallLabels("seat", "which", "form_token", Submit("save", "Save the hand"))


class BarForm(PlainAnswers, OnceForm):
    """A panel's members who vote on a topic, one of whom an interest bars from it."""

    seat = ModelChoice(Membership.objects.none(), label="Who takes no part?")
    why = forms.CharField(
        label="For what interest?",
        max_length=200,
        help_text="For example: her sister works for the contractor. The members of the panel and staff read it.",
    )

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].label_from_instance = lambda seat: seat.customer.name
        self.helper = SmallLabels(
            "seat", "why", "form_token", Submit("save", "They take no part in this vote")
        )


class CloseForm(PlainAnswers, OnceForm):
    reason = long_answer("Why does the panel decide so?", rows=4, hint="Everybody reads this.")
    helper = SmallLabels("reason", "form_token", Submit("save", "Close the vote"))


class CallOffForm(PlainAnswers, OnceForm):
    reason = long_answer("Why is the vote called off?", rows=4)
    helper = SmallLabels("reason", "form_token", Submit("save", "Call off the vote"))
