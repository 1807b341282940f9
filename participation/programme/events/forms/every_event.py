"""What staff say about every event, whether it is coming or has been."""

import datetime as dt

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Field, Layout, Size
from django import forms
from django.template.loader import render_to_string
from django.utils import timezone

from base.core.clock_field import ClockField
from base.core.forms import DateField, ModelChoices, PlainAnswers
from base.core.moments import AskWhich, WhichOfTwo, comes_twice, moment_in, moment_on, said_of
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.form_fields import AimChoices
from participation.people.customers.models import Area, Level, Tenure
from participation.people.groups.models import Group
from participation.programme.activities.form_fields import (
    LevelChoice,
    RunByChoice,
    ServiceChoice,
    offer_groups,
)
from participation.programme.activities.kinds import of as kind_of
from participation.programme.activities.models import LONGEST_NIGHT

from .. import kinds
from ..models import Event

FURTHEST_AHEAD = dt.timedelta(days=3 * 366)
FURTHEST_BACK = dt.timedelta(days=10 * 366)


class Folded(Div):
    """Its template sees the form too, and opens where something inside is ticked or wrong."""

    def render(self, form, context, *args, **kwargs):
        fields = self.get_rendered_fields(form, context, *args, **kwargs)
        return render_to_string(self.template, {"fields": fields, "form": form})


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
        within = ("tenures", "areas", "only_for", "groups")
        return Folded(*within, template="events/_only_for_some.html")

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
