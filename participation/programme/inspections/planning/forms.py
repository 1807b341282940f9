from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.accounts.models import User
from base.core.clock_field import ClockField
from base.core.forms import DateField, ModelChoices, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.moments import moment_in
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.people.customers.models import Area, Customer

from ...activities.outcomes.forms import people_to_answer
from ..models import InspectionQuerySet, Standard, What


class InspectionFilter(ListFilter):
    what = forms.ChoiceField(
        label="What is inspected", required=False, choices=[("", "Any"), *What.choices]
    )
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[
            ("", "Any"),
            ("arrange", "To arrange"),
            ("waiting", "Arranged"),
            ("sent", "Inspected"),
            ("unsafe", "Not ready"),
        ],
    )

    def narrow(self, rows: InspectionQuerySet) -> InspectionQuerySet:
        self.is_valid()
        if what := self.cleaned_data.get("what"):
            rows = rows.filter(standard__what=what)
        match self.cleaned_data.get("standing"):
            case "arrange":
                return rows.to_arrange()
            case "waiting":
                return rows.waiting()
            case "sent":
                return rows.sent()
            case "unsafe":
                return rows.sent().filter(home__isnull=False, unsafe__gt=0)
        return rows


class PlanForm(PlainAnswers, OnceForm):
    """An inspection outside the month's draw, of anything but a home (B-34)."""

    standard = forms.ModelChoiceField(
        Standard.objects.none(), label="By which standard?", empty_label="Choose"
    )
    subject = forms.CharField(
        label="What is inspected?",
        max_length=150,
        help_text="For example: the back courts of Mill Lane. Name no home that somebody lives in.",
    )
    area = forms.ModelChoiceField(
        Area.objects.all(), label="In which area?", required=False, empty_label="In none by itself"
    )
    why = forms.CharField(label="Why now?", max_length=200)
    partners = forms.CharField(
        label="Which partners come along?",
        max_length=200,
        required=False,
        help_text="For example the council, or the police.",
    )
    helper = SmallLabels(
        "form_token",
        "standard",
        Field.text("subject"),
        "area",
        Field.text("why"),
        Field.text("partners"),
        Submit("save", "Plan it"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["standard"].queryset = Standard.objects.in_use().exclude(what=What.HOMES)


class ArrangeForm(PlainAnswers, OnceForm, SeenAnswers):
    """``may`` are those who may inspect it."""

    day = DateField(label="On which day?", noun="Day")
    starts = ClockField(label="At what time?", help_text="For example 10am")
    minutes = forms.IntegerField(label="For how many minutes?", min_value=15, max_value=240)
    officer = forms.ModelChoiceField(
        User.objects.none(), label="Which of us lets them in?", empty_label="Choose"
    )
    inspectors = ModelChoices(
        Customer.objects.none(),
        label="Who inspects?",
        error_messages={"required": "Choose at least one person who inspects"},
    )
    helper = SmallLabels(
        "form_token",
        *("day", "starts", "minutes", "officer", "inspectors"),
        Submit("save", "Arrange it and tell them"),
    )

    def __init__(self, *args, may, officer_now, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = people_to_answer(officer_now)
        people = Customer.objects.filter(pk__in=[one.pk for one in may]).order_by("name", "pk")
        self.fields["inspectors"].queryset = people

    def clean(self):
        cleaned = super().clean()
        cleaned["starts_at"] = moment_in(self, "day", "starts")
        return cleaned


class CallOffForm(PlainAnswers, OnceForm):
    why = forms.CharField(label="Why?", max_length=200, help_text="Whoever was to come reads this.")
    helper = SmallLabels(
        "form_token", Field.text("why"), Submit("save", "Call it off and tell them")
    )


class ReadForm(PlainAnswers, OnceForm):
    printed = forms.CharField(
        label="What may everybody read of what was good?",
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Take out names and anything that says where it was. Leave it empty to print nothing.",
    )
    helper = SmallLabels("form_token", "printed", Submit("save", "I have read it and passed it on"))
