"""What is said of a meeting: when and where, what stands on its agenda, and who came."""

from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.core.exceptions import ValidationError

from base.core.clock_field import ClockField
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.moments import moment, moment_in
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers, SeenForm
from participation.people.groups.models import Membership

from .models import AgendaPoint, Presence
from .services.planning import rhythm


class WhereForm(PlainAnswers, forms.Form):
    """A place, an address online, or both."""

    place = forms.CharField(label="Where?", max_length=200, required=False)
    online_link = forms.URLField(
        label="The address for those who come online",
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput({"inputmode": "url"}),
        help_text="It stands here, and in no letter or message.",
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("place") and not cleaned.get("online_link"):
            self.add_error("place", "Say where, or give an address for coming online")
        return cleaned


class WhoForm(WhereForm):
    """How long it lasts, and who may come. ``opens``: whoever says so decides for the group."""

    lasts = forms.IntegerField(
        label="How many minutes is it to last?", min_value=5, max_value=720, initial=120
    )
    is_open = forms.BooleanField(
        label="Everybody may come",
        required=False,
        help_text="An open meeting stands on the calendar, with its place. Of others only those who sit on the group know.",
    )

    def __init__(self, *args, opens: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_open"].disabled = not opens


class PlanMeetingsForm(OnceForm, WhoForm):
    day = DateField(label="On which day is the first?", noun="Day")
    time = ClockField(label="At what time?", help_text="For example 7pm")
    every_months = forms.TypedChoiceField(
        label="How often?",
        coerce=int,
        choices=[
            (0, "Just once"),
            (1, "Every month"),
            (2, "Every other month"),
            (3, "Quarterly"),
            (6, "Twice a year"),
            (12, "Once a year"),
        ],
        widget=forms.RadioSelect,
        help_text="On the same weekday of its month, for example each second Tuesday.",
    )
    times = forms.IntegerField(
        label="How many meetings in all?", min_value=1, max_value=24, initial=1
    )
    helper = SmallLabels(
        "form_token",
        *("day", "time", "every_months", "times", "lasts", "place", "online_link", "is_open"),
        Submit("save", "Plan them and tell everybody"),
    )

    def clean(self):
        cleaned = super().clean()
        day, time = cleaned.get("day"), cleaned.get("time")
        every, times = cleaned.get("every_months"), cleaned.get("times")
        if None in (day, time, every, times):
            return cleaned
        days = [day] if not every else list(rhythm(day, every_months=every, times=times))
        try:
            cleaned["starts"] = [moment(one, time) for one in days]
        except ValidationError as wrong:
            self.add_error("time", wrong)
        return cleaned

    def answers(self) -> dict:
        names = ("starts", "place", "online_link", "every_months", "lasts", "is_open")
        return {name: self.cleaned_data[name] for name in names}


class MoveForm(OnceForm, SeenAnswers, WhoForm):
    day = DateField(label="On which day?", noun="Day")
    time = ClockField(label="At what time?", help_text="For example 7pm")
    helper = SmallLabels(
        "form_token",
        *("day", "time", "lasts", "place", "online_link", "is_open"),
        Submit("save", "Save and tell everybody"),
    )

    def clean(self):
        cleaned = super().clean()
        cleaned["starts_at"] = moment_in(self, "day", "time")
        return cleaned

    def answers(self) -> dict:
        names = ("starts_at", "place", "online_link", "lasts", "is_open")
        return {name: self.cleaned_data[name] for name in names}


class CallOffForm(PlainAnswers, OnceForm):
    why = forms.CharField(
        label="Why?", max_length=200, help_text="Everybody who was to come reads this here."
    )
    helper = SmallLabels("form_token", "why", Submit("save", "Call it off and tell everybody"))


class AddPointForm(PlainAnswers, OnceForm):
    title = forms.CharField(label="What should you talk about?", max_length=150)
    presenter = forms.CharField(label="Who begins? (optional)", max_length=100, required=False)
    minutes = forms.IntegerField(
        label="How many minutes? (optional)", min_value=1, max_value=480, required=False
    )
    helper = SmallLabels(
        *("form_token", "title", "presenter", "minutes"),
        Submit("save", "Put it on the agenda"),
    )


class PointForm(PlainAnswers, OnceForm, SeenForm):
    minutes = forms.IntegerField(
        label="How many minutes? (optional)", min_value=1, max_value=480, required=False
    )

    class Meta:
        model = AgendaPoint
        fields = ["title", "presenter", "minutes", "aside"]
        labels = {
            "title": "What is it?",
            "presenter": "Who begins? (optional)",
            "aside": "For the running order (optional)",
        }
        help_texts = {
            "aside": "Only whoever runs the meeting reads this. It is in no minutes and on no paper.",
        }

    helper = SmallLabels(
        *("form_token", "title", "presenter", "minutes"),
        Field.textarea("aside", rows=4),
        Submit("save", "Save"),
    )


class RegisterForm(PlainAnswers, OnceForm, SeenAnswers):
    """One question for each who sat there that day, and how long it went on."""

    lasts = forms.IntegerField(
        label="How many minutes did it last?", min_value=5, max_value=720, initial=120
    )

    def __init__(self, *args, seats: list[Membership], **kwargs):
        super().__init__(*args, **kwargs)
        for seat in seats:
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=f"{seat.person}, {seat.get_role_display().lower()}",
                choices=Presence.How.choices,
                widget=forms.RadioSelect,
            )
        names = [f"seat_{seat.pk}" for seat in seats]
        rows = [Field.radios(name, small=True, inline=True) for name in names]
        self.helper = SmallLabels("form_token", *rows, "lasts", Submit("save", "Save who came"))

    def answers(self) -> dict[int, str]:
        found = self.cleaned_data.items()
        return {
            int(name.removeprefix("seat_")): how for name, how in found if name.startswith("seat_")
        }
