"""What is written about a round, its money and its projects."""

from decimal import Decimal
from itertools import pairwise

from crispy_forms_gds.layout import Field, Fieldset, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from base.core.forms import (
    DateField,
    ModelChoice,
    ModelChoices,
    MoneyField,
    PlainAnswers,
    SmallLabels,
)
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from base.core.uploads import PictureField
from participation.people.customers.models import Area, Tenure
from participation.programme.activities.part_forms import long_answer

from .models import Idea, Pot, Project, Round, Source

MORE_THAN_NOTHING = {"min_value": "Enter more than nothing"}


def some_money(label: str, **kwargs) -> MoneyField:
    return MoneyField(
        label=label, min_value=Decimal("0.01"), error_messages=MORE_THAN_NOTHING, **kwargs
    )


def whole(label: str, least: int = 1, most: int = 999, **kwargs) -> forms.IntegerField:
    box = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"})
    between = f"Enter a whole number from {least} to {most}"
    said = {"invalid": between, "min_value": between, "max_value": between}
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, widget=box, error_messages=said, **kwargs
    )


class RoundForm(PlainAnswers, OnceForm, SeenForm):
    most = whole(
        "How many projects may a ballot name?",
        most=50,
        required=False,
        help_text="Of each sum of money. Leave it empty where people spend the money.",
    )
    start_percent = whole(
        "How much of the money is shared out at first, in percent?", most=100, initial=100
    )
    step = MoneyField(
        label="By how much does each ballot’s share grow, while money is left?",
        initial=0,
        help_text="0 for no further steps.",
    )
    fewest_votes = whole("How many ballots must name a project, so that it can win?", initial=1)
    ceiling = some_money("What may one project cost at most?", required=False)
    youngest = whole("From which age may people vote?", least=8, most=99, initial=16)
    tenures = ModelChoices(
        Tenure.objects.all(),
        label="Whose vote is it?",
        required=False,
        help_text="Choose none if every customer may vote.",
    )
    areas = ModelChoices(
        Area.objects.all(),
        label="Where do they live?",
        required=False,
        help_text="Choose none if it is for everywhere.",
    )
    ideas_until = DateField(
        noun="Last day for ideas",
        label=Round.PHASES["ideas_until"],
        required=False,
        help_text="Leave it empty where only we key in projects.",
    )
    costs_on = DateField(noun="Day of the costs", label=Round.PHASES["costs_on"])
    opens_on = DateField(noun="First day of voting", label=Round.PHASES["opens_on"])
    closes_on = DateField(noun="Last day of voting", label=Round.PHASES["closes_on"])
    result_on = DateField(noun="Day of the result", label=Round.PHASES["result_on"])
    delivered_by = DateField(noun="Last day of the work", label=Round.PHASES["delivered_by"])
    review_on = DateField(noun="Day on which we look back", label=Round.PHASES["review_on"])

    class Meta:
        model = Round
        fields = [
            "name",
            "about",
            "agreed_with",
            "kind",
            "most",
            "rule",
            "start_percent",
            "step",
            "stop",
            "top_up",
            "fewest_votes",
            "ceiling",
            "tenures",
            "areas",
            "youngest",
            *Round.PHASES,
        ]
        labels = {
            "name": "What is the round called?",
            "about": "What is the money for, and where does it come from?",
            "agreed_with": "Who agreed the rules, and when? (optional)",
            "kind": "What does a ballot say?",
            "rule": "How are ballots counted?",
            "stop": "When does it stop growing?",
            "top_up": "What is left goes to the projects with most votes that still fit",
        }
        widgets = {
            "kind": forms.RadioSelect,
            "rule": forms.RadioSelect,
            "stop": forms.RadioSelect,
        }

    helper = SmallLabels(
        Field.text("name"),
        Field.textarea("about", rows=4),
        Field.text("agreed_with"),
        Fieldset("kind", "most", legend="The ballot"),
        Fieldset(
            "rule",
            "start_percent",
            "step",
            "stop",
            "top_up",
            "fewest_votes",
            "ceiling",
            legend="The count",
        ),
        Fieldset("tenures", "areas", "youngest", legend="Who may vote"),
        Fieldset(*Round.PHASES, legend="The days"),
        "form_token",
        Submit("save", "Save"),
    )

    def clean_name(self):
        name = self.cleaned_data["name"]
        if Round.objects.filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Another round has that name")
        return name

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Round.Kind.SPEND:
            cleaned["most"] = None
        elif not cleaned.get("most") and "most" not in self.errors:
            self.add_error("most", "Enter how many projects a ballot may name")
        names = [name for name in Round.PHASES if name != "ideas_until" or cleaned.get(name)]
        for before, after in pairwise(names):
            words = f"{self.fields[after].noun} must not be before the phase above it"
            self.must_follow(before, after, words)
        if cleaned.get("closes_on") and cleaned.get("closes_on") == cleaned.get("result_on"):
            self.add_error("result_on", "Day of the result must be after the last day of voting")
        return cleaned


class MoveDaysForm(PlainAnswers, OnceForm):
    days = forms.IntegerField(
        label="By how many days?",
        min_value=-366,
        max_value=366,
        help_text="All days move together. A minus sign moves them to earlier days.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={"invalid": "Enter a whole number of days, like 7 or -7"},
    )
    helper = SmallLabels("days", "form_token", Submit("save", "Move all days"))

    def clean_days(self):
        if self.cleaned_data["days"] == 0:
            raise forms.ValidationError("Enter a number of days other than 0")
        return self.cleaned_data["days"]


class PotForm(PlainAnswers, OnceForm, SeenForm):
    money = some_money("How much money is there?")
    stretch = MoneyField(
        label="How much may be added once, to finish one project?",
        initial=0,
        help_text="0 for none.",
    )

    class Meta:
        model = Pot
        fields = ["name", "money", "stretch"]
        labels = {"name": "For which area or theme is it?"}

    helper = SmallLabels(
        Field.text("name"), "money", "stretch", "form_token", Submit("save", "Save")
    )

    def __init__(self, *args, round: Round, **kwargs):
        super().__init__(*args, **kwargs)
        self.round = round

    def clean_name(self):
        name = self.cleaned_data["name"]
        if self.round.pots.filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("This round has money for that already")
        return name


class ProjectForm(PlainAnswers, OnceForm, SeenForm):
    pot = ModelChoice(Pot.objects.none(), label="From which money would it be paid?")
    cost = some_money(
        "What does it cost?", required=False, help_text="Leave it empty while nobody knows."
    )

    class Meta:
        model = Project
        fields = ["title", "place", "about", "pot", "cost", "either_or", "source"]
        labels = {
            "title": "What is it, in a few words?",
            "place": "Where is it, in words?",
            "about": "What is it, and what is it good for?",
            "either_or": "One or the other (optional)",
            "source": "How did the idea reach us?",
        }
        help_texts = {
            "place": "For example: the corner of Mill Lane and Calder Street.",
            "either_or": "Of projects with the same word here, at most one wins. For example: the corner.",
        }
        widgets = {"source": forms.RadioSelect}

    helper = SmallLabels(
        Field.text("title"),
        Field.text("place"),
        Field.textarea("about", rows=5),
        "pot",
        "cost",
        Field.text("either_or"),
        "source",
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, round: Round, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pot"].queryset = round.pots.all()


class DecideForm(PlainAnswers, OnceForm):
    is_possible = forms.TypedChoiceField(
        label="Can it be done?",
        choices=[("yes", "Yes, people can vote for it"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="Why?",
        required=False,
        max_length=1000,
        help_text="Everybody reads this once costs are published. If it cannot be done, say why.",
    )
    helper = SmallLabels(
        "is_possible", Field.textarea("why", rows=4), "form_token", Submit("save", "Sign it off")
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_possible") is False and not cleaned.get("why"):
            self.add_error("why", "Say why it cannot be done")
        return cleaned


class DeliveryForm(PlainAnswers, OnceForm):
    delivery = forms.CharField(
        label="How far is it?", max_length=1000, help_text="Everybody reads this."
    )
    delivered_on = DateField(
        noun="Day", label="When was it finished?", required=False, help_text="Empty until it is."
    )
    helper = SmallLabels(
        Field.textarea("delivery", rows=4),
        "delivered_on",
        "form_token",
        Submit("save", "Save"),
    )


class BatchForm(PlainAnswers, OnceForm):
    title = forms.CharField(
        label="What is the pile called?", max_length=80, help_text="For example: Mill Lane, box 1."
    )
    papers = whole("How many papers are in it?", most=500, help_text="Counted by hand.")
    helper = SmallLabels(
        Field.text("title"), "papers", "form_token", Submit("save", "Begin this pile")
    )


class KeyForm(PlainAnswers, forms.Form):
    lines = forms.CharField(
        label="The papers, one a line",
        max_length=30_000,
        help_text="The code, then the numbers of the projects: 7KQ2 MX4D 3 7 12",
        widget=forms.Textarea(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    helper = SmallLabels(Field.textarea("lines", rows=12), Submit("save", "Save this pile"))


class IdeaForm(PlainAnswers, OnceForm, SeenForm):
    """As somebody sends it."""

    class Meta:
        model = Idea
        fields = ["title", "place", "about", "may_join"]
        labels = {
            "title": "What should the money do, in a few words?",
            "place": "Where, in words?",
            "about": "What is it good for?",
            "may_join": "You may put my idea together with another that is like it",
        }
        help_texts = {
            "title": "",
            "place": "For example: the corner of Mill Lane and Calder Street.",
            "about": "One of us reads it first. Then everybody can, without your name.",
        }

    last = ("form_token", Submit("save", "Send my idea"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].max_length = 2000
        self.helper = SmallLabels(
            Field.text("title"),
            Field.text("place"),
            Field.textarea("about", rows=5),
            *(name for name in self.fields if name in ("source", "may_join")),
            *self.last,
        )


class KeyIdeaForm(IdeaForm):
    """As one of us keys it in."""

    source = forms.ChoiceField(
        label="How did it reach us?",
        choices=[one for one in Source.choices if one[0] != Source.ONLINE],
        widget=forms.RadioSelect,
    )
    last = ("form_token", Submit("save", "Save the idea"))

    class Meta(IdeaForm.Meta):
        fields = ["title", "place", "about", "source", "may_join"]
        labels = IdeaForm.Meta.labels | {
            "may_join": "They agreed that it may be put together with another that is like it"
        }


class ReadIdeaForm(PlainAnswers, OnceForm):
    """What becomes of an idea; each choice asks for what it needs."""

    what = forms.ChoiceField(
        label="What becomes of it?",
        choices=[
            ("show", "Everybody can read it, and no more for now"),
            ("project", "It becomes a project"),
            ("join", "It becomes part of a project that is there"),
            ("no", "It is turned down, and whoever sent it hears why"),
        ],
        widget=forms.RadioSelect,
    )
    pot = ModelChoice(
        Pot.objects.none(), label="A project: from which money would it be paid?", required=False
    )
    project = ModelChoice(Project.objects.none(), label="Part of which project?", required=False)
    agreed = forms.BooleanField(
        label="Whoever sent these ideas agreed that they are put together", required=False
    )
    because = long_answer("Turned down: why?", rows=3, required=False, hint="They read this.")
    helper = SmallLabels(
        "what",
        "pot",
        "project",
        "agreed",
        "because",
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, round: Round, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pot"].queryset = round.pots.all()
        self.fields["project"].queryset = round.projects.all()

    def clean(self):
        cleaned = super().clean()
        needs = {"project": ("pot", "Choose the money"), "join": ("project", "Choose the project")}
        needs["no"] = ("because", "Say why it is turned down")
        name, words = needs.get(cleaned.get("what", ""), ("", ""))
        if name and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, words)
        return cleaned


class PictureForm(PlainAnswers, OnceForm):
    file = PictureField(
        label="The picture",
        help_text=f"Smaller than {filesizeformat(settings.MAX_UPLOAD_BYTES)}. Ask whoever is in it.",
    )
    alt = forms.CharField(
        label="What does it show?", max_length=250, help_text="For people who cannot see it."
    )
    helper = SmallLabels("file", Field.text("alt"), "form_token", Submit("save", "Add it"))
