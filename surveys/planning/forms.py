"""What staff write about a survey itself, a short page at a time."""

from crispy_forms_gds.choices import Choice
from django import forms

from base.accounts.models import User
from base.core.audience import Role
from base.core.forms import HoursField, ModelChoices, MoneyField
from participation.people.customers.form_fields import AimChoices
from participation.people.customers.models import Area, Tenure
from participation.programme.activities.form_fields import (
    LevelChoice,
    PlannedCostField,
    PlannedHoursField,
    ResidentsTimeField,
    RunByChoice,
    ServiceChoice,
    StaffAndPartnersField,
    WorthField,
)
from participation.programme.activities.models import Activity
from participation.programme.activities.part_forms import (
    LONG,
    PartForm,
    WhenAskedForm,
    long_answer,
)

from ..models import Privacy, Survey, SurveyType
from ..ours.people import NOT_BY_NAME, NOT_FOR_ANYBODY
from ..privacy import FOR_STAFF

AT_WORK = (Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR)


class BasicsForm(WhenAskedForm):
    title = forms.CharField(
        label="What is it called?",
        max_length=150,
        help_text="People read this. For example: Your repair, in five questions",
    )
    survey_type = forms.ChoiceField(
        label="What sort of survey is it?", choices=SurveyType.choices, widget=forms.RadioSelect
    )
    asked_by = forms.CharField(
        label="Who wants to know?",
        max_length=120,
        help_text="The service, the Board, a group of tenants. People read this.",
    )
    purpose = long_answer("What do we want to find out, and why?", rows=3, hint="People read this.")
    privacy = forms.ChoiceField(
        label="Who can find out what somebody answered?",
        choices=[Choice(one.value, one.label, hint=FOR_STAFF[one]) for one in Privacy],
        widget=forms.RadioSelect,
        help_text="People are told before the first question. It cannot be changed once it is open.",
    )
    handlers = ModelChoices(
        User.objects.filter(is_active=True, role_grants__role__in=AT_WORK).distinct(),
        label="Who else handles it?",
        required=False,
        help_text="Where it is confidential, only you and they read who answered what.",
    )
    open_to_all = forms.BooleanField(
        label="Anybody may answer on its page",
        required=False,
        help_text="It stands on the calendar then. Leave it out where only people whom you choose are asked.",
    )
    aims = AimChoices()
    level = LevelChoice()
    service = ServiceChoice()
    run_by = RunByChoice(help_text="Reports count what each service did itself.")

    field_order = [
        "title",
        "survey_type",
        "asked_by",
        "purpose",
        "privacy",
        "handlers",
        "open_to_all",
        "aims",
        "level",
        "service",
        "run_by",
        "opens",
        "closes",
    ]

    class Meta:
        model = Survey
        fields = [
            "title",
            "survey_type",
            "asked_by",
            "purpose",
            "privacy",
            "handlers",
            "open_to_all",
            "aims",
            "level",
            "service",
            "run_by",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.opened_at:
            self.fields["privacy"].disabled = True
            self.fields["survey_type"].disabled = True

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("survey_type") == SurveyType.STAFF:
            if cleaned.get("privacy") == Privacy.NAMED:
                self.add_error("privacy", NOT_BY_NAME)
            if cleaned.get("open_to_all"):
                self.add_error("open_to_all", NOT_FOR_ANYBODY)
        return cleaned


class NewSurveyForm(BasicsForm):
    button = "Save and go on"


class ReadyForm(PartForm):
    """Who it is about, what happens with it, and what it takes: before anybody is asked (R-13)."""

    influence = long_answer(
        "What will you do with the answers?",
        rows=4,
        required=False,
        hint="What people can change with them. People read this.",
    )
    tenures = ModelChoices(
        Tenure.objects.all(),
        label="Whose homes is it about?",
        required=False,
        help_text="Tick none where it is for everyone.",
    )
    areas = ModelChoices(
        Area.objects.all(),
        label="Where?",
        required=False,
        help_text="Tick none where it is for everywhere.",
    )
    staff_and_partners = StaffAndPartnersField(
        max_length=LONG,
        help_text="For example: an outside firm rings people, and two officers read the answers.",
    )
    residents_time = ResidentsTimeField(help_text="For example: five minutes.")
    planned_hours = PlannedHoursField()
    planned_cost = PlannedCostField()
    worth = WorthField(max_length=LONG)

    class Meta:
        model = Survey
        fields = [
            "influence",
            "tenures",
            "areas",
            "staff_and_partners",
            "residents_time",
            "planned_hours",
            "planned_cost",
            "worth",
        ]


class ResultsForm(PartForm):
    """What came of it, for everybody to read, and what it took."""

    summary = long_answer("What did people say, in short?", hint="People read this.")
    next_steps = long_answer(
        "What happens next?",
        rows=4,
        hint="What you will change, and what not and why. People read this.",
    )
    met_purpose = forms.ChoiceField(
        label="Did it do what it was for?",
        choices=Activity.MetPurpose.choices,
        widget=forms.RadioSelect,
    )
    actual_cost = MoneyField(
        label="What did it cost?", required=False, help_text="Letters, texts, an outside firm."
    )
    actual_hours = HoursField(label="How many staff hours did it take?", required=False)

    class Meta:
        model = Survey
        fields = ["summary", "next_steps", "met_purpose", "actual_cost", "actual_hours"]
