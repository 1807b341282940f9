"""What staff write about a consultation itself, a short page at a time."""

from crispy_forms_gds.choices import Choice
from django import forms

from base.core.forms import (
    DateField,
    HoursField,
    ModelChoices,
    MoneyField,
)
from participation.people.customers.form_fields import AimChoices
from participation.people.customers.models import Area, Tenure
from participation.people.groups.models import Group
from participation.programme.activities.choosing import ActivityChoices
from participation.programme.activities.form_fields import (
    LevelChoice,
    PlannedCostField,
    PlannedHoursField,
    ResidentsTimeField,
    RunByChoice,
    ServiceChoice,
    StaffAndPartnersField,
    WorthField,
    offer_groups,
)
from participation.programme.activities.models import Activity
from participation.programme.activities.part_forms import (
    LONG,
    PartForm,
    WhenAskedForm,
    long_answer,
)
from participation.programme.activities.principles import PrinciplesField

from .duties import ASKS
from .house_rules import CONSULTATION_MIN_WEEKS
from .models import Consultation, Duty


class BasicsForm(WhenAskedForm):
    title = forms.CharField(
        label="What is it called?",
        max_length=150,
        help_text="A question people can answer. For example: Rent 2027: what would you choose?",
    )
    duty = forms.ChoiceField(
        label="Why must we ask?",
        choices=[Choice(duty.value, duty.label, hint=ASKS[duty].of_staff) for duty in Duty],
        widget=forms.RadioSelect,
    )
    purpose = long_answer(
        "What do we want to find out, and why?", rows=3, hint="Customers read this."
    )
    aims = AimChoices()
    level = LevelChoice()
    service = ServiceChoice()
    run_by = RunByChoice(
        help_text="The service that asks. Reports count what each service did itself.",
    )
    decision_due_on = DateField(
        label="When will you decide?",
        noun="Date of the decision",
        required=False,
        help_text="People are told this date, and your worklist reminds you.",
    )

    field_order = [
        "title",
        "duty",
        "purpose",
        "aims",
        "level",
        "service",
        "run_by",
        "opens",
        "closes",
        "decision_due_on",
    ]

    class Meta:
        model = Consultation
        fields = [
            "title",
            "duty",
            "purpose",
            "aims",
            "level",
            "service",
            "run_by",
            "decision_due_on",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["closes"].help_text = (
            f"Give people at least {CONSULTATION_MIN_WEEKS.value} weeks. For a rent increase, "
            "leave 28 days between your letter and the new rent as well."
        )

    def clean(self):
        cleaned = super().clean()
        self.must_follow("closes", "decision_due_on", "Decide after the last day to answer")
        if self.instance.published_at and not self.instance.decided_on:
            self.must_come("decision_due_on")  # people are told it, and the worklist waits for it
        return cleaned


class NewConsultationForm(BasicsForm):
    button = "Save and go on"


class ProposalForm(PartForm):
    proposal = long_answer("What do you propose?", rows=8, required=False)
    likely_effect = long_answer(
        "What would it mean for the person reading?",
        required=False,
        hint="In pounds, hours, homes. The law asks for this by name.",
    )
    influence = long_answer(
        "What can people change?", rows=4, required=False, hint="And what you will do with it."
    )
    cannot_change = long_answer(
        "What cannot change?",
        rows=4,
        required=False,
        hint="What law, safety or money has settled already. Say so openly.",
    )
    how_to_respond = long_answer(
        "How can people answer?",
        rows=4,
        required=False,
        hint="At least one way without a computer. The phone number and address are added.",
    )

    class Meta:
        model = Consultation
        fields = ["proposal", "likely_effect", "influence", "cannot_change", "how_to_respond"]


class ReadyForm(PartForm):
    """Who else takes part, what it takes, and the principles: before anybody is asked (R-13, F-29)."""

    staff_and_partners = StaffAndPartnersField(
        max_length=LONG,
        help_text="For example: the rent team answers the phone, and an adviser explains the options.",
    )
    residents_time = ResidentsTimeField(
        help_text="For example: ten minutes to read it, and five to answer.",
    )
    planned_hours = PlannedHoursField()
    planned_cost = PlannedCostField()
    worth = WorthField(max_length=LONG)
    principles = PrinciplesField(
        help_text="Tick each one that you have made sure of. The rest stays on the record’s page."
    )

    class Meta:
        model = Consultation
        fields = [
            "staff_and_partners",
            "residents_time",
            "planned_hours",
            "planned_cost",
            "worth",
            "principles",
        ]


class WhoForm(PartForm):
    tenures = ModelChoices(
        Tenure.objects.all(),
        label="Whose homes?",
        required=False,
        help_text="Tick none where it is for everyone.",
    )
    areas = ModelChoices(
        Area.objects.all(),
        label="Where?",
        required=False,
        help_text="Tick none where it is for everywhere.",
    )
    only_for = ModelChoices(
        Group.objects.live(),
        label="Only for those who sit on some groups?",
        required=False,
        help_text="Nobody else sees it. Tick none where anybody may answer.",
    )
    groups = ModelChoices(
        Group.objects.live(),
        label="Held together with which groups?",
        required=False,
        help_text="Everybody sees it. What comes of it is shown on their pages too.",
    )

    class Meta:
        model = Consultation
        fields = ["tenures", "areas", "only_for", "groups"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_groups(self, self.instance)


class DiscussionForm(PartForm):
    """Where people talk it over, beside answering (F-55)."""

    discussed_at = ActivityChoices(
        label="Which focus groups, meetings and forums belong to it?",
        required=False,
        help_text="Plan each as an event first. Everybody sees those that are published, with their day and place.",
    )

    class Meta:
        model = Consultation
        fields = ["discussed_at"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.instance.discussed_at.values_list("pk", flat=True)
        others = Activity.objects.filter(cancelled_at=None).exclude(pk=self.instance.pk)
        self.fields["discussed_at"].offer(others, chosen)


class ConsiderationForm(PartForm):
    consideration = long_answer(
        "How did you weigh what people said?",
        rows=10,
        required=False,
        hint="What most people said, what a few said, what you agree with, what not, and why. "
        "Everyone can read this. No names.",
    )

    class Meta:
        model = Consultation
        fields = ["consideration"]


class DecisionForm(PartForm):
    decision = long_answer("What was decided?")
    decided_by = forms.CharField(
        label="Who decided?", max_length=100, help_text="For example: the Board"
    )
    decided_on = DateField(label="When?", noun="Date of the decision")
    what_changed = long_answer(
        "What changed because people answered?",
        required=False,
        hint="If nothing did, say so and why.",
    )

    class Meta:
        model = Consultation
        fields = ["decision", "decided_by", "decided_on", "what_changed"]


class CloseOutForm(PartForm):
    summary = long_answer("What did people say, in short?", hint="Customers read this.")
    next_steps = long_answer(
        "What happens next?", rows=3, required=False, hint="Customers read this."
    )
    met_purpose = forms.ChoiceField(
        label="Did it do what it was for?",
        choices=Activity.MetPurpose.choices,
        widget=forms.RadioSelect,
    )
    actual_cost = MoneyField(
        label="What did it cost?", required=False, help_text="Letters, rooms, travel. In pounds."
    )
    actual_hours = HoursField(label="How many staff hours did it take?", required=False)

    class Meta:
        model = Consultation
        fields = ["summary", "next_steps", "met_purpose", "actual_cost", "actual_hours"]
