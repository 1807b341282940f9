"""What staff say about an event: in a few lines once it has been, in full when they plan it."""

import datetime as dt

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Div, Field, Fieldset, Layout, Size
from django import forms
from django.utils import timezone

from base.core.forms import (
    DateField,
    HoursField,
    ModelChoices,
    MoneyField,
    PlainAnswers,
)
from base.core.moments import AskWhich, WhichOfTwo, comes_twice, moment_in, moment_on, said_of
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.form_fields import AimChoices
from participation.people.customers.models import Area, Level, Tenure
from participation.people.groups.models import Group
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
from participation.programme.activities.kinds import of as kind_of
from participation.programme.activities.models import LONGEST_NIGHT
from participation.programme.activities.principles import PrinciplesField

from .. import kinds
from ..fields import ClockField
from ..models import Event

FURTHEST_AHEAD = dt.timedelta(days=3 * 366)
FURTHEST_BACK = dt.timedelta(days=10 * 366)


def goes_on() -> str:
    """What may last for longer than a day, in words: co-design project."""
    return " or a ".join(one.label.lower() for one in kinds.planned_here() if one.goes_on)


class EventForm(PlainAnswers, OnceForm, SeenForm):
    """What every event states. ``details`` is what the services take."""

    title = forms.CharField(label="What is it called?", max_length=150)
    kind = forms.ChoiceField(
        label="What kind of event?",
        choices=lambda: [("", "Choose"), *((one.code, one.label) for one in kinds.planned_here())],
    )
    day = DateField(label="What day?", noun="Day", help_text="For example 27 3 2026")
    starts = ClockField(label="Starts at", help_text="For example 7pm")
    starts_which = WhichOfTwo(label="Which of the two does it start at?")
    ends = ClockField(label="Ends at", help_text="For example 9pm. 1am is after midnight")
    ends_which = WhichOfTwo(label="Which of the two does it end at?")
    last_day = DateField(
        noun="Last day",
        required=False,
        help_text="Leave it empty for anything that begins and ends on one day.",
    )
    where = forms.ChoiceField(
        label="Where?",
        choices=Event.Where.choices,
        initial=Event.Where.IN_PERSON,
        widget=forms.RadioSelect,
    )
    venue = forms.CharField(
        label="Place", max_length=120, required=False, help_text="For example Calder Hall"
    )
    level = LevelChoice()
    purpose = forms.CharField(
        label="Why, and what do you hope will come of it?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Customers read this.",
    )
    aims = AimChoices()
    service = ServiceChoice()
    run_by = RunByChoice(
        help_text="The service whose people hold it. Reports count what each service did itself.",
    )
    tenures = ModelChoices(Tenure.objects.all(), label="Only for some tenures", required=False)
    areas = ModelChoices(Area.objects.all(), label="Only for some places", required=False)
    only_for = ModelChoices(
        Group.objects.live(),
        label="Only for those who sit on some groups",
        required=False,
        help_text="Nobody else sees it, or can book a place.",
    )
    groups = ModelChoices(
        Group.objects.live(),
        label="Held together with some groups",
        required=False,
        help_text="Everybody sees it. What comes of it is shown on the group's page too.",
    )

    class Meta:
        model = Event
        fields = [
            "title",
            "kind",
            "where",
            "venue",
            "level",
            "purpose",
            "aims",
            "service",
            "run_by",
            "tenures",
            "areas",
            "only_for",
            "groups",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_day"].label = f"Last day of a {goes_on()}"
        event = self.instance
        if event.pk:
            offer_groups(self, event)
            starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
            self.initial.setdefault("day", starts.date())
            self.initial.setdefault("last_day", event.last_day)
            self.initial.setdefault("starts", starts.strftime("%H:%M"))
            self.initial.setdefault("ends", ends.strftime("%H:%M"))
            self.initial.setdefault("starts_which", said_of(starts))
            self.initial.setdefault("ends_which", said_of(ends))
        self.helper = FormHelper(self)
        self.helper.label_size = Size.SMALL
        self.helper.legend_size = Size.SMALL
        self.helper.layout = self.questions()

    def questions(self) -> Layout:
        raise NotImplementedError

    def when(self) -> Div:
        return Div(
            "day",
            Div(Field("starts"), Field("ends"), css_class="portal-side-by-side"),
            AskWhich("starts"),
            AskWhich("ends"),
            "last_day",
        )

    def only_for_some(self) -> Div:
        return Div("tenures", "areas", "only_for", "groups", template="events/_only_for_some.html")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("where") == Event.Where.ONLINE:
            cleaned["venue"] = ""
        elif "venue" in cleaned and not cleaned["venue"]:
            self.add_error("venue", "Enter the place, or choose Online")
        self.clean_what_goes_on(cleaned)
        self.clean_when(cleaned)
        day = cleaned.get("day")
        if day and not -FURTHEST_BACK < day - timezone.localdate() < FURTHEST_AHEAD:
            self.add_error("day", "Check the year of this day")
        return cleaned

    def clean_when(self, cleaned) -> None:
        """An end that is not after the start is one after midnight: 10pm to 1am."""
        self.starts_at = moment_in(self, "day", "starts")
        day, starts, ends = (cleaned.get(name) for name in ("day", "starts", "ends"))
        if self.starts_at is None or ends is None:
            return
        last = cleaned.get("last_day") or day
        is_one_hour_twice = comes_twice(day, starts) and comes_twice(day, ends)
        is_night = ends <= starts and last == day and not is_one_hour_twice
        if is_night:
            last += dt.timedelta(days=1)
        self.ends_at = moment_on(self, last, "ends")
        if self.ends_at is None:
            return
        lasts = self.ends_at - self.starts_at
        if (is_night and lasts > LONGEST_NIGHT) or (last == day and lasts <= dt.timedelta(0)):
            self.add_error(
                "ends",
                "The end must be after the start. It may be after midnight, up to "
                f"{LONGEST_NIGHT // dt.timedelta(hours=1)} hours after the start.",
            )

    def clean_what_goes_on(self, cleaned) -> None:
        """Which kinds last for longer than a day, and go further than asking for views (F-23)."""
        level, last, first = (cleaned.get(name) for name in ("level", "last_day", "day"))
        kind = kind_of(cleaned["kind"]) if "kind" in cleaned else None
        if last and not (kind and kind.goes_on):
            self.add_error("last_day", f"Only a {goes_on()} goes on for longer than a day")
        elif last and first and last < first:
            self.add_error("last_day", "The last day must be the first day or later")
        asking = Level.objects.filter(code="consultation").first()
        if kind and kind.shapes_result and level and asking and level.rank <= asking.rank:
            self.add_error(
                "level",
                f"In a {kind.label.lower()} people shape the result with us: choose a level above "
                f"{asking.name}",
            )

    def details(self) -> dict:
        """The answers as the fields of an event."""
        fields = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("form_token", "day", "last_day")
            and not name.startswith(("starts", "ends", "before_starts"))
        }
        return {**fields, "starts_at": self.starts_at, "ends_at": self.ends_at}


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
