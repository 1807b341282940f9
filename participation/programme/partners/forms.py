"""What staff write of a partner body."""

from crispy_forms_gds.layout import Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from base.accounts.models import User
from base.core.forms import DateField, ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.periods import FinancialYear
from base.core.stale_edits import SeenForm
from base.core.uploads import UploadField
from participation.people.groups.models import Group

from ..activities.outcomes.forms import people_to_answer
from ..activities.part_forms import long_answer
from .models import Partner

#: Financial years for which a plan may be added, the next one first.
YEARS = 4


def sent_file(label: str, **others) -> UploadField:
    limit = filesizeformat(settings.MAX_UPLOAD_BYTES)
    return UploadField(label=label, help_text=f"For example a PDF, smaller than {limit}.", **others)


class PartnerForm(PlainAnswers, OnceForm, SeenForm):
    """``group`` is asked of a new one alone."""

    group = ModelChoice(
        Group.objects.none(),
        label="Which group is it?",
        help_text="It is one of our groups already. If it is not, add it there first.",
    )
    elected_on = DateField(
        label="When did it last elect its board?", noun="Day of the election", required=False
    )
    next_election_on = DateField(
        label="When does it elect next?", noun="Day of the next election", required=False
    )

    class Meta:
        model = Partner
        fields = [
            *("group", "form", "staff", "funded_by", "elected_on", "next_election_on"),
            "publishes_plan",
        ]
        labels = {
            "form": "What is it, in law?",
            "staff": "How many people does it pay?",
            "funded_by": "Who pays for it?",
            "publishes_plan": "It publishes a plan each year",
        }
        help_texts = {
            "form": "For example: an independent company, limited by guarantee.",
            "publishes_plan": "",
        }
        widgets = {
            "staff": forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"})
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["group"]
        else:
            none_yet = Group.objects.live().filter(partner=None)
            self.fields["group"].queryset = none_yet.select_related("kind").order_by("name", "pk")
        shown = [name for name in self._meta.fields if name in self.fields]
        self.helper = SmallLabels("form_token", *shown, Submit("save", "Save"))

    def clean(self):
        cleaned = super().clean()
        words = "It elects again after it elected"
        self.must_follow("elected_on", "next_election_on", words)
        same = cleaned.get("elected_on") and cleaned["elected_on"] == cleaned.get(
            "next_election_on"
        )
        if same:
            self.add_error("next_election_on", words)
        return cleaned

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.fields}


class RoleForm(PlainAnswers, OnceForm):
    what = forms.CharField(label="What does it do?", max_length=200)
    ours_too = forms.BooleanField(label="We do it too", required=False)
    kept_apart = forms.CharField(
        label="If we do it too, how are the two kept apart?", max_length=300, required=False
    )
    helper = SmallLabels("form_token", "what", "ours_too", "kept_apart", Submit("save", "Save"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("ours_too") and not cleaned.get("kept_apart"):
            self.add_error("kept_apart", "Say how the two are kept apart")
        return cleaned


class PlanForm(PlainAnswers, OnceForm):
    year = forms.TypedChoiceField(label="For which financial year is it?", coerce=int)
    file = sent_file("The plan")
    helper = SmallLabels("form_token", "year", "file", Submit("save", "Save"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        next_year = FinancialYear.current().start_year + 1
        years = [FinancialYear.starting(next_year - back) for back in range(YEARS)]
        self.fields["year"].choices = [(one.start_year, str(one)) for one in years]
        self.fields["year"].initial = next_year - 1


class AgreementForm(PlainAnswers, OnceForm):
    agreed_on = DateField(label="When was it agreed?", noun="Day of the agreement")
    review_on = DateField(label="When is it looked at again?", noun="Day of the review")
    resident_focus = long_answer("How does what it does keep to what residents need?", rows=3)
    value = long_answer("How is it value for money?", rows=3)
    quality = long_answer("What standard does it keep to?", rows=3)
    no_duplication = long_answer("How is nothing done twice?", rows=3)
    file = sent_file("The signed agreement (optional)", required=False)
    helper = SmallLabels(
        *("form_token", "agreed_on", "review_on", "resident_focus", "value", "quality"),
        *("no_duplication", "file"),
        Submit("save", "Save"),
    )

    def clean(self):
        cleaned = super().clean()
        agreed, review = cleaned.get("agreed_on"), cleaned.get("review_on")
        if agreed and review and review <= agreed:
            self.add_error("review_on", "It is looked at again after it was agreed")
        return cleaned


class MeetingForm(PlainAnswers, OnceForm):
    on = DateField(label="When was the meeting?", noun="Day of the meeting")
    went = ModelChoice(User.objects.none(), label="Who of us was there?")
    heard = long_answer(
        "What did we hear?", rows=5, hint="What people need or ask. Name no private person."
    )
    passed_to = forms.CharField(
        label="Who was it passed on to?", max_length=200, required=False, help_text="Of us."
    )
    helper = SmallLabels("form_token", "on", "went", "heard", "passed_to", Submit("save", "Save"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["went"].queryset = people_to_answer(None)

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Day of the meeting must be today or earlier")
        return day
