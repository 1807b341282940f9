from crispy_forms_gds.layout import Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from participation.joining.involvement.staff_forms import OfficerChoice
from participation.programme.activities.models import Service
from participation.programme.activities.part_forms import long_answer

from ..models import FailureQuerySet


class FailureFilter(ListFilter):
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "Any"), *Service.choices]
    )
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[
            ("", "Any"),
            ("waiting", "To answer"),
            ("late", "Late"),
            ("answered", "Answered"),
        ],
    )

    def narrow(self, rows: FailureQuerySet) -> FailureQuerySet:
        self.is_valid()
        if service := self.cleaned_data.get("service"):
            rows = rows.filter(service=service)
        match self.cleaned_data.get("standing"):
            case "waiting":
                return rows.waiting()
            case "late":
                return rows.late()
            case "answered":
                return rows.filter(answered_at__isnull=False)
        return rows


class AnswerForm(PlainAnswers, OnceForm):
    answer = long_answer(
        "What have you done about it?",
        rows=5,
        hint="Whoever reported it reads this. Name nobody.",
    )
    helper = SmallLabels("form_token", "answer", Submit("save", "Answer"))


class PassOnForm(PlainAnswers, OnceForm):
    to = OfficerChoice(label="Who answers it?", empty_label="Choose")
    helper = SmallLabels("form_token", "to", Submit("save", "Pass it on"))
