"""What staff say about an event: in a few lines once it has been, in full when they plan it."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Div, Field, Fieldset, Layout, Size
from django import forms
from django.utils import timezone

from base.core.clock_field import ClockField
from base.core.forms import HoursField, MoneyField, PlainAnswers
from base.core.moments import AskWhich, WhichOfTwo, moment_in, said_of
from participation.programme.activities.form_fields import (
    PlannedCostField,
    PlannedHoursField,
    ResidentsTimeField,
    StaffAndPartnersField,
    WorthField,
)
from participation.programme.activities.principles import PrinciplesField

from ..models import Event
from .every_event import EventForm


class LogEventForm(EventForm):
    """An event that has been. Short, because it is filled in on the bus home."""

    actual_cost = MoneyField(
        label="What did it cost?", required=False, help_text="Leave empty if you do not know yet."
    )
    actual_hours = HoursField(label="How many staff hours did it take?", required=False)

    class Meta(EventForm.Meta):
        fields = [*EventForm.Meta.fields, "actual_cost", "actual_hours"]

    def questions(self) -> Layout:
        return Layout(
            "form_token",
            "title",
            "kind",
            self.when(),
            Field.radios("where", inline=True),
            "venue",
            Field.radios("level"),
            "purpose",
            Field.checkboxes("aims", small=True),
            "service",
            "run_by",
            self.only_for_some(),
            "actual_cost",
            "actual_hours",
            Button.primary("log", "Save, then say who came"),
        )

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The day must be today or earlier. Plan a coming event.")
        return day


class PlanEventForm(EventForm):
    """An event that is coming. Publishing it now or keeping a draft is the button pressed."""

    address = forms.CharField(label="Address and postcode", max_length=200, required=False)
    online_link = forms.URLField(
        label="Link to join online",
        required=False,
        assume_scheme="https",
        help_text="Only people who book get it.",
        error_messages={"invalid": "Enter a whole web address, starting with https://"},
    )
    access_help = forms.CharField(
        label="Help to take part",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Step-free, hearing loop, travel and childcare paid, food, parking.",
    )
    influence = forms.CharField(
        label="What can people change, and what happens with what they say?",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Say what is already decided, too. Customers read this.",
    )
    takes_bookings = forms.TypedChoiceField(
        label="Do people book a place?",
        choices=[("yes", "Yes, they book"), ("no", "No, they just come")],
        coerce=lambda answer: answer == "yes",
        initial="yes",
        widget=forms.RadioSelect,
    )
    capacity = forms.IntegerField(
        label="How many places are there?",
        required=False,
        min_value=1,
        max_value=5000,
        help_text="Leave empty if there is room for everybody.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
    )
    before_starts = ClockField(
        label="Do representatives meet alone first? From when?",
        required=False,
        help_text="On the same day, without us, to reach a common view. Leave it empty if not.",
    )
    before_starts_which = WhichOfTwo(label="Which of the two do they meet at?")
    before_place = forms.CharField(
        label="Where do they meet first?",
        max_length=150,
        required=False,
        help_text="Leave it empty if it is the same place.",
    )
    principles = PrinciplesField(
        help_text="Tick each one that you have made sure of. The rest stays on the event’s page.",
    )
    staff_and_partners = StaffAndPartnersField(
        max_length=1000,
        help_text="For example: two housing officers to listen, and a surveyor from the council.",
    )
    residents_time = ResidentsTimeField(
        help_text="For example: two hours, and half an hour to read the paper before.",
    )
    planned_cost = PlannedCostField()
    planned_hours = PlannedHoursField()
    worth = WorthField(max_length=1000)

    class Meta(EventForm.Meta):
        fields = [
            *EventForm.Meta.fields,
            "address",
            "online_link",
            "access_help",
            "influence",
            "capacity",
            "before_place",
            "principles",
            "staff_and_partners",
            "residents_time",
            "planned_cost",
            "planned_hours",
            "worth",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["takes_bookings"] = "yes" if self.instance.takes_bookings else "no"
            if before := self.instance.before_at:
                self.initial["before_starts"] = timezone.localtime(before).strftime("%H:%M")
                self.initial["before_starts_which"] = said_of(before)

    def questions(self) -> Layout:
        return Layout(
            "form_token",
            Fieldset("title", "kind", "service", "run_by", legend="What", legend_size=Size.MEDIUM),
            Fieldset(
                self.when(),
                Field.radios("where", inline=True),
                "venue",
                "address",
                "online_link",
                legend="When and where",
                legend_size=Size.MEDIUM,
            ),
            Fieldset(
                "purpose",
                Field.checkboxes("aims", small=True),
                Field.radios("level"),
                "influence",
                legend="Why",
                legend_size=Size.MEDIUM,
            ),
            Fieldset(
                self.only_for_some(),
                Field.radios("takes_bookings", inline=True),
                "capacity",
                "access_help",
                "staff_and_partners",
                legend="Who comes",
                legend_size=Size.MEDIUM,
            ),
            Fieldset(
                "before_starts",
                AskWhich("before_starts"),
                "before_place",
                Field.checkboxes("principles", small=True),
                legend="Before people are asked",
                legend_size=Size.MEDIUM,
            ),
            Fieldset(
                "residents_time",
                "planned_hours",
                "planned_cost",
                "worth",
                legend="What it takes",
                legend_size=Size.MEDIUM,
            ),
            *self.buttons(),
        )

    def buttons(self) -> list[Div]:
        if self.instance.published_at:
            return [Div(Button.primary("save", "Save changes"), css_class="govuk-button-group")]
        return [
            Div(
                Button.primary("publish", "Publish on the calendar"),
                Button.secondary("draft", "Save as a draft"),
                css_class="govuk-button-group",
            )
        ]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("capacity") and cleaned.get("takes_bookings") is False:
            self.add_error("capacity", "Leave this empty, or choose that people book a place")
        if cleaned.get("where") == Event.Where.IN_PERSON:
            cleaned["online_link"] = ""
        if "publish" in self.data:
            for name, words in Event.STATED_BEFORE_OPENING.items():
                if cleaned.get(name) in ("", None) and name not in self.errors:
                    self.add_error(name, f"Before people see it, say {words}")
        self.before_at = moment_in(self, "day", "before_starts")
        if self.before_at and self.starts_at and self.before_at >= self.starts_at:
            self.add_error(
                "before_starts",
                "The time for representatives alone must be before the meeting starts",
            )
        return cleaned

    def details(self) -> dict:
        return {**super().details(), "before_at": self.before_at}


class PlanNewEventForm(PlanEventForm):
    def clean_day(self):
        day = self.cleaned_data["day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(
                "The day must be today or later. Log an event that has been."
            )
        return day


class CallOffForm(PlainAnswers, forms.Form):
    why = forms.CharField(
        label="Why is it called off?",
        help_text="Everybody who booked gets these words.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(
            Field.textarea("why", label_size="m"),
            Button.warning("call_off", "Call the event off"),
        )
