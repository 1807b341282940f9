from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms

from base.core.forms import ModelChoices, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.joining.involvement.staff_forms import OfficerChoice
from participation.programme.activities.part_forms import long_answer

from ..models import JobType
from ..scoring.criteria import add_criteria, laid_out
from ..scoring.models import ScoredByQuerySet
from .models import Checklist, SampledContact, listeners


class ChecklistFilter(ListFilter):
    drawn_from = forms.ChoiceField(
        label="What is checked", required=False, choices=[("", "Any"), *Checklist.Sort.choices]
    )

    def narrow(self, rows: ScoredByQuerySet) -> ScoredByQuerySet:
        self.is_valid()
        drawn_from = self.cleaned_data.get("drawn_from")
        return rows.filter(sort=drawn_from) if drawn_from else rows


class ChecklistForm(PlainAnswers, OnceForm, SeenForm):
    """What is drawn, how many, and what is looked for in each with its points."""

    sort = forms.ChoiceField(label="What is checked?", choices=Checklist.Sort.choices)
    job_types = ModelChoices(
        JobType.objects.all(),
        label="Which of what your systems send is such a call?",
        help_text="Only for calls.",
        required=False,
    )
    a_month = forms.IntegerField(
        label="How many are drawn in a month?",
        min_value=1,
        max_value=200,
        help_text="Of fewer than 10 no score is shown.",
    )
    how = long_answer(
        "How does somebody hear or read one?",
        rows=4,
        hint="For example: come to the office on a Tuesday, and an officer plays it by its number.",
    )

    class Meta:
        model = Checklist
        fields = ["title", "sort", "job_types", "a_month", "how"]
        labels = {"title": "What is it called?"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        add_criteria(self)
        self.helper = FormHelper(self)
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            "form_token",
            Field.text("title"),
            "sort",
            "job_types",
            "a_month",
            "how",
            laid_out("What is looked for, and what each is worth"),
            Submit("save", "Save"),
        )


class GiveOutForm(PlainAnswers, OnceForm):
    officer = OfficerChoice(label="Which of us?", required=False, empty_label="Nobody of us")
    placement = forms.ModelChoiceField(
        None, label="Or which volunteer?", required=False, empty_label="No volunteer"
    )
    number = forms.IntegerField(label="How many?", min_value=1, max_value=200)
    helper = SmallLabels("form_token", "officer", "placement", "number", Submit("save", "Give out"))

    def __init__(self, *args, of_calls: bool, **kwargs):
        super().__init__(*args, **kwargs)
        volunteers = listeners().select_related("interest__customer")
        field = self.fields["placement"]
        field.queryset = volunteers.order_by("interest__customer__name", "pk")
        field.label_from_instance = lambda placement: placement.interest.customer.name
        if not of_calls:  # what people wrote to us is read by our own staff alone
            field.queryset = volunteers.none()
            field.widget = forms.HiddenInput()

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("officer")) == bool(cleaned.get("placement")):
            self.add_error("officer", "Choose one of us, or a volunteer")
        return cleaned


class LearntForm(PlainAnswers, OnceForm):
    learnt = long_answer("What was learnt?", rows=6, hint="Everybody reads this. Name nobody.")
    helper = SmallLabels("form_token", "learnt", Submit("save", "Save"))


class LeaveOutForm(PlainAnswers, OnceForm):
    because = forms.ChoiceField(
        label="Why can it not be checked?",
        choices=SampledContact.Because.choices,
        widget=forms.RadioSelect,
    )
    helper = SmallLabels("form_token", "because", Submit("save", "Leave it out"))
