"""What is written about small works, and at the end of the year about how it went."""

from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.groups.models import Group

from .forms import money
from .models import SchemeYear, Work


def day_not_to_come(day):
    if day and day > timezone.localdate():
        raise forms.ValidationError("The day must be today or earlier")
    return day


class ProposeWorkForm(PlainAnswers, OnceForm):
    what_for = forms.CharField(label="What is to be done?", max_length=200)
    place = forms.CharField(
        label="Where?", max_length=200, help_text="So that a contractor finds it."
    )
    pounds = money("About how much does it cost?")
    source = forms.ChoiceField(
        label="Who found it?", choices=Work.Source.choices, widget=forms.RadioSelect
    )
    group = ModelChoice(
        Group.objects.filter(ended_on=None),
        label="For which group?",
        widget=forms.Select,
        help_text="The association of the estate. Where there is none, the group that reviews works.",
    )
    helper = SmallLabels(
        Field.text("what_for"),
        Field.text("place"),
        "pounds",
        "source",
        "group",
        "form_token",
        Submit("save", "Propose it"),
    )


class WorkForm(PlainAnswers, OnceForm, SeenForm):
    is_local = forms.TypedChoiceField(
        label="Is the contractor from here?",
        required=False,
        choices=[("", "Not known yet"), ("True", "Yes"), ("False", "No")],
        coerce=lambda said: said == "True",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    begins_on = DateField(noun="First day", label="When does it begin? (optional)", required=False)
    done_on = DateField(noun="Last day", label="When was it finished? (optional)", required=False)

    class Meta:
        model = Work
        fields = [
            "place",
            "source",
            "contractor",
            "is_local",
            "why_not_local",
            "begins_on",
            "done_on",
        ]
        labels = {
            "place": "Where?",
            "source": "Who found it?",
            "contractor": "Which contractor does it? (optional)",
            "why_not_local": "If the contractor is not from here, why?",
        }
        help_texts = {"place": "", "why_not_local": ""}
        widgets = {"source": forms.RadioSelect}

    helper = SmallLabels(
        Field.text("place"),
        "source",
        Field.text("contractor"),
        "is_local",
        Field.text("why_not_local"),
        "begins_on",
        "done_on",
        "form_token",
        Submit("save", "Save"),
    )

    def clean_done_on(self):
        return day_not_to_come(self.cleaned_data["done_on"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_local") is False and not cleaned.get("why_not_local"):
            self.add_error("why_not_local", "Say why no contractor from here does it")
        return cleaned


class RankForm(PlainAnswers, OnceForm):
    """A place for each work that is proposed; empty for none."""

    group = ModelChoice(
        Group.objects.filter(ended_on=None),
        label="Which group put them in this order?",
        widget=forms.Select,
    )
    on = DateField(noun="Day", label="On which day?")

    def __init__(self, *args, works: list[Work], **kwargs):
        super().__init__(*args, **kwargs)
        self.works = works
        for one in works:
            self.fields[f"place_{one.pk}"] = forms.IntegerField(
                label=f"Place of: {one}",
                min_value=1,
                max_value=999,
                required=False,
                initial=one.rank,
                widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
            )
        names = [f"place_{one.pk}" for one in works]
        self.helper = SmallLabels(
            "group", "on", *names, "form_token", Submit("save", "Save this order")
        )

    def clean_on(self):
        return day_not_to_come(self.cleaned_data["on"])

    def places(self) -> dict[int, int | None]:
        return {one.pk: self.cleaned_data[f"place_{one.pk}"] for one in self.works}


class ReviewForm(PlainAnswers, OnceForm, SeenForm):
    class Meta:
        model = SchemeYear
        fields: list[str] = []

    review = forms.CharField(
        label="What went well, and what do we do otherwise next year?",
        max_length=4000,
        widget=forms.Textarea,
        help_text="Also: what would make it easier for staff and for residents?",
    )
    helper = SmallLabels(Field.textarea("review", rows=6), "form_token", Submit("save", "Save"))
