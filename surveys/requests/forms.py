from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.part_forms import long_answer


class RequestForm(PlainAnswers, OnceForm):
    """What a head of service wants to know, and what for (B-22)."""

    title = forms.CharField(
        label="What is it about, in a few words?",
        max_length=150,
        help_text="For example: New kitchens in Birkwood, a month after",
    )
    service = ServiceChoice()
    find_out = long_answer("What do you want to find out?", rows=3)
    decides = long_answer(
        "What will you decide with it?",
        rows=3,
        hint="If nothing will change whatever people say, there is no need to ask them.",
    )
    who = long_answer("Who should be asked?", rows=2)
    needed_on = DateField(label="By when do you need the result?", noun="Day")
    helper = SmallLabels(
        "form_token",
        Field.text("title"),
        "service",
        "find_out",
        "decides",
        "who",
        "needed_on",
        Submit("save", "Ask for a survey"),
    )

    def clean(self):
        cleaned = super().clean()
        self.must_come("needed_on")
        return cleaned


class DeclineForm(PlainAnswers, OnceForm):
    why = long_answer("Why is it not done?", rows=3, hint="Whoever asked reads this.")
    helper = SmallLabels("form_token", "why", Submit("save", "Say no, and why"))


class ReportBackForm(PlainAnswers, SeenAnswers):
    report = long_answer(
        "What was found, and what does it mean for what they decide?",
        rows=8,
        hint="Whoever asked reads this, with a link to the results.",
    )
    helper = SmallLabels("report", Submit("save", "Report back"))
