"""What staff write when they write a question."""

from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.core.exceptions import ValidationError

from .. import piping
from ..kinds import READY_SCALES, Kind
from ..models import Option, Question
from ..models.questions import LEAD_IN, ROW
from ..translating.frame import WAYS_OUT
from .grids import MOST_ROWS
from .rule_slots import RuleSlots, rules_as_written
from .services import Choice

#: What stays of a question whose words the regulator sets.
SET_BY_THE_REGULATOR = ("words", "kind", "ready_scale", "answers", "ways_out")
LONGEST_ANSWER = Option._meta.get_field("words").max_length


class QuestionForm(RuleSlots):
    """One question. ``earlier`` are those before it, of which its rules may speak."""

    words = forms.CharField(
        label="Question",
        max_length=300,
        help_text="To repeat an earlier answer in it, write [answer 2|that]. Where there is none, “that” stands.",
        error_messages={"required": "Write the question"},
    )
    help_text = forms.CharField(
        label="Help, if people may need it",
        required=False,
        max_length=500,
        widget=forms.Textarea,
        help_text="Stands in grey under the question.",
    )
    kind = forms.ChoiceField(
        label="How do people answer?",
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how people answer"},
    )
    ready_scale = forms.ChoiceField(
        label="Take a ready scale",
        required=False,
        choices=[("", "None"), *((code, name) for code, (name, _) in READY_SCALES.items())],
        help_text="Instead of writing the answers of a scale.",
    )
    answers = forms.CharField(
        label="Answers to choose from",
        required=False,
        max_length=6000,
        widget=forms.Textarea,
        help_text="Write one answer on each line. Leave it empty for a number, a date or words.",
    )
    ways_out = forms.MultipleChoiceField(
        label="What else can they choose?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Percentages leave out whoever chooses one of these.",
    )
    new_page = forms.BooleanField(label="Begin a new page with it", required=False, initial=True)

    def __init__(
        self,
        *args,
        instance: Question | None = None,
        earlier: list[Question],
        initial: dict[str, Any] | None = None,
        **kwargs,
    ):
        self.instance = instance
        written = as_written(instance) if instance else {}
        if instance:
            written["words"] = piping.written(instance, earlier)
        super().__init__(
            *args,
            initial={**written, **(initial or {})},
            earlier=earlier,
            rules=instance.rules if instance else [],
            **kwargs,
        )
        offered = dict.fromkeys([*WAYS_OUT, *written.get("ways_out", ())])
        self.fields["ways_out"].choices = [(words, words) for words in offered]
        self.locked = instance is not None and instance.is_locked
        if self.locked:
            for name in SET_BY_THE_REGULATOR:
                del self.fields[name]
        self.helper = self._laid_out()

    def parts(self) -> list[Any]:
        """What is written, without the rules."""
        help_text = Field.textarea("help_text", rows=2)
        if self.locked:
            return [help_text, "new_page"]
        answers = Field.textarea("answers", rows=6)
        return ["words", help_text, "kind", "ready_scale", answers, "ways_out", "new_page"]

    def _laid_out(self) -> FormHelper:
        helper = FormHelper()
        helper.label_size = helper.legend_size = Size.SMALL
        rules = self.rules_part(
            "Ask it only after some answers",
            "Leave these empty, and everybody is asked. Whoever left the earlier question unanswered is"
            " not asked this one.",
        )
        parts = [*self.parts(), *rules]
        helper.layout = Layout(*parts, "form_token", Submit("save", "Save the question"))
        return helper

    def clean_answers(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["answers"].splitlines()]
        answers = [line for line in lines if line]
        for answer in answers:
            if len(answer) > LONGEST_ANSWER:
                raise ValidationError(
                    f"“{answer[:30]}…” has {len(answer)} characters."
                    f" An answer has at most {LONGEST_ANSWER}."
                )
        return answers

    def clean(self):
        cleaned = super().clean()
        if ready := cleaned.get("ready_scale"):
            if cleaned.get("answers"):
                self.add_error("ready_scale", "Take a ready scale, or write the answers: not both")
            if cleaned.get("kind") not in (None, Kind.SCALE):
                self.add_error("ready_scale", "Choose “A scale” above, to take a ready one")
            _, cleaned["answers"] = READY_SCALES[ready]
        return cleaned

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        cleaned = self.cleaned_data
        if self.locked:
            cleaned = as_written(self.instance) | cleaned
            cleaned["answers"] = cleaned["answers"].splitlines()
        choices = [Choice(words) for words in cleaned["answers"]]
        if cleaned["kind"] in Kind.with_options():
            choices += [Choice(words, counts=False) for words in cleaned["ways_out"]]
        return {
            **{name: cleaned[name] for name in ("words", "help_text", "kind", "new_page")},
            "choices": choices,
            **self.rules_said(),
        }


class GridForm(QuestionForm):
    """Several things asked on the same answers. ``instance`` is the first of its rows."""

    words = None
    kind = None
    lead_in = forms.CharField(
        label="What you ask of each of them",
        max_length=LEAD_IN,
        help_text="For example: “How satisfied or dissatisfied are you with”",
        error_messages={"required": "Write what you ask of each of them"},
    )
    rows = forms.CharField(
        label="The things you ask about",
        max_length=MOST_ROWS * (ROW + 2),
        widget=forms.Textarea,
        help_text="Write one on each line, so that it ends the sentence: “how we do repairs?”",
        error_messages={"required": "Write at least two things to ask about"},
    )

    answers = forms.CharField(
        label="Answers to choose from",
        required=False,
        max_length=6000,
        widget=forms.Textarea,
        help_text="Write one answer on each line, from best to worst: each thing is answered with one of them."
        " Or take a ready scale above, and leave this empty.",
    )

    def __init__(self, *args, instance: Question | None = None, initial=None, **kwargs):
        if instance:
            block = instance.version.questions.filter(grid=instance.grid)
            rows = "\n".join(block.values_list("row", flat=True))
            initial = {"lead_in": instance.lead_in, "rows": rows, **(initial or {})}
        super().__init__(*args, instance=instance, initial=initial, **kwargs)

    def parts(self) -> list[Any]:
        return [
            "lead_in",
            Field.textarea("help_text", rows=2),
            Field.textarea("rows", rows=6),
            "ready_scale",
            Field.textarea("answers", rows=6),
            "ways_out",
            "new_page",
        ]

    def clean_rows(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["rows"].splitlines()]
        rows = [line for line in lines if line]
        for row in rows:
            if len(row) > ROW:
                raise ValidationError(
                    f"“{row[:30]}…” has {len(row)} characters. A line has at most {ROW}."
                )
        return rows

    def said(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        choices = [Choice(words) for words in cleaned["answers"]]
        choices += [Choice(words, counts=False) for words in cleaned["ways_out"]]
        names = ("lead_in", "rows", "help_text", "new_page")
        return {
            **{name: cleaned[name] for name in names},
            "choices": choices,
            **self.rules_said(),
        }


def as_written(question: Question) -> dict[str, Any]:
    """What stands in the form of a question that is there."""
    options = list(question.options.all())
    written: dict[str, Any] = {
        name: getattr(question, name) for name in ("words", "help_text", "kind", "new_page")
    }
    written["answers"] = "\n".join(option.words for option in options if option.counts)
    written["ways_out"] = [option.words for option in options if not option.counts]
    written |= rules_as_written(question.rules, any_rule=question.any_rule)
    return written
