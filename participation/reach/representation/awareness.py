"""Do customers know that they can take part, and how? Counts from surveys, one after another (K-82)."""

from dataclasses import dataclass

from crispy_forms_gds.layout import Field, Fixed, Submit
from django import forms
from django.utils import timezone

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.facts import record_fact
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.measures import measure
from base.core.once import OnceForm
from base.core.views import WriteRow
from participation.questionnaires.bank.ready import KNEW, KNOW_HOW

from .models import AwarenessCount

MOST_SURVEYS = 40

#: The same words in every survey, whoever runs it and by whatever means: else no two can be compared.
QUESTIONS = (KNEW, KNOW_HOW)
ANSWERS = "Yes; No; Not sure. Only a yes counts as knowing."


@dataclass(frozen=True)
class Found:
    """One survey, and how many of each hundred knew."""

    survey: AwarenessCount

    @property
    def knew_percent(self) -> str:
        return percent(self.survey.knew, self.survey.asked)

    @property
    def knew_how_percent(self) -> str:
        return percent(self.survey.knew_how, self.survey.asked)


def percent(some: int, of: int) -> str:
    return f"{100 * some / of:.0f}%"


@measure(
    "Know that they can take part",
    "Of the people asked in each survey, those who knew that customers can take part, and those who "
    "knew how to join; each percentage is of the people asked in that survey. Of a survey of ours they are taken over "
    "two weeks after its last day.",
)
def awareness() -> list[Found]:
    return [Found(survey) for survey in AwarenessCount.objects.all()[:MOST_SURVEYS]]


class AwarenessForm(PlainAnswers, OnceForm, forms.ModelForm):
    asked_on = DateField(noun="Day", label="When did the survey end?")

    class Meta:
        model = AwarenessCount
        fields = ["asked_by", "asked_on", "asked", "knew", "knew_how", "note"]
        labels = {
            "asked_by": "Which survey, and who asked?",
            "asked": "How many people were asked?",
            "knew": "How many of them knew that they can take part?",
            "knew_how": "How many of them knew how to join?",
            "note": "Anything one should know about it?",
        }
        help_texts = {"asked_by": "For example: tenant survey 2026, asked by an outside firm."}

    helper = SmallLabels(
        "asked_by",
        "asked_on",
        *(Field.text(name, field_width=Fixed.FIVE) for name in ("asked", "knew", "knew_how")),
        Field.textarea("note", rows=2),
        "form_token",
        Submit("save", "Save"),
    )

    def clean_asked_on(self):
        day = self.cleaned_data["asked_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The day must be today or earlier")
        return day

    def clean(self):
        found = super().clean()
        if found.get("asked") == 0:
            self.add_error("asked", "Somebody must have been asked")
        for name in ("knew", "knew_how"):
            if (found.get(name) or 0) > (found.get("asked") or 0) > 0:
                self.add_error(name, "It cannot be more than were asked")
        return found


class Awareness(WriteRow):
    """Every survey so far, and one more, or one put right."""

    audience = Audience.STAFF
    form_class = AwarenessForm
    template_name = "representation/awareness.html"
    success_message = "Saved."
    model = AwarenessCount
    context_object_name = "survey"

    def get_queryset(self):
        """What was asked here is nobody's to type."""
        return AwarenessCount.objects.filter(questionnaire=None)

    def act(self, form) -> str:
        form.instance.entered_by = form.instance.entered_by if self.row else self.request.user
        survey = form.save()
        record_fact("awareness_counted", subject=survey, actor=self.request.user)
        return "representation:awareness"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            found=awareness(),
            definition=awareness.definition,
            questions=QUESTIONS,
            answers=ANSWERS,
            changes=changes_of(self.row) if self.row else [],
            **kwargs,
        )
