"""What a tenant told us, and what we answered."""

import datetime as dt

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Fieldset, Layout, Size, Submit
from django import forms
from django.db.models import Q
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.forms import DateField, PlainAnswers
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from base.core.working_days import after_working_days
from participation.people.customers.models import Area

from ..choosing import ActivityChoice
from ..form_fields import ServiceChoice
from ..house_rules import OUTCOME_ANSWER_WORKING_DAYS
from ..models import Activity, Outcome

State = Outcome.State

STATES = (
    Choice(State.HEARD, State.HEARD.label, hint="No answer yet."),
    Choice(State.DOING, State.DOING.label, hint="Say what, and by when."),
    Choice(State.DONE, State.DONE.label, hint="Say what was done."),
    Choice(State.NOT_POSSIBLE, State.NOT_POSSIBLE.label, hint="Say why, as plainly as a yes."),
)


class OutcomeForm(PlainAnswers, OnceForm, SeenForm):
    said = forms.CharField(
        label="What did they say?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In their own words where you can. No names: everyone can read this.",
    )
    said_on = DateField(label="When did they say it?", noun="Date it was said")
    activity = ActivityChoice(
        label="Where did it come from?",
        required=False,
        empty_label="A call, a letter or a chat",
        help_text="Everyone who took part in it and asked to hear is told when this moves.",
    )
    service = ServiceChoice()
    area = forms.ModelChoiceField(
        Area.objects.all(),
        label="Which place is it about?",
        required=False,
        empty_label="Everywhere",
    )
    owner = forms.ModelChoiceField(
        User.objects.none(), label="Who will see that it is answered?", empty_label=None
    )
    due_on = DateField(label="Answer by", noun="Date to answer by", required=False)
    state = forms.ChoiceField(
        label="Where does it stand?", choices=STATES, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label="Our answer",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="To a tenant, in a few sentences.",
    )
    proof = forms.CharField(
        label="How can anybody see that it was done?",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    publish = forms.TypedChoiceField(
        label="Can everyone read it?",
        choices=[("yes", "Yes, on “You said, we did”"), ("no", "Not yet")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    best = forms.BooleanField(label="Tell this one in full in the annual report", required=False)

    class Meta:
        model = Outcome
        fields = [
            "said",
            "said_on",
            "activity",
            "service",
            "area",
            "owner",
            "due_on",
            "state",
            "answer",
            "proof",
            "best",
        ]

    def __init__(self, *args, officer: User, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.initial.setdefault("publish", "yes")
        if self.instance.pk:
            self.initial["publish"] = "yes" if self.instance.published_at else "no"
        else:
            answer_by = after_working_days(today, OUTCOME_ANSWER_WORKING_DAYS.value)
            self.initial |= {"said_on": today, "owner": officer.pk, "due_on": answer_by} | (
                kwargs.get("initial") or {}
            )
            self.initial["state"] = State.HEARD
        self.fields["owner"].queryset = people_to_answer(self.instance.owner_id)
        begun = Activity.objects.filter(starts_at__lte=timezone.now(), cancelled_at=None)
        self.fields["activity"].offer(begun, self.initial.get("activity"))
        self.helper = FormHelper(self)
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            "form_token",
            Fieldset(
                "said",
                "said_on",
                "activity",
                "service",
                "area",
                legend="You said",
                legend_size=Size.MEDIUM,
            ),
            Fieldset("owner", "due_on", legend="Who and when", legend_size=Size.MEDIUM),
            Fieldset(
                "state",
                "answer",
                "proof",
                "publish",
                "best",
                legend="We did",
                legend_size=Size.MEDIUM,
            ),
            Submit("save", "Save"),
        )

    def clean_said_on(self) -> dt.date:
        said_on = self.cleaned_data["said_on"]
        if said_on > timezone.localdate():
            raise forms.ValidationError("Date it was said must be today or earlier")
        return said_on

    def clean(self):
        cleaned = super().clean()
        state = cleaned.get("state")
        if state and state != State.HEARD and not cleaned.get("answer"):
            self.add_error("answer", "Write our answer, or choose “We are looking into it”")
        if state in (State.HEARD, State.DOING) and "due_on" in cleaned and not cleaned["due_on"]:
            self.add_error("due_on", "Enter a date to answer by")
        if state in (State.HEARD, State.DOING):
            self.must_come("due_on", promised_in=("state", "answer", "publish"))
        return cleaned

    def answers(self) -> dict:
        """What the services take."""
        return {name: self.cleaned_data[name] for name in [*self._meta.fields, "publish"]}


def people_to_answer(owner: int | None):
    """Everybody at work here, and whoever has it now, should they have left."""
    at_work = Q(role_grants__role__in=[Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR])
    found = User.objects.filter(Q(is_active=True) & at_work | Q(pk=owner))
    return found.distinct().order_by("name", "pk")
