from crispy_forms_gds.layout import Submit
from django import forms

from base.accounts.models import User
from base.core.audience import Role
from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.groups.models import Group
from participation.programme.activities.part_forms import long_answer
from participation.steering.indicators.of_service import OfService

from .models import Finding
from .services import frozen

#: What stands for the figure as it was when a draft was first written.
AS_IT_STOOD = "as-it-stood"


class FindingForm(PlainAnswers, OnceForm, SeenForm):
    """What was found in one service, and who answers it. The figures are those that its writer may see."""

    panel = ModelChoice(Group.objects.none(), label="Which group found it?")
    figure_code = forms.ChoiceField(
        label="Which figure is it about?",
        required=False,
        help_text="It is kept as it stands today, with its day. Everybody reads it only if it is a figure that everybody may see.",
    )
    what = forms.CharField(
        label="What did you find?",
        max_length=250,
        widget=forms.Textarea({"rows": 2}),
        help_text="One thing, in a sentence. Say no more than the figure does.",
    )
    means = long_answer(
        "What does it mean for customers, and what do you ask?",
        rows=5,
        hint="Everybody reads this once it is answered. Name nobody.",
    )
    executive = ModelChoice(User.objects.none(), label="Who of the executive team?", required=False)

    class Meta:
        model = Finding
        fields = ["panel", "what", "means", "benefit_type", "to", "executive"]
        labels = {
            "benefit_type": "What would get better above all?",
            "to": "To whom does it go?",
        }
        widgets = {"benefit_type": forms.RadioSelect, "to": forms.RadioSelect}

    def __init__(self, *args, panels, figures: list[OfService], **kwargs):
        super().__init__(*args, **kwargs)
        self.figures = {one.figure.code: one for one in figures}
        choices = [("", "None of them")]
        if self.instance.figure:
            stood = f"As it was on {self.instance.figure_counted_on:%-d %B %Y}"
            choices.append((AS_IT_STOOD, f"{stood}: {self.instance.figure_title}"))
            self.initial["figure_code"] = AS_IT_STOOD
        choices += [(code, one.figure.title) for code, one in self.figures.items()]
        self.fields["figure_code"].choices = choices
        if self.instance.pk:
            del self.fields["panel"]
        else:
            self.fields["panel"].queryset = panels
        self.fields["executive"].queryset = User.objects.holding(Role.MANAGER).order_by(
            "name", "pk"
        )
        order = ("panel", "figure_code", "what", "means", "benefit_type", "to", "executive")
        parts = [name for name in order if name in self.fields]
        self.helper = SmallLabels("form_token", *parts, Submit("save", "Save the draft"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("to") == Finding.To.BOARD:
            cleaned["executive"] = None
        elif cleaned.get("to") and not cleaned.get("executive") and "executive" not in self.errors:
            self.add_error("executive", "Choose who of the executive team answers it")
        return cleaned

    def answers(self) -> dict:
        """What is written, with the figure as it stands now where another one was chosen."""
        said = {
            name: self.cleaned_data[name]
            for name in ("what", "means", "benefit_type", "to", "executive")
        }
        code = self.cleaned_data["figure_code"]
        return said if code == AS_IT_STOOD else said | frozen(self.figures.get(code))


class AnswerForm(PlainAnswers, OnceForm):
    words = long_answer(
        "Your answer", rows=6, hint="Everybody reads it, with the finding. Name nobody."
    )
    helper = SmallLabels("form_token", "words", Submit("save", "Send the answer"))
