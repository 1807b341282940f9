from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.programme.activities.choosing import SaysDay
from participation.programme.events.kinds import TRAINING
from participation.programme.events.models import Event

from .services.training import required


class EventChoice(SaysDay, ModelChoice):
    """One training session, named with its day."""

    widget = forms.Select


class SessionForm(PlainAnswers, OnceForm):
    """Which event gives which training."""

    MOST = 100

    title = forms.ChoiceField(
        label="Which training?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which training it gives"},
    )
    event = EventChoice(
        Event.objects.none(),
        label="At which session?",
        empty_label="Choose",
        error_messages={"required": "Choose the session"},
    )
    helper = SmallLabels(
        Field.radios("title"), "event", "form_token", Submit("save", "It is given there")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].choices = [(title, title) for title in required()]
        sessions = Event.objects.filter(kind=TRAINING.code, cancelled_at=None)
        newest = sessions.order_by("-starts_at", "-pk").values("pk")[: self.MOST]
        self.fields["event"].queryset = Event.objects.filter(pk__in=newest).order_by("-starts_at")
