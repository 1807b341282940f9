from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms

from base.accounts.models import User
from base.core.audience import Audience
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm

from .forms import Declaring
from .models import Interest, InterestQuerySet, Opportunity, Placement, PlacementQuerySet

State = Interest.State


class OfficerChoice(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(User.objects.holding(*Audience.STAFF.value).order_by("name"), **kwargs)


class InterestFilter(ListFilter):
    """Without a state: what is still for us to move on."""

    everything = {"state": "all"}

    state = forms.ChoiceField(
        required=False,
        choices=[
            ("", "For us to move on"),
            ("late", "Late"),
            ("all", "All"),
            *State.choices,
        ],
    )
    opportunity = forms.ModelChoiceField(Opportunity.objects, required=False, empty_label="Any")
    officer = OfficerChoice(required=False, empty_label="Anybody")

    def narrow(self, interests: InterestQuerySet) -> InterestQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        if not asked.get("state"):
            interests = interests.in_hand()
        elif asked["state"] == "late":
            interests = interests.overdue()
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
        State.TRIAL: "They are trying it out",
        State.PLACED: "They are taking part",
        State.DECLINED: "Not this time",
        State.ENDED: "They have stopped taking part",
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
        help_text="They go in our message. If it is not this time, or it has ended, say why, kindly,"
        " and what else they could do.",
    )
    reply_on = DateField(
        noun="Day",
        label="When do you speak again?",
        required=False,
        help_text="Only if you agreed on a day. Otherwise it comes back to you after the usual time.",
    )
    seen = forms.ChoiceField(choices=State.choices, widget=forms.HiddenInput)

    helper = FormHelper()
    helper.layout = Layout(
        Field.radios("to", legend_size=Size.SMALL),
        Field.textarea("words", label_size=Size.SMALL, rows=5),
        "reply_on",
        "seen",
        "form_token",
        Submit("move", "Save and tell them"),
    )

    def __init__(self, *args, interest: Interest, **kwargs):
        super().__init__(*args, **kwargs)
        # Of an old page, where it stood then: the service says what has happened since.
        seen = State(self.data["seen"]) if self.data.get("seen") in State.values else interest.state
        moves = Interest.MOVES[State(seen)]
        self.fields["to"].choices = [(to, self.WORDS[to]) for to in moves]
        if not set(moves).intersection(Interest.IN_HAND):
            del self.fields["reply_on"]
            self.helper = FormHelper()
            self.helper.layout = Layout(
                *(part for part in type(self).helper.layout if part != "reply_on")
            )
        self.fields["seen"].initial = interest.state

    def clean(self):
        answers = super().clean()
        if answers.get("to") in Interest.WITH_A_REASON and not answers.get("words"):
            self.add_error("words", Interest.WITH_A_REASON[answers["to"]])
        return answers


class InterestFor(Declaring):
    """For somebody who told an officer, at the door or on the phone, what they would like to do."""

    opportunity = forms.ModelChoiceField(
        Opportunity.objects.open(),
        label="What would they like to take part in?",
        empty_label="Choose one",
        error_messages={"required": "Choose what they would like to take part in"},
    )

    declares = forms.ChoiceField(
        label="Do they, or does somebody close to them, have an interest in what we do?",
        required=False,
        widget=forms.RadioSelect,
    )
    declared = forms.CharField(
        label="If yes, what is it, in their words?", required=False, max_length=200
    )
    PARTS = ("opportunity", Field.radios("declares"), "declared")

    def __init__(self, *args, **kwargs):
        """Of interests only while somebody is looked for who has to declare them."""
        super().__init__(*args, **kwargs)
        asking = list(Opportunity.objects.open().filter(asks_interests=True))
        parts = self.PARTS
        if asking:
            names = ", ".join(f"“{one}”" for one in asking)
            self.fields["declares"].help_text = f"Only for {names}. Ask them now."
            self.fields["declares"].choices = [
                ("", "It was not asked"),
                (Interest.Declares.NOTHING, "No, they have nothing to declare"),
                (Interest.Declares.SOMETHING, "Yes, they have something to declare"),
            ]
        else:
            parts = parts[:1]
            del self.fields["declares"], self.fields["declared"]
        self.helper = SmallLabels(*parts, Submit("save", "Save and thank them"))

    def clean(self):
        answers = super().clean()
        chosen = answers.get("opportunity")
        if chosen and chosen.asks_interests and not answers.get("declares"):
            self.add_error(
                "declares",
                f"Whoever asks for “{chosen}” says whether they have something to declare. Ask them",
            )
        return answers


class PlacementFilter(ListFilter):
    """Without a choice: the roles held now."""

    everything = {"which": "all"}

    which = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[
            ("", "Held now"),
            ("untrained", "Held now, no training on record"),
            ("no_terms", "Held now, expectations not agreed"),
            ("ended", "Ended"),
            ("all", "All"),
        ],
    )
    opportunity = forms.ModelChoiceField(Opportunity.objects, required=False, empty_label="Any")
    kind = forms.ChoiceField(required=False, choices=[("", "Any"), *Opportunity.Kind.choices])

    def narrow(self, placements: PlacementQuerySet) -> PlacementQuerySet:
        self.is_valid()
        which = self.cleaned_data.get("which")
        if which == "ended":
            placements = placements.exclude(ended_on=None)
        elif which != "all":
            placements = placements.current()
        if which == "untrained":
            placements = placements.filter(trained_on=None)
        elif which == "no_terms":
            placements = placements.filter(terms_agreed_on=None)
        if self.cleaned_data.get("opportunity"):
            placements = placements.filter(interest__opportunity=self.cleaned_data["opportunity"])
        if self.cleaned_data.get("kind"):
            placements = placements.filter(interest__opportunity__kind=self.cleaned_data["kind"])
        return placements


class PlacementForm(PlainAnswers, SeenForm):
    started_on = DateField(noun="Start", label="When did they start?")
    terms_agreed_on = DateField(
        noun="Day",
        label="When did they agree to what we expect of each other?",
        required=False,
    )
    trained_on = DateField(noun="Day", label="When were they trained?", required=False)

    class Meta:
        model = Placement
        fields = ["role_title", "started_on", "terms_agreed_on", "trained_on", "training"]
        labels = {"role_title": "What is their role called?", "training": "In what?"}
        help_texts = {"training": "For example: reading plans, half a day with TPAS."}

    helper = SmallLabels(
        "role_title",
        "started_on",
        "terms_agreed_on",
        "trained_on",
        "training",
        Submit("save", "Save"),
    )
