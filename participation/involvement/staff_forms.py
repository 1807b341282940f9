from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Fixed, Fluid, Layout, Size, Submit
from django import forms

from participation.activities.seen import SeenForm
from participation.customers.models import Level, PreferenceOption, Tenure
from portal.accounts.models import User
from portal.core.audience import Audience
from portal.core.forms import DateField, ModelChoice, ModelChoices, PlainAnswers
from portal.core.once import OnceForm

from .models import Interest, InterestQuerySet, Opportunity

State = Interest.State


class OfficerChoice(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(User.objects.holding(*Audience.STAFF.value).order_by("name"), **kwargs)


class InterestFilter(forms.Form):
    """Without a state: what is still for us to move on."""

    state = forms.ChoiceField(
        required=False,
        choices=[("", "For us to move on"), ("all", "All"), *State.choices],
    )
    opportunity = forms.ModelChoiceField(Opportunity.objects, required=False, empty_label="Any")
    officer = OfficerChoice(required=False, empty_label="Anybody")

    def narrow(self, interests: InterestQuerySet) -> InterestQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        if not asked.get("state"):
            interests = interests.in_hand()
        elif asked["state"] != "all":
            interests = interests.filter(state=asked["state"])
        if asked.get("opportunity"):
            interests = interests.filter(opportunity=asked["opportunity"])
        if asked.get("officer"):
            interests = interests.filter(opportunity__recruiting_officer=asked["officer"])
        return interests


class MoveForm(PlainAnswers, OnceForm):
    """Where an interest goes next. ``seen`` is where it stood when the page was shown."""

    WORDS = {
        State.CONTACTED: "We have been in touch",
        State.PLACED: "They are taking part",
        State.DECLINED: "Not this time",
        State.WITHDRAWN: "They no longer want to",
    }

    to = forms.ChoiceField(
        label="What happened?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened"},
    )
    words = forms.CharField(
        label="Your words to them",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="They go in our message. If it is not this time, say why, kindly, and what else"
        " they could do.",
    )
    seen = forms.ChoiceField(choices=State.choices, widget=forms.HiddenInput)

    helper = FormHelper()
    helper.layout = Layout(
        Field.radios("to", legend_size=Size.SMALL),
        Field.textarea("words", label_size=Size.SMALL, rows=5),
        "seen",
        "form_token",
        Submit("move", "Save and tell them"),
    )

    def __init__(self, *args, interest: Interest, **kwargs):
        super().__init__(*args, **kwargs)
        # Of an old page, where it stood then: the service says what has happened since.
        seen = State(self.data["seen"]) if self.data.get("seen") in State.values else interest.state
        self.fields["to"].choices = [(to, self.WORDS[to]) for to in Interest.MOVES[State(seen)]]
        self.fields["seen"].initial = interest.state

    def clean(self):
        answers = super().clean()
        if answers.get("to") == State.DECLINED and not answers.get("words"):
            self.add_error("words", "Say why it is not this time: the reason goes to them")
        return answers


class InterestFor(PlainAnswers, forms.Form):
    """For somebody who told an officer, at the door or on the phone, what they would like to do."""

    opportunity = forms.ModelChoiceField(
        Opportunity.objects.open(),
        label="What would they like to take part in?",
        empty_label="Choose one",
        error_messages={"required": "Choose what they would like to take part in"},
    )

    helper = FormHelper()
    helper.layout = Layout("opportunity", Submit("save", "Save and thank them"))


class OpportunityForm(PlainAnswers, OnceForm, SeenForm):
    """Everything R-13 asks for before people are asked for their time. A draft may leave gaps."""

    level = ModelChoice(
        Level.objects,
        label="How far do people go in it?",
        describe=lambda level: {"hint": level.description},
    )
    tenures = ModelChoices(
        Tenure.objects,
        label="Which tenures?",
        help_text="Tick none for everybody.",
        required=False,
    )
    topics = ModelChoices(
        PreferenceOption.objects.filter(kind=PreferenceOption.Kind.TOPIC, retired_at=None),
        label="What is it about?",
        help_text="People who care about these see it first when they join.",
        required=False,
    )
    recruiting_officer = OfficerChoice(
        label="Who gets in touch with people?", help_text="New interests go on their worklist."
    )
    review_on = DateField(
        noun="Review date", label="When will you look at it again?", required=False
    )

    class Meta:
        model = Opportunity
        fields = [
            "title",
            "summary",
            "description",
            "topics",
            "purpose",
            "level",
            "influence",
            "who_for",
            "tenures",
            "places",
            "time_needed",
            "time_detail",
            "where",
            "where_detail",
            "staff_time",
            "training",
            "expenses",
            "worth",
            "recruiting_officer",
            "review_on",
        ]
        labels = {
            "title": "What is it called?",
            "summary": "In one sentence",
            "description": "What would I do?",
            "purpose": "Why are we doing it, and what do we hope comes of it?",
            "influence": "What can people in it change?",
            "who_for": "Who is it for?",
            "places": "How many places?",
            "time_needed": "How much time?",
            "time_detail": "The time in words",
            "where": "Where?",
            "where_detail": "The place in words",
            "staff_time": "How much staff time?",
            "training": "What training do people get?",
            "expenses": "What do we pay for?",
            "worth": "What does it cost us, and is it worth it?",
        }
        help_texts = {
            "summary": "As you would say it to a neighbour.",
            "influence": "What is open, what is settled, and how they hear what came of it.",
            "who_for": "For example: anybody who gets letters from us.",
            "places": "Leave empty if there is room for everybody.",
            "time_detail": "For example: one hour a month, on a weekday evening.",
            "where_detail": "For example: Calder Hall, step-free, or by video call.",
            "staff_time": "For example: 4 hours a month from one officer. Only staff see this.",
            "training": "Leave empty if none is needed.",
            "expenses": "For example: travel, childcare and a meal. Say so if there is nothing to pay.",
            "worth": "Only staff see this.",
        }
        widgets = {"time_needed": forms.RadioSelect, "where": forms.RadioSelect}

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.legend_size = Size.SMALL
    helper.layout = Layout(
        Fieldset(
            "title",
            Field.text("summary"),
            Field.textarea("description", rows=6),
            Field.checkboxes("topics", small=True),
            legend="What it is",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.textarea("purpose", rows=4),
            Field.radios("level"),
            Field.textarea("influence", rows=4),
            legend="Why, and what it can change",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.text("who_for"),
            Field.checkboxes("tenures", small=True),
            Field.text("places", field_width=Fixed.FOUR),
            legend="Who for",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.radios("time_needed"),
            Field.text("time_detail", field_width=Fluid.TWO_THIRDS),
            Field.radios("where"),
            Field.text("where_detail", field_width=Fluid.TWO_THIRDS),
            Field.text("staff_time", field_width=Fluid.TWO_THIRDS),
            legend="Time and place",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.textarea("training", rows=3),
            Field.textarea("expenses", rows=3),
            Field.textarea("worth", rows=3),
            legend="What it gives and costs",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            "recruiting_officer",
            "review_on",
            legend="Looking after it",
            legend_size=Size.MEDIUM,
        ),
        "form_token",
        "seen",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("time_needed", "where"):  # no "---------" among radio buttons
            field = self.fields[name]
            field.choices = [choice for choice in field.choices if choice[0]]
        for name in Opportunity.STATED_BEFORE_OPENING:
            self.fields[name].required = self.instance.is_open
