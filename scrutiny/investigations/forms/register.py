"""Who is trained to map, and the steps of usual journeys."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.accounts.models import User
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.people.customers.models import Customer
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.models import Service
from participation.programme.activities.outcomes.forms import people_to_answer

from ..models import Template

MOST_STEPS, LONGEST_STEP = 40, 80
ONE_OF_THREE = "Say who it is: a reference, a colleague or a name"


class MapperForm(PlainAnswers, OnceForm, SeenAnswers):
    """Of somebody who is on the register already, who it is stays as it is."""

    reference = forms.CharField(
        label="A customer: their reference",
        max_length=30,
        required=False,
        help_text="It stands on the page of the person.",
    )
    colleague = forms.ModelChoiceField(
        User.objects.none(), label="Or a colleague", required=False, empty_label="None"
    )
    name = forms.CharField(
        label="Or somebody from elsewhere, for example a student: their name",
        max_length=100,
        required=False,
    )
    works_in = forms.MultipleChoiceField(
        label="In which services do they work?",
        choices=Service.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nobody maps a service in which they work.",
    )
    trained_on = DateField(
        label="When were they trained, or had their last refresher?", noun="Day of the training"
    )
    trained_by = forms.CharField(label="Who trained them?", max_length=120)
    trains_others = forms.BooleanField(label="They can train others", required=False)

    def __init__(self, *args, there=None, **kwargs):
        super().__init__(*args, **kwargs)
        who = ("reference", "colleague", "name")
        if there is not None:
            for name in who:
                del self.fields[name]
        else:
            self.fields["colleague"].queryset = people_to_answer(None)
        texts = {"reference", "name", "trained_by"}
        self.helper = SmallLabels(
            "form_token",
            *(Field.text(name) if name in texts else name for name in self.fields if name in ASKED),
            Submit("save", "Save"),
        )

    def clean_reference(self) -> Customer | None:
        typed = self.cleaned_data["reference"].strip()
        found = Customer.objects.filter(reference__iexact=typed, erased_at=None).first()
        if typed and found is None:
            raise forms.ValidationError("No customer has this reference")
        return found

    def clean(self):
        cleaned = super().clean()
        if "reference" in self.fields and not self.errors:
            cleaned["customer"] = cleaned.pop("reference")
            said = [one for one in ("customer", "colleague", "name") if cleaned.get(one)]
            if len(said) != 1:
                self.add_error("reference", ONE_OF_THREE)
        return cleaned


ASKED = (
    *("reference", "colleague", "name", "works_in"),
    *("trained_on", "trained_by", "trains_others"),
)


class TemplateForm(PlainAnswers, OnceForm, SeenAnswers):
    title = forms.CharField(label="Of which journey are these the steps?", max_length=120)
    service = ServiceChoice()
    about = forms.CharField(label="From where to where?", max_length=250, required=False)
    steps = forms.CharField(
        label="The steps",
        max_length=MOST_STEPS * (LONGEST_STEP + 2),
        widget=forms.Textarea({"rows": 10}),
        help_text="One on each line, in order.",
    )
    retired = forms.BooleanField(label="Offer it no more", required=False)
    helper = SmallLabels(
        "form_token",
        Field.text("title"),
        "service",
        Field.text("about"),
        "steps",
        "retired",
        Submit("save", "Save"),
    )

    def clean_steps(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["steps"].splitlines() if line.strip()]
        if len(lines) > MOST_STEPS:
            raise forms.ValidationError(f"Write at most {MOST_STEPS} steps")
        if too_long := [line for line in lines if len(line) > LONGEST_STEP]:
            raise forms.ValidationError(f"This step is too long: {too_long[0]}")
        return lines


def initial_of(template: Template | None) -> dict:
    """What stands in the form of one that is there."""
    if template is None:
        return {}
    return {
        "title": template.title,
        "service": template.service,
        "about": template.about,
        "steps": "\n".join(step.name for step in template.usual_steps.all()),
        "retired": template.retired_on is not None,
    }
