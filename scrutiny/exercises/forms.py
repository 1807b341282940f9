"""What is written about an exercise: how it begins, its scope, its next step, what it took, and the plans it is part of."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import HoursField, ModelChoice, MoneyField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.part_forms import long_answer
from scrutiny.topics.models import Topic

from .models import Exercise, PlanItem, Stage
from .models.stages import NEEDS_WORDS

LONGEST_WEEKS = 104


class BeginForm(PlainAnswers, OnceForm):
    topic = ModelChoice(
        Topic.objects.none(),
        label="Which topic does the panel begin with?",
        error_messages={"required": "Choose a topic"},
    )
    helper = SmallLabels("topic", "form_token", Submit("save", "Begin the exercise"))

    def __init__(self, *args, topics, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics


class PlanItemChoice(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(
            PlanItem.objects.in_force(),
            label="Which part of our plans does it belong to?",
            required=False,
            empty_label="None of them",
            **kwargs,
        )


class ScopeForm(PlainAnswers, OnceForm, SeenForm):
    question = long_answer(
        "What is the question?", rows=2, hint="One question. Everybody reads this sheet."
    )
    covers = long_answer("What do you look at?", rows=4, required=False)
    leaves_out = long_answer("What do you leave out?", rows=3, required=False)
    whom = long_answer(
        "Whom do you ask?", rows=3, required=False, hint="Kinds of people, no names."
    )
    methods = long_answer(
        "How do you find out?",
        rows=4,
        required=False,
        hint="Figures, visits, talks with people, what other landlords do.",
    )
    weeks = forms.IntegerField(
        label="In how many weeks is the report done?",
        min_value=1,
        max_value=LONGEST_WEEKS,
        help_text="Counted from the day on which it began.",
    )
    plan_item = PlanItemChoice()
    helper = SmallLabels(
        "question",
        "covers",
        "leaves_out",
        "whom",
        "methods",
        Field.text("weeks"),
        "plan_item",
        "form_token",
        Submit("save", "Save the scope sheet"),
    )

    class Meta:
        model = Exercise
        fields = ["question", "covers", "leaves_out", "whom", "methods", "weeks", "plan_item"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Everybody has read until when it is; more time is asked for with a reason.
        self.fields["weeks"].disabled = self.instance.shared_on is not None

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class MoveForm(PlainAnswers, OnceForm):
    """The next step. ``after`` is the stage that whoever presses has before them."""

    after = forms.ChoiceField(choices=Stage.choices, widget=forms.HiddenInput(attrs={"id": False}))
    words = long_answer(
        "What would you like to say about it?",
        rows=4,
        required=False,
        hint="Everybody reads this. Name nobody.",
    )

    def __init__(self, *args, to: Stage, **kwargs):
        super().__init__(*args, **kwargs)
        if to in NEEDS_WORDS:
            words = self.fields["words"]
            words.required, words.label = True, "What did you see?"
            words.error_messages["required"] = "Say what you saw"
        self.helper = SmallLabels(
            "after", "words", "form_token", Submit("save", f"Move it on: {to.label.lower()}")
        )


class CostsForm(PlainAnswers, OnceForm, SeenForm):
    plan_item = PlanItemChoice()
    actual_cost = MoneyField(label="What did it cost?", required=False)
    actual_hours = HoursField(label="How many staff hours did it take?", required=False)
    helper = SmallLabels(
        "plan_item",
        Field.text("actual_cost"),
        Field.text("actual_hours"),
        "form_token",
        Submit("save", "Save"),
    )

    class Meta:
        model = Exercise
        fields = ["plan_item", "actual_cost", "actual_hours"]

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class PlanItemForm(PlainAnswers, OnceForm, SeenForm):
    plan = forms.CharField(
        label="Which plan?", max_length=120, help_text="For example: Business plan 2026 to 2029."
    )
    what = forms.CharField(label="What stands in it?", max_length=200)
    service = ServiceChoice()
    helper = SmallLabels(
        Field.text("plan"),
        Field.text("what"),
        "service",
        "form_token",
        Submit("save", "Save"),
    )

    class Meta:
        model = PlanItem
        fields = ["plan", "what", "service"]

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}
