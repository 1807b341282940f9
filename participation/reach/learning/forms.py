import datetime as dt

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fixed, Fluid, Layout, Size, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, ModelChoices, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.periods import FinancialYear
from base.core.stale_edits import SeenForm
from participation.people.customers.models import Area, PreferenceOption
from participation.programme.activities.choosing import ActivityChoice
from participation.programme.activities.models import Activity

from .house_rules import SIGNPOST_CHECK_DAYS
from .models import Need, Signpost, SignpostQuerySet, barriers


def next_check() -> dt.date:
    """The day on which an entry that is checked today is looked at again."""
    return timezone.localdate() + dt.timedelta(days=SIGNPOST_CHECK_DAYS.value)


class SignpostFilter(forms.Form):
    """Everything is optional; what cannot be understood narrows nothing."""

    barrier = forms.ModelChoiceField(
        PreferenceOption.objects.filter(kind="digital"),
        label="What would help?",
        required=False,
        to_field_name="code",
        empty_label="Anything",
    )
    kind = forms.ChoiceField(
        label="What kind?",
        required=False,
        choices=[("", "Any"), *Signpost.Kind.choices],
    )
    area = forms.ModelChoiceField(
        Area.objects.select_related("parent").order_by("name"),
        label="Where?",
        required=False,
        to_field_name="slug",
        empty_label="Anywhere",
    )

    def narrow(self, signposts: SignpostQuerySet) -> SignpostQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("barrier"):
            signposts = signposts.helping_with([asked["barrier"]])
        if asked.get("kind"):
            signposts = signposts.filter(kind=asked["kind"])
        if asked.get("area"):
            signposts = signposts.near(asked["area"])
        return signposts


class LocalFilter(SignpostFilter):
    """By area and by what somebody needs."""

    barrier = None
    need = forms.ModelChoiceField(
        Need.objects.in_use(),
        label="What do you need?",
        required=False,
        to_field_name="code",
        empty_label="Anything",
    )
    field_order = ["need", "area", "kind"]

    def narrow(self, signposts: SignpostQuerySet) -> SignpostQuerySet:
        signposts = super().narrow(signposts)
        need = self.cleaned_data.get("need")
        return signposts.meeting(need) if need else signposts


class StaffFilter(SignpostFilter, ListFilter):
    need = forms.ModelChoiceField(
        Need.objects.in_use(),
        label="What else?",
        required=False,
        to_field_name="code",
        empty_label="Anything",
    )
    for_whom = forms.ChoiceField(
        label="For whom?",
        required=False,
        choices=[("", "Anybody"), ("customers", "Customers"), ("staff", "Our staff")],
    )
    due = forms.BooleanField(label="Only those to check", required=False)

    def narrow(self, signposts):
        signposts = super().narrow(signposts)
        asked = self.cleaned_data
        if asked.get("need"):
            signposts = signposts.meeting(asked["need"])
        if asked.get("for_whom"):
            signposts = signposts.filter(
                for_whom__in=[asked["for_whom"], Signpost.ForWhom.EVERYONE]
            )
        return signposts.due_for_checking() if asked.get("due") else signposts


class SignpostForm(PlainAnswers, OnceForm, SeenForm):
    barriers = ModelChoices(
        PreferenceOption.objects.none(),
        label="What does it do for getting online?",
        describe=lambda option: {"hint": option.hint},
        required=False,
    )
    needs = ModelChoices(Need.objects.in_use(), label="What does it help with?", required=False)
    area = forms.ModelChoiceField(
        Area.objects.order_by("name"), label="Where?", required=False, empty_label="Everywhere"
    )
    web = forms.URLField(
        label="Web address (optional)",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter a web address, like https://www.example.org"},
    )
    checked_on = DateField(noun="Day it was checked", label="When did you check that it is true?")
    check_by = DateField(noun="Day of the next check", label="When do we check again?")

    class Meta:
        model = Signpost
        fields = [
            "name",
            "kind",
            "for_whom",
            "what",
            "needs",
            "barriers",
            "area",
            "when",
            "cost",
            "phone",
            "web",
            "address",
            "checked_on",
            "check_by",
        ]
        labels = {
            "name": "Who are they?",
            "kind": "What kind is it?",
            "for_whom": "Whom is it for?",
            "what": "What do they do?",
            "when": "When? (optional)",
            "cost": "What does it cost?",
            "phone": "Phone number (optional)",
            "address": "Where to go (optional)",
        }
        help_texts = {
            "name": "For example: Calder Library.",
            "what": "As you would tell a neighbour.",
            "when": "For example: Tuesdays from 2pm.",
        }

    helper = SmallLabels(
        "name",
        "kind",
        "for_whom",
        Field.textarea("what", rows=3),
        Field.checkboxes("needs", small=True),
        "barriers",
        "area",
        "when",
        Field.text("cost", field_width=Fluid.ONE_HALF),
        Field.text("phone", field_width=Fixed.TWENTY),
        "web",
        "address",
        "checked_on",
        "check_by",
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["barriers"].queryset = barriers()
        if not self.instance.pk:
            today = timezone.localdate()
            self.initial = {
                "checked_on": today,
                "check_by": next_check(),
                **self.initial,
            }

    def clean(self):
        answers = super().clean()
        if not {"needs", "barriers"} & self.errors.keys() and not (
            answers.get("needs") or answers.get("barriers")
        ):
            self.add_error("needs", "Choose at least one thing it helps with")
        if not {"phone", "web", "address"} & self.errors.keys() and not (
            answers.get("phone") or answers.get("web") or answers.get("address")
        ):
            self.add_error("phone", "Say how to reach them: by phone, on the web, or where to go")
        checked, again = answers.get("checked_on"), answers.get("check_by")
        if checked and checked > timezone.localdate():
            self.add_error("checked_on", "This day has not come yet")
        if checked and again and again <= checked:
            self.add_error("check_by", "The next check must be after this one")
        elif again:
            self.must_come("check_by")
        return answers


class ProgrammeForm(PlainAnswers, OnceForm):
    """One number for each barrier there is."""

    activity = ActivityChoice(
        label="Which activity?",
        empty_label="Choose one",
        help_text="This financial year’s and last year’s, the latest first. Not there? Log it "
        "as an event first, or begin from its own page.",
        error_messages={"required": "Choose which activity"},
    )
    partner = forms.CharField(
        label="Who ran it with us? (optional)", required=False, max_length=100
    )
    learned = forms.CharField(
        label="What have you learned? (optional)",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.barriers = list(barriers())
        if instance is None:
            since = FinancialYear.current().previous.first
            begun = Activity.objects.filter(
                starts_at__date__gte=since,
                starts_at__lte=timezone.now(),
                cancelled_at=None,
                digital_inclusion=None,
            )
            asked_for = begun.filter(pk=self.initial.get("activity")).values_list("pk", flat=True)
            self.fields["activity"].offer(begun, asked_for.first())
        else:
            del self.fields["activity"]
        for barrier in self.barriers:
            self.fields[barrier.code] = forms.IntegerField(
                label=f"People helped: {barrier.label}",
                help_text=barrier.hint,
                min_value=0,
                max_value=100_000,
                error_messages={
                    "required": "Enter a number, 0 if nobody",
                    "invalid": "Enter a whole number, like 12",
                    "min_value": "Enter 0 or more",
                    "max_value": "This is more people than there are",
                },
            )
        self.helper = FormHelper()
        self.helper.label_size = Size.SMALL
        self.helper.layout = Layout(
            *(["activity"] if instance is None else []),
            *(Field.text(one.code, field_width=Fixed.FIVE) for one in self.barriers),
            "partner",
            Field.textarea("learned", rows=3),
            "form_token",
            Submit("save", "Save"),
        )

    @property
    def people(self) -> dict[PreferenceOption, int]:
        return {barrier: self.cleaned_data[barrier.code] for barrier in self.barriers}
