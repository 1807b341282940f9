"""What staff write round the questions: a section, and what stands before the first and after the last."""

from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm

from ..models import Question
from .rule_slots import RuleSlots, rules_as_written


class SectionForm(RuleSlots):
    """A section that begins with a question, ``instance``, and goes on to the next."""

    title = forms.CharField(
        label="What is the section called?",
        max_length=120,
        required=False,
        help_text="Stands above its pages. Leave it empty, and no section begins here.",
    )

    def __init__(self, *args, instance: Question, earlier: list[Question], initial=None, **kwargs):
        written = {
            "title": instance.section,
            **rules_as_written(_own_rules(instance), any_rule=instance.section_any_rule),
            **(initial or {}),
        }
        rules = _own_rules(instance)
        super().__init__(*args, initial=written, earlier=earlier, rules=rules, **kwargs)
        part = self.rules_part(
            "Ask all of it only after some answers",
            "Leave these empty, and everybody is asked. What a question of it asks besides is asked too.",
        )
        self.helper = FormHelper()
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            "title", *part, "form_token", Submit("save", "Save the section")
        )

    def said(self) -> dict[str, Any]:
        return {"title": self.cleaned_data["title"], **self.rules_said()}


def _own_rules(question: Question) -> list[dict[str, str]]:
    """Not those of the section before, of which it has a copy."""
    return question.section_rules if question.section else []


class WordsAroundForm(PlainAnswers, OnceForm):
    """What stands before the first question, and after the last."""

    introduction = forms.CharField(
        label="Before the first question",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="What it is about, and what happens with the answers.",
    )
    thanks = forms.CharField(
        label="Once they have sent it",
        required=False,
        max_length=1000,
        widget=forms.Textarea,
    )

    helper = SmallLabels(
        Field.textarea("introduction", rows=5),
        Field.textarea("thanks", rows=3),
        "form_token",
        Submit("save", "Save these words"),
    )
