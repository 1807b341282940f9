from crispy_forms_gds.layout import Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from participation.programme.activities.models import Service
from participation.programme.activities.part_forms import long_answer
from participation.questionnaires.answering.forms import SendForm

from ..models import AskedUs
from ..models.asked_us import AskedUsQuerySet

RING_ME = "Please ring me about this"
TELL_THEM = "Is there anything that the service should know, with your name?"
#: What stands under the answers before they are sent.
SAYS = (
    "Would you like somebody to come back to you?",
    RING_ME,
    "We tell the service your name and number.",
    "We do not show it your answers.",
    TELL_THEM,
    "You can leave this empty. If we have no number of yours, write it here.",
)


class AskedUsFilter(ListFilter):
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "Any"), *Service.choices]
    )
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[("", "Any"), ("waiting", "To do"), ("late", "Late"), ("done", "Done")],
    )

    def narrow(self, rows: AskedUsQuerySet) -> AskedUsQuerySet:
        self.is_valid()
        if service := self.cleaned_data.get("service"):
            rows = rows.filter(survey__service=service)
        match self.cleaned_data.get("standing"):
            case "waiting":
                return rows.waiting()
            case "late":
                return rows.late()
            case "done":
                return rows.exclude(done_at=None)
        return rows


class DoneForm(PlainAnswers, OnceForm):
    note = long_answer(
        "What did you do?", rows=4, hint="For colleagues, and for them if they ask for their data."
    )
    helper = SmallLabels("form_token", "note", Submit("save", "Say that it is done"))


class AlsoForm(PlainAnswers, SendForm):
    """They want to be rung, or the service to know something: said as the answers are sent."""

    ring_me = forms.BooleanField(label=RING_ME, required=False)
    pass_on = forms.CharField(
        label=TELL_THEM,
        required=False,
        max_length=AskedUs.MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
