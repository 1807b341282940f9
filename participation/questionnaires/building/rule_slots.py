"""Choosing after which earlier answers something is asked."""

from typing import Any

from crispy_forms_gds.layout import HTML, Fieldset, Size
from django import forms
from django.utils.html import format_html

from base.core.forms import PlainAnswers
from base.core.once import OnceForm

from ..kinds import Kind
from ..models import Question
from ..rules import ANSWERED, IS, IS_NOT

#: How many rules can be given on a page; what has more keeps them all.
RULES = 3
#: Stands between the code of a question and that of its answer; without one it is any answer.
ANY = "."


class RuleSlots(PlainAnswers, OnceForm):
    """Lists of answers to ``earlier`` questions, and what must be true of each. ``rules`` are those that
    stand."""

    together = forms.ChoiceField(
        label="If you chose more than one answer",
        required=False,
        choices=[("all", "All of them must be true"), ("any", "One of them is enough")],
        widget=forms.RadioSelect,
        initial="all",
    )

    def __init__(self, *args, earlier: list[Question], rules: list[dict[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        slots = max(RULES, len(rules)) if earlier else 0
        self.rules = [(f"answer_{n}", f"must_{n}") for n in range(1, slots + 1)]
        for number, (answer, must) in enumerate(self.rules, start=1):
            self.fields[answer] = forms.ChoiceField(
                label=f"Earlier answer {number}", required=False, choices=_answers_to(earlier)
            )
            self.fields[must] = forms.ChoiceField(
                label=f"Who is asked, by answer {number}?",
                required=False,
                choices=[
                    (IS, "Whoever gave it"),
                    (IS_NOT, "Whoever gave another, and not this one"),
                ],
                initial=IS,
            )
        if not earlier:
            del self.fields["together"]

    def rules_part(self, legend: str, hint: str) -> list[Fieldset]:
        """Nothing where there is no earlier question."""
        if not self.rules:
            return []
        chosen = [name for pair in self.rules for name in pair]
        told = HTML(format_html('<p class="govuk-hint">{}</p>', hint))
        return [Fieldset(told, *chosen, "together", legend=legend, legend_size=Size.MEDIUM)]

    def clean(self):
        cleaned = super().clean()
        for answer, must in self.rules:
            if cleaned.get(answer, "").endswith(ANY) and cleaned.get(must) == IS_NOT:
                self.add_error(must, "Choose one answer that they did not give")
        return cleaned

    def rules_said(self) -> dict[str, Any]:
        """As services take them."""
        cleaned = self.cleaned_data
        chosen = [(cleaned[answer], cleaned[must]) for answer, must in self.rules]
        return {
            "rules": [_rule(answer, must or IS) for answer, must in chosen if answer],
            "any_rule": cleaned.get("together") == "any",
        }


def rules_as_written(rules: list[dict[str, str]], *, any_rule: bool) -> dict[str, str]:
    """What stands in the form."""
    written = {"together": "any" if any_rule else "all"}
    for number, rule in enumerate(rules, start=1):
        written[f"answer_{number}"] = f"{rule['question']}{ANY}{rule.get('option', '')}"
        written[f"must_{number}"] = IS_NOT if rule["must"] == IS_NOT else IS
    return written


def _answers_to(earlier: list[Question]) -> list[tuple[str, Any]]:
    """A list in groups, one for each question; of a question in words nothing but that it was answered."""
    groups: list[tuple[str, Any]] = [("", "None")]
    for question in earlier:
        answers = [(f"{question.code}{ANY}", "Any answer at all")]
        if question.kind != Kind.RANKING:
            answers += [
                (f"{question.code}{ANY}{one.code}", one.words) for one in question.options.all()
            ]
        groups.append((f"{question.place}. {question.words}", answers))
    return groups


def _rule(answer: str, must: str) -> dict[str, str]:
    question, _, option = answer.partition(ANY)
    if not option:
        return {"question": question, "must": ANSWERED}
    return {"question": question, "must": must, "option": option}
