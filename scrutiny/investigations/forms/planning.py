"""What an officer states of an investigation, chooses for it and notes of it."""

import datetime as dt

from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.utils import timezone

from base.accounts.models import User
from base.core.forms import DateField, ModelChoice, ModelChoices, PlainAnswers, SmallLabels
from base.core.moments import moment
from base.core.once import OnceForm
from base.core.refused import Refused
from base.core.stale_edits import SeenAnswers, SeenForm
from participation.people.customers.models import Level
from participation.people.groups.models import Group
from participation.people.imports.forms import ListField
from participation.programme.activities.form_fields import (
    LevelChoice,
    PlannedHoursField,
    ResidentsTimeField,
    ServiceChoice,
    StaffAndPartnersField,
    WorthField,
)
from participation.programme.activities.outcomes.forms import people_to_answer
from participation.programme.activities.part_forms import CLOSES_AT, long_answer
from scrutiny.topics.models import Topic

from ..models import EvidenceSource, Investigation, Mapper, RecentUser, Template
from ..users_list import read_references, read_users

LONGEST_SAYS = 2_000


class InvestigationForm(PlainAnswers, OnceForm, SeenForm):
    service = ServiceChoice()
    panel = ModelChoice(Group.objects.none(), label="For which panel?")
    template = forms.ModelChoiceField(
        Template.objects.none(),
        label="Begin with the steps of",
        required=False,
        empty_label="No template",
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(),
        label="Which topic did the panel choose?",
        required=False,
        empty_label="None on the list",
    )
    purpose = long_answer("Why this service, and what should come of it?", rows=4)
    influence = long_answer("What can people change, and what happens with it?", rows=3)
    level = LevelChoice()
    begins = DateField(label="First day", noun="First day")
    ends = DateField(label="Last day", noun="Last day")
    staff_and_partners = StaffAndPartnersField()
    residents_time = ResidentsTimeField()
    planned_hours = PlannedHoursField()
    worth = WorthField()

    class Meta:
        model = Investigation
        fields = [
            "title",
            "service",
            "panel",
            "topic",
            "purpose",
            "influence",
            "level",
            "staff_and_partners",
            "residents_time",
            "planned_hours",
            "worth",
        ]
        labels = {"title": "What is it called?"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        panels = Group.objects.live().filter(kind__recommends=True)
        self.fields["panel"].queryset = panels
        chosen = Topic.objects.chosen() | Topic.objects.filter(pk=self.instance.topic_id)
        self.fields["topic"].queryset = chosen
        self.fields["level"].queryset = Level.objects.all()
        if self.instance.pk:
            del self.fields["template"]
            self.initial |= {
                "begins": timezone.localdate(self.instance.starts_at),
                "ends": timezone.localdate(self.instance.ends_at),
            }
        else:
            self.fields["template"].queryset = Template.objects.filter(retired_on=None)
        asked = [
            *("service", "panel", "template", "topic", "purpose", "influence", "level"),
            *("begins", "ends", "staff_and_partners", "residents_time", "planned_hours", "worth"),
        ]
        self.helper = SmallLabels(
            "form_token",
            Field.text("title"),
            *(name for name in asked if name in self.fields),
            Submit("save", "Save"),
        )

    def clean(self):
        cleaned = super().clean()
        self.must_follow("begins", "ends", "The last day must be the first day or later")
        return cleaned

    def answers(self) -> dict:
        said = {name: self.cleaned_data[name] for name in self._meta.fields}
        said["starts_at"] = moment(self.cleaned_data["begins"], dt.time.min)
        said["ends_at"] = moment(self.cleaned_data["ends"], CLOSES_AT)
        return said


class MappersForm(PlainAnswers, OnceForm, SeenAnswers):
    """``may`` are those on the register whom nothing forbids to map this service."""

    mappers = ModelChoices(Mapper.objects.none(), label="Who draws this map?", required=False)
    helper = SmallLabels("form_token", "mappers", Submit("save", "Save"))

    def __init__(self, *args, may, **kwargs):
        super().__init__(*args, **kwargs)
        people = Mapper.objects.filter(pk__in=[one.pk for one in may])
        self.fields["mappers"].queryset = people.select_related("customer", "colleague")
        self.fields["mappers"].label_from_instance = lambda one: f"{one.person}, {one.sort.lower()}"


class RecentUsersForm(PlainAnswers, OnceForm):
    file = ListField(
        label="A list of people who used the service lately",
        required=False,
        help_text="A CSV file or an Excel workbook (.xlsx), with the columns Reference and Used on, and no others.",
    )
    references = forms.CharField(
        label="Or their references",
        required=False,
        max_length=LONGEST_SAYS,
        widget=forms.Textarea({"rows": 4}),
        help_text="One on each line. The reference stands on the page of the person.",
    )
    helper = SmallLabels(
        "form_token", Field("file"), "references", Submit("save", "Put them on the list")
    )

    def clean(self):
        cleaned = super().clean()
        users = {}
        try:
            if file := cleaned.get("file"):
                users |= read_users(file)
            users |= read_references(cleaned.get("references") or "")
        except Refused as refusal:
            self.add_error("file", str(refusal))
        if not users and not self.errors:
            self.add_error("references", "Send a file, or write at least one reference")
        cleaned["users"] = users
        return cleaned


class PlanSessionForm(PlainAnswers, OnceForm, SeenAnswers):
    on = DateField(label="When is the joint session?", noun="Day of the session")
    where = forms.CharField(
        label="Where, and at what time?",
        max_length=150,
        help_text="For example: Calder Hall, 6.30pm to 8pm. Whoever is asked reads this.",
    )
    helper = SmallLabels("form_token", "on", Field.text("where"), Submit("save", "Save"))


class SessionForm(PlainAnswers, OnceForm, SeenAnswers):
    on = DateField(label="When was the joint session?", noun="Day of the session")
    where = forms.CharField(label="Where?", max_length=150)
    came = ModelChoices(
        RecentUser.objects.none(), label="Which of those who said yes came?", required=False
    )
    helper = SmallLabels("form_token", "on", Field.text("where"), "came", Submit("save", "Save"))

    def __init__(self, *args, coming, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["came"].queryset = coming
        self.fields["came"].label_from_instance = lambda one: one.customer.name


class EvidenceForm(PlainAnswers, OnceForm):
    source = ModelChoice(EvidenceSource.objects.none(), label="Where does it come from?")
    says = forms.CharField(
        label="What does it say?",
        max_length=LONGEST_SAYS,
        widget=forms.Textarea({"rows": 4}),
        help_text="In figures where there are any. Name nobody.",
    )
    as_of = DateField(label="Of which day is it?", noun="Day", required=False)
    link = forms.URLField(label="Where can one read it?", required=False, assume_scheme="https")
    is_restricted = forms.BooleanField(
        label="Only for those who work on this investigation", required=False
    )
    helper = SmallLabels(
        "form_token",
        *("source", "says", "as_of"),
        Field.text("link"),
        "is_restricted",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = EvidenceSource.objects.filter(retired_on=None)


class HandOverForm(PlainAnswers, OnceForm):
    lead = forms.ModelChoiceField(
        User.objects.none(), label="Who leads it from now on?", empty_label="Choose"
    )
    why = long_answer(
        "Why, if somebody else leads it and you do this in their place?",
        rows=3,
        required=False,
        hint="They read it.",
    )
    helper = SmallLabels("form_token", "lead", "why", Submit("save", "Hand it over"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = people_to_answer(None)


class CallOffForm(PlainAnswers, OnceForm):
    why = long_answer("Why?", rows=3, hint="Those who draw a map or said yes to coming read it.")
    helper = SmallLabels("form_token", "why", Submit("save", "Call it off"))
