"""What becomes of a proposal, and what was found."""

from crispy_forms_gds.layout import Submit
from django import forms

from base.accounts.models import User
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers, SeenForm
from participation.programme.activities.outcomes.forms import people_to_answer
from participation.programme.activities.part_forms import long_answer
from scrutiny.recommendations.models import Benefit, Priority

from ..models import Proposal


class RecommendForm(PlainAnswers, OnceForm):
    priority = forms.ChoiceField(
        label="How much does it matter?", choices=Priority.choices, widget=forms.RadioSelect
    )
    benefit_type = forms.ChoiceField(
        label="What is it for above all?", choices=Benefit.choices, widget=forms.RadioSelect
    )
    helper = SmallLabels(
        "form_token", "priority", "benefit_type", Submit("save", "Make it a draft of the panel")
    )


class ActForm(PlainAnswers, OnceForm):
    owner = forms.ModelChoiceField(
        User.objects.none(), label="Who takes it on?", empty_label="Choose"
    )
    due_on = DateField(label="By when?", noun="Date it is due")
    helper = SmallLabels("form_token", "owner", "due_on", Submit("save", "Make it an action"))

    def __init__(self, *args, lead, **kwargs):
        super().__init__(*args, **kwargs)
        # Whoever leads the investigation confirms that it is done.
        self.fields["owner"].queryset = people_to_answer(None).exclude(pk=lead)

    def clean(self):
        cleaned = super().clean()
        self.must_come("due_on")
        return cleaned


class DeclineForm(PlainAnswers, OnceForm):
    reason = long_answer(
        "Why is it not taken on?", rows=3, hint="Everybody reads this once the panel publishes."
    )
    helper = SmallLabels("form_token", "reason", Submit("save", "Save"))


class RewordForm(PlainAnswers, OnceForm, SeenForm):
    """The words of a proposal; of one that is not taken on, also why not."""

    why = long_answer("Why?", rows=4)
    gain = long_answer("What gets better, and for whom?", rows=3)
    reason = long_answer("Why is it not taken on?", rows=3)

    class Meta:
        model = Proposal
        fields = ["what", "why", "gain"]
        labels = {"what": "What should change?"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.became == Proposal.Became.NOT_TAKEN:
            self.initial["reason"] = self.instance.reason
        else:
            del self.fields["reason"]
        self.helper = SmallLabels("form_token", *self.on_page(), Submit("save", "Save"))

    def on_page(self) -> list[str]:
        return [name for name in ("what", "why", "gain", "reason") if name in self.fields]

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.on_page()}


class FindingsForm(PlainAnswers, OnceForm, SeenAnswers):
    summary = long_answer("What was found?", rows=6, hint="Everybody reads this. Name nobody.")
    next_steps = long_answer("What happens next?", rows=4, required=False)
    helper = SmallLabels("form_token", "summary", "next_steps", Submit("save", "Save"))
