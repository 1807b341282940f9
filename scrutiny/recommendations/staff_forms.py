"""What the landlord answers to a recommendation."""

import datetime as dt

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Layout, Size, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.people.customers.models import Customer
from participation.programme.activities.outcomes.forms import people_to_answer
from participation.programme.activities.part_forms import long_answer

from .models import Answer
from .models.rounds import NEEDS_REASON
from .services import Planned

#: With the reply; more are made on the page of the recommendation.
MOST_ACTIONS = 3


class ReplyForm(PlainAnswers, OnceForm):
    answer = forms.ChoiceField(
        label="What do you say to it?", choices=Answer.choices, widget=forms.RadioSelect
    )
    words = long_answer(
        "Your reply to the panel", rows=4, hint="Everybody reads this. Name nobody."
    )
    reason = long_answer(
        "Why not, or why only in part?",
        rows=4,
        required=False,
        hint="Needed unless you accept it as a whole. Everybody reads this.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parts = []
        for place in range(1, MOST_ACTIONS + 1):
            self._ask_for_action(place)
            parts.append(
                Fieldset(
                    Field.text(f"what_{place}"),
                    f"owner_{place}",
                    f"due_{place}",
                    legend=f"What you will do: action {place}",
                    legend_size=Size.MEDIUM,
                )
            )
        self.helper = FormHelper(self)
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            "form_token", "answer", "words", "reason", *parts, Submit("save", "Send the reply")
        )

    def _ask_for_action(self, place: int) -> None:
        self.fields[f"what_{place}"] = forms.CharField(
            label="What will be done?",
            max_length=200,
            required=False,
            help_text="Begin with a verb. Leave it empty where nothing is accepted."
            if place == 1
            else "",
        )
        self.fields[f"owner_{place}"] = forms.ModelChoiceField(
            people_to_answer(None),
            label="Who does it?",
            required=False,
            empty_label="Choose",
        )
        self.fields[f"due_{place}"] = DateField(
            label="By when?", noun="Date it is due", required=False
        )

    def clean(self):
        cleaned = super().clean()
        answer = cleaned.get("answer")
        if answer in NEEDS_REASON and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why it is not accepted as a whole")
        self.planned = list(filter(None, map(self._action, range(1, MOST_ACTIONS + 1))))
        if answer == Answer.NOT_ACCEPTED and self.planned:
            self.add_error("what_1", "Leave the actions empty where it is not accepted")
        if answer in (Answer.ACCEPTED, Answer.IN_PART) and not self.planned and not self.errors:
            self.add_error("what_1", "Say what will be done, by whom and by when")
        return cleaned

    def _action(self, place: int) -> Planned | None:
        said = [self.cleaned_data.get(f"{name}_{place}") for name in ("what", "owner", "due")]
        what, owner, due = said
        if any(said) and not all(said):
            missing = next(
                name for name, one in zip(("what", "owner", "due"), said, strict=True) if not one
            )
            if f"{missing}_{place}" not in self.errors:
                self.add_error(f"{missing}_{place}", "Say what will be done, by whom and by when")
            return None
        if due and due < timezone.localdate():
            self.add_error(f"due_{place}", "Date it is due must be today or later")
        return Planned(what, owner, due) if all(said) else None


class WordsForm(PlainAnswers, OnceForm):
    words = long_answer(
        "How far are you?",
        rows=4,
        hint="Everybody reads this. The day of the reply stays as it is.",
    )
    helper = SmallLabels("form_token", "words", Submit("save", "Say this"))


class TimeForm(PlainAnswers, OnceForm):
    due_on = DateField(label="Until when?", noun="Date of the reply")
    why = long_answer(
        "Why is more time needed?",
        rows=4,
        hint="Everybody reads this, and the first day beside it.",
    )
    helper = SmallLabels("form_token", "due_on", "why", Submit("save", "Ask for more time"))

    def clean_due_on(self) -> dt.date:
        due_on = self.cleaned_data["due_on"]
        if due_on < timezone.localdate():
            raise forms.ValidationError("Date of the reply must be today or later")
        return due_on


class RaisedForm(PlainAnswers, OnceForm):
    reference = forms.CharField(
        label="Reference of whoever raised it",
        max_length=30,
        help_text="It stands on the page of the person. They hear of each step, by the way they chose.",
    )
    helper = SmallLabels("form_token", Field.text("reference"), Submit("save", "Tell them"))

    def clean_reference(self) -> Customer:
        found = Customer.objects.filter(reference__iexact=self.cleaned_data["reference"]).first()
        if found is None or found.erased_at:
            raise forms.ValidationError("No customer has this reference")
        return found


class SignOffForm(PlainAnswers, OnceForm):
    words = long_answer(
        "What did the board say?", rows=3, required=False, hint="Everybody reads this."
    )
    helper = SmallLabels("form_token", "words", Submit("save", "Sign it off"))
