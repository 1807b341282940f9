from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import DateField, ModelChoices, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.joining.involvement.staff_forms import OfficerChoice
from participation.programme.activities.choosing import ActivityChoices
from participation.programme.activities.models import Activity
from participation.reach.representation.characteristics import CHARACTERISTICS

from .models import Barrier, Ground, Initiative, TargetGroup
from .targets import possible_groups


def laid_out(*fields, button: str = "Save") -> FormHelper:
    helper = SmallLabels(*fields, "form_token", Submit("save", button))
    return helper


class BarrierForm(PlainAnswers, OnceForm, SeenForm):
    grounds = ModelChoices(
        Ground.objects.filter(retired_at=None),
        label="What has it to do with?",
        error_messages={"required": "Tick at least one"},
    )
    owner = OfficerChoice(label="Who sees to it?")
    review_on = DateField(noun="Day", label="When do we look at it again?")

    class Meta:
        model = Barrier
        fields = ["title", "grounds", "who", "how_we_know", "doing", "owner", "review_on"]
        labels = {
            "title": "What stops people?",
            "who": "Whom does it stop?",
            "how_we_know": "How do we know?",
            "doing": "What do we do about it?",
        }
        help_texts = {
            "title": "For example: meetings end after the last bus.",
            "who": "A group in words, never a person. For example: families in Harbour without a car.",
        }

    helper = laid_out(
        "title",
        Field.checkboxes("grounds", small=True),
        "who",
        Field.textarea("how_we_know", rows=3),
        Field.textarea("doing", rows=3),
        "owner",
        "review_on",
    )

    def clean(self):
        answers = super().clean()
        self.must_come("review_on")
        return answers


class LookForm(PlainAnswers, OnceForm):
    """``shown`` is the day of review that the page was opened for."""

    seen = forms.CharField(label="What do you see now?", widget=forms.Textarea)
    state = forms.ChoiceField(
        label="Where does it stand?", choices=Barrier.State.choices, widget=forms.RadioSelect
    )
    next_on = DateField(
        noun="Day",
        label="When do we look at it again?",
        required=False,
        help_text="Leave empty if it is gone, or stays.",
    )
    shown = forms.DateField(widget=forms.HiddenInput, required=False)

    helper = laid_out(Field.textarea("seen", rows=3), Field.radios("state"), "next_on", "shown")

    def clean(self):
        answers = super().clean()
        standing = answers.get("state") not in (None, "", *Barrier.SETTLED)
        if standing and not answers.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Say when we look at it again")
        return answers


class TargetForm(PlainAnswers, OnceForm, SeenForm):
    made_of = forms.MultipleChoiceField(
        label="Who belongs to it?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick one or more groups of the same kind.",
        error_messages={"required": "Tick at least one"},
    )

    class Meta:
        model = TargetGroup
        fields = ["name", "why"]
        labels = {"name": "What do we call them?", "why": "Why do we want to hear more from them?"}
        help_texts = {"name": "For example: younger people."}

    helper = laid_out(
        "name", Field.textarea("why", rows=3), Field.checkboxes("made_of", small=True)
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["made_of"].choices = [
            (f"{code}:{name}", f"{CHARACTERISTICS[code].title}: {name}")
            for code, names in possible_groups().items()
            for name in names
        ]
        target = self.instance
        if target.pk:
            self.initial["made_of"] = [
                f"{target.characteristic_code}:{name}" for name in target.groups
            ]

    def clean_made_of(self):
        ticked = [one.partition(":") for one in self.cleaned_data["made_of"]]
        if len({code for code, _, _ in ticked}) > 1:
            raise forms.ValidationError("Tick groups of one kind only, for example ages")
        return ticked[0][0], [name for _, _, name in ticked]

    def clean(self):
        answers = super().clean()
        if made_of := answers.pop("made_of", None):
            answers["characteristic_code"], answers["groups"] = made_of
        return answers


class InitiativeForm(PlainAnswers, OnceForm, SeenForm):
    targets = ModelChoices(
        TargetGroup.objects.filter(stopped_on=None),
        label="Who is it for?",
        error_messages={"required": "Tick at least one group"},
    )
    barriers = ModelChoices(
        Barrier.objects.standing(),
        label="Which barriers does it take away?",
        required=False,
        describe=lambda barrier: {"hint": barrier.who},
    )
    activities = ActivityChoices(
        label="Which activities belong to it?",
        help_text="Those who take part in them are counted as reached. Hold Ctrl to choose several.",
        required=False,
    )
    starts_on = DateField(noun="Start", label="When does it start?")
    ends_on = DateField(
        noun="End", label="When does it end?", required=False, help_text="If you know."
    )
    owner = OfficerChoice(label="Who leads it?")

    class Meta:
        model = Initiative
        fields = [
            "title",
            "kind",
            "tried",
            "targets",
            "barriers",
            "activities",
            "starts_on",
            "ends_on",
            "owner",
        ]
        labels = {
            "title": "What is it called?",
            "kind": "What kind is it?",
            "tried": "What do we try, and why should it work?",
        }

    helper = laid_out(
        "title",
        "kind",
        Field.textarea("tried", rows=4),
        Field.checkboxes("targets", small=True),
        Field.checkboxes("barriers", small=True),
        "activities",
        "starts_on",
        "ends_on",
        "owner",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.instance.activities.values_list("pk", flat=True) if self.instance.pk else ()
        self.fields["activities"].offer(Activity.objects.all(), chosen)

    def clean(self):
        answers = super().clean()
        self.must_follow("starts_on", "ends_on", "It must end on the day it starts, or later")
        return answers


class ResultsForm(PlainAnswers, OnceForm):
    results = forms.CharField(
        label="What came of it?",
        widget=forms.Textarea,
        help_text="What is different now for the people it was for. Say it too if nothing is.",
    )
    learned = forms.CharField(
        label="What would we do again, and what not?", widget=forms.Textarea, required=False
    )

    helper = laid_out(Field.textarea("results", rows=4), Field.textarea("learned", rows=3))


class ActionForm(PlainAnswers, OnceForm):
    doing = forms.CharField(
        label="What will we do?",
        widget=forms.Textarea,
        help_text="Something that those people would notice.",
    )
    owner = OfficerChoice(label="Who sees to it?")
    due_on = DateField(noun="Day", label="By when?")
    initiative = forms.ModelChoiceField(
        Initiative.objects.running(),
        label="Is it part of an initiative?",
        required=False,
        empty_label="No",
    )

    helper = laid_out(Field.textarea("doing", rows=3), "owner", "due_on", "initiative")

    def clean(self):
        answers = super().clean()
        self.must_come("due_on")
        return answers


class DoneForm(PlainAnswers, OnceForm):
    done_on = DateField(noun="Day", label="When was it done?")
    came_of_it = forms.CharField(
        label="What came of it?",
        widget=forms.Textarea,
        help_text="It stands in the annual report, for everybody to read.",
    )

    helper = laid_out("done_on", Field.textarea("came_of_it", rows=3), button="It is done")


class YearReviewForm(PlainAnswers, OnceForm):
    found = forms.CharField(
        label="What do the figures show?",
        widget=forms.Textarea,
        max_length=4000,
        help_text="From which groups did we hear too little, and how do you explain it?",
        error_messages={"required": "Say what the figures show"},
    )
    next = forms.CharField(
        label="What do we do next?",
        widget=forms.Textarea,
        max_length=4000,
        help_text="Beside the actions that are decided for each group.",
        error_messages={"required": "Say what we do next"},
    )

    helper = laid_out(
        Field.textarea("found", rows=5), Field.textarea("next", rows=5), button="Save the review"
    )
