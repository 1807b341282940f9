from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.joining.involvement.models import Opportunity

from .models import Appraisal, DeclaredInterest, ExitInterview, Interview, PanelPaper


class PaperForm(PlainAnswers, OnceForm, forms.ModelForm):
    """A new version of a constitution or a code of conduct."""

    agreed_on = DateField(noun="Day", label="When did the group agree to it?")

    class Meta:
        model = PanelPaper
        fields = ["kind", "agreed_on", "text"]
        labels = {"kind": "What is it?", "text": "Its words"}
        help_texts = {"text": "All of it. An empty line begins a new paragraph."}
        widgets = {"kind": forms.RadioSelect}

    helper = SmallLabels(
        "kind",
        "agreed_on",
        Field.textarea("text", rows=14),
        "form_token",
        Submit("add", "Add this version"),
    )


class InterestForm(PlainAnswers, OnceForm, forms.ModelForm):
    """What staff put on record for a member, with what it bars them from."""

    class Meta:
        model = DeclaredInterest
        fields = ["what", "bars"]
        labels = {
            "what": "What do they have an interest in?",
            "bars": "What do they take no part in for it?",
        }
        help_texts = {
            "what": "For example: works for our gas contractor.",
            "bars": "For example: choosing the gas contractor. Leave it empty if nothing.",
        }

    helper = SmallLabels("what", "bars", "form_token", Submit("save", "Put on record"))


class MyInterestForm(PlainAnswers, OnceForm, forms.ModelForm):
    """What a member says themselves. What it bars them from is agreed with them afterwards."""

    class Meta:
        model = DeclaredInterest
        fields = ["what"]
        labels = {"what": "What do you have an interest in?"}
        help_texts = {"what": "For example: my sister works for your gas contractor."}

    helper = SmallLabels("what", "form_token", Submit("save", "Declare it"))


class AppraisalForm(PlainAnswers, OnceForm, forms.ModelForm):
    held_on = DateField(noun="Day", label="When did you talk?", initial=timezone.localdate)
    training_due_on = DateField(
        noun="Day for the training", label="By when is that done?", required=False
    )

    class Meta:
        model = Appraisal
        fields = ["held_on", "went_well", "wishes", "training_plan", "training_due_on"]
        labels = {
            "went_well": "What went well, and what did not?",
            "wishes": "What would they like to do in the year to come?",
            "training_plan": "What will they learn?",
        }
        help_texts = {"went_well": "They read what you write here."}

    helper = SmallLabels(
        "held_on",
        Field.textarea("went_well", rows=4),
        Field.textarea("wishes", rows=3),
        Field.textarea("training_plan", rows=3),
        "training_due_on",
        "form_token",
        Submit("save", "Put on record"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["went_well"].required = True
        self.fields["went_well"].error_messages["required"] = "Say what went well, and what did not"

    def clean(self):
        answers = super().clean()
        if answers.get("training_plan") and not answers.get("training_due_on"):
            self.add_error("training_due_on", "Say by when")
        if answers.get("training_due_on") and not answers.get("training_plan"):
            self.add_error("training_plan", "Say what they will learn")
        self.must_come("training_due_on")
        return answers


class MyStepDownForm(PlainAnswers, OnceForm):
    why = forms.CharField(
        label="Why do you step down?",
        max_length=2000,
        widget=forms.Textarea,
        help_text="Only staff read it.",
    )
    helper = SmallLabels(
        Field.textarea("why", rows=3), "form_token", Submit("save", "I step down today")
    )


class StepDownForm(PlainAnswers, OnceForm, forms.ModelForm):
    until_on = DateField(
        noun="Last day", label="What is their last day?", initial=timezone.localdate
    )
    held_on = DateField(noun="Day of the talk", label="When did you talk about it?", required=False)

    class Meta:
        model = ExitInterview
        fields = ["why", "said", "held_on"]
        labels = {
            "why": "Why do they step down?",
            "said": "What did they say when you asked how it was?",
        }
        help_texts = {
            "why": "Staff read it, and they do when they ask for a copy of what we hold.",
            "said": "Leave it empty if there was no talk.",
        }

    helper = SmallLabels(
        "until_on",
        Field.textarea("why", rows=3),
        "held_on",
        Field.textarea("said", rows=5),
        "form_token",
        Submit("save", "Their place ends"),
    )


class OpeningForm(PlainAnswers, OnceForm):
    """By which opportunity people join a group."""

    opportunity = ModelChoice(
        Opportunity.objects.filter(closed_at=None, panel_opening=None).order_by("title"),
        label="Which opportunity?",
        help_text="Whoever takes part in it from now on sits on the group. Those who do already stay as they are.",
        error_messages={"required": "Choose the opportunity"},
    )

    asks_interests = forms.BooleanField(
        label="Ask whoever applies what they have an interest in",
        required=False,
        initial=True,
        help_text="It stands beside their name here, and on their page once they are appointed.",
    )

    helper = SmallLabels(
        "opportunity", "asks_interests", "form_token", Submit("save", "Join by it")
    )


class InterviewForm(PlainAnswers, OnceForm, SeenForm):
    only_one = True
    held_on = DateField(noun="Day", label="When did you talk?", initial=timezone.localdate)

    class Meta:
        model = Interview
        fields = ["held_on", "declared", "notes"]
        labels = {
            "declared": "What do they have an interest in, beside what they wrote?",
            "notes": "What did you note?",
        }
        help_texts = {
            "declared": "Only what they have not written already. It stands on their page once they are appointed.",
            "notes": "You, the officer who recruits and managers read it, and they in a copy of their data.",
        }

    helper = SmallLabels(
        "held_on", "declared", Field.textarea("notes", rows=6), "form_token", Submit("save", "Save")
    )
