"""Who is written to, with what and when."""

import datetime as dt

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.db import models
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers
from base.core.lists import ListFilter
from base.core.moments import moment
from base.core.once import OnceForm
from participation.programme.activities.models import Service
from participation.reach.segments.forms import SegmentChoiceField

from ..inviting import Invitation, open_invitations
from ..models import SendOut, Template

HOURS = [(hour, dt.time(hour).strftime("%-I%p").lower()) for hour in range(8, 20)]


class WithForm(forms.BooleanField):
    """Whether the paper form goes behind each letter."""

    def __init__(self, **kwargs):
        super().__init__(
            label="Put the paper form into each letter",
            required=False,
            help_text="Whoever gets a letter finds the questions in it, with their own code, in large print if"
            " they wish.",
            **kwargs,
        )


class SendOutForm(PlainAnswers, OnceForm):
    """Who, what and when. ``details`` is what the service takes."""

    name = forms.CharField(
        label="What do you call it?", max_length=100, help_text="Only staff see this."
    )
    segment = SegmentChoiceField()
    template = forms.ModelChoiceField(
        Template.objects.in_use(),
        label="What does it say?",
        empty_label="Choose a template",
        error_messages={"required": "Choose a template"},
    )
    invites_to = forms.ChoiceField(label="What does it invite to?", required=False)
    with_form = WithForm()
    team = forms.ChoiceField(
        label="Which team is asking?",
        choices=[("", "Choose a team"), *Service.choices],
        error_messages={"required": "Choose a team"},
    )
    day = DateField(
        noun="Day",
        label="On what day?",
        required=False,
        help_text="Leave empty to send it as soon as it is ready.",
    )
    hour = forms.TypedChoiceField(label="From what time?", choices=HOURS, coerce=int, initial=10)
    override_reason = forms.CharField(
        label="Why ask people again who were asked lately?",
        required=False,
        max_length=500,
        help_text="Leave empty, unless it cannot wait. Your reason is kept. Whoever has said no is "
        "never asked.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    helper = FormHelper()
    helper.layout = Layout(
        "form_token",
        Field.text("name"),
        "segment",
        "template",
        "invites_to",
        "with_form",
        "team",
        "day",
        "hour",
        "override_reason",
        Button.primary("save", "See who it would reach"),
    )

    def __init__(self, *args, instance: SendOut | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitations = open_invitations()
        choices = [(one.source, one.title) for one in self.invitations.values()]
        self.fields["invites_to"].choices = [("", "Nothing in particular"), *choices]
        if instance:
            local = timezone.localtime(instance.starts_at)
            keep = (
                "name",
                "segment",
                "template",
                "invites_to",
                "with_form",
                "team",
                "override_reason",
            )
            self.initial |= {name: getattr(instance, name) for name in keep}
            self.initial |= {"day": local.date(), "hour": local.hour}

    def clean_day(self) -> dt.date | None:
        day = self.cleaned_data["day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("The day must be today or later.")
        return day

    @property
    def details(self) -> dict:
        said = self.cleaned_data
        now = timezone.now()
        starts_at = now
        if said["day"]:
            starts_at = max(now, moment(said["day"], dt.time(said["hour"])))
        return {
            **{name: said[name] for name in ("name", "segment", "template", "team")},
            "override_reason": said["override_reason"],
            "with_form": said["with_form"],
            "starts_at": starts_at,
            "invitation": self.invitation,
        }

    @property
    def invitation(self) -> Invitation | None:
        return self.invitations.get(self.cleaned_data["invites_to"])


class SendOutFilter(ListFilter):
    state = forms.ChoiceField(
        label="Where it stands", required=False, choices=[("", "Any"), *SendOut.State.choices]
    )
    team = forms.ChoiceField(label="Team", required=False, choices=[("", "Any"), *Service.choices])

    def narrow(self, send_outs: models.QuerySet) -> models.QuerySet:
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return send_outs.filter(**asked)
