"""What a panel says when it changes the way of its exercise, and the hours that members give."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import DateField, HoursField, ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.programme.activities.part_forms import long_answer

from .models import MemberHours, Stage


def reason(label: str) -> forms.CharField:
    return long_answer(label, rows=4, hint="Everybody reads this. Name nobody.")


class MoreTimeForm(PlainAnswers, OnceForm):
    due_on = DateField(label="By when is the report done?")
    why = reason("Why is more time needed?")
    helper = SmallLabels("due_on", "why", "form_token", Submit("save", "Take more time"))


class StepBackForm(PlainAnswers, OnceForm):
    """``at`` is the stage that whoever presses has before them."""

    at = forms.ChoiceField(choices=Stage.choices, widget=forms.HiddenInput(attrs={"id": False}))
    why = reason("Why does it go back?")
    helper = SmallLabels("at", "why", "form_token", Submit("save", "Go back one stage"))


class StopForm(PlainAnswers, OnceForm):
    why = reason("Why does it stop?")
    helper = SmallLabels(
        "why", "form_token", Submit("save", "Stop the exercise", css_class="govuk-button--warning")
    )


class TakeUpAgainForm(PlainAnswers, OnceForm):
    why = reason("Why is it taken up again?")
    helper = SmallLabels("why", "form_token", Submit("save", "Take it up again"))


class HoursForm(PlainAnswers, OnceForm):
    on = DateField(label="On which day?")
    what = forms.ChoiceField(label="With what?", choices=MemberHours.What, widget=forms.RadioSelect)
    hours = HoursField(
        label="How many hours?",
        min_value=0.1,
        max_value=MemberHours.MOST,
        error_messages={
            "max_value": "Enter 24 hours or fewer",
            "min_value": "Enter more than 0 hours, like 0.5",
        },
    )

    def __init__(self, *args, members=None, **kwargs):
        super().__init__(*args, **kwargs)
        of_whom = []
        if members is not None:
            self.fields["customer"] = ModelChoice(members, label="Who gave the time?")
            of_whom = ["customer"]
        self.helper = SmallLabels(
            *of_whom,
            "on",
            "what",
            Field.text("hours"),
            "form_token",
            Submit("save", "Write it down"),
        )
