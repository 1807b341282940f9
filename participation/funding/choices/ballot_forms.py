"""The ballot as somebody fills it in, online or told to one of us; and the code from a letter."""

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Submit
from django import forms

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.templatetags.words import pounds
from participation.questionnaires.codes.forms import CodeField

from .models import Pot, Project, Round
from .models.voting import Channel

#: So many are asked for kindly: money reaches more people then.
KINDLY = 3


def _hint(project: Project) -> str:
    """What it costs, where it is, and that at most one of some wins."""
    said = f"{pounds(project.cost)}. {project.place}"
    return f"{said}. One or the other: {project.either_or}" if project.either_or else said


class LetterCodeForm(PlainAnswers, forms.Form):
    code = CodeField(label="Your code", help_text="It has 8 letters and numbers, like 7KQ2 MX4D.")
    born = DateField(noun="Date of birth", label="Your date of birth", help_text="Like 27 3 1980.")
    helper = SmallLabels("code", "born", Submit("go_on", "Go on to the ballot"))


class BallotForm(PlainAnswers, forms.Form):
    """A question for each pot: boxes to tick, or a place to fill for each rank.

    Whoever chooses few is asked once, kindly; ``fewer`` says that they were, and it is cast as it is.
    """

    fewer = forms.BooleanField(required=False, widget=forms.HiddenInput(attrs={"id": False}))

    def __init__(self, *args, round: Round, pots: list[Pot], projects: list[Project], **kwargs):
        super().__init__(*args, **kwargs)
        self.round, self.pots = round, pots
        self.projects = sorted(projects, key=lambda one: one.lot or one.number)
        self.names: list[str] = []
        for pot in pots:
            mine = [one for one in self.projects if one.pot_id == pot.pk]
            add = self._add_ranks if round.kind == Round.Kind.RANK else self._add_boxes
            self.names += add(pot, mine)
        self.lay_out(Submit("cast", "Cast my ballot"))

    def lay_out(self, *last) -> None:
        self.helper = SmallLabels(*self.names, "fewer", *last)

    def _add_boxes(self, pot: Pot, projects: list[Project]) -> list[str]:
        name = f"pot_{pot.pk}"
        if self.round.kind == Round.Kind.SPEND:
            hint = "What you choose may not cost more than that together."
        else:
            hint = f"Choose up to {self.round.most}."
        self.fields[name] = forms.MultipleChoiceField(
            label=f"{pot}: {pounds(pot.money)}",
            help_text=hint,
            required=False,
            choices=[
                Choice(one.code, f"{one.number}. {one.title}", hint=_hint(one)) for one in projects
            ],
            widget=forms.CheckboxSelectMultiple,
        )
        return [name]

    def _add_ranks(self, pot: Pot, projects: list[Project]) -> list[str]:
        options = [("", "Nothing")] + [
            (one.code, f"{one.number}. {one.title}, {pounds(one.cost)}") for one in projects
        ]
        names = []
        for place in range(1, min(self.round.most or 0, len(projects)) + 1):
            name = f"pot_{pot.pk}_{place}"
            self.fields[name] = forms.ChoiceField(
                label=f"{pot}: your number {place}", required=False, choices=options
            )
            names.append(name)
        return names

    @property
    def chosen(self) -> list[str]:
        """Numbers of projects, in their order of each pot."""
        found: list[str] = []
        for name in self.names:
            said = self.cleaned_data.get(name) or []
            found += [said] if isinstance(said, str) else said
        return found

    @property
    def could_be(self) -> int:
        """How many a ballot could name."""
        if self.round.kind == Round.Kind.SPEND:
            return len(self.projects)
        in_each = (sum(one.pot_id == pot.pk for one in self.projects) for pot in self.pots)
        return sum(min(self.round.most or 0, number) for number in in_each)

    @property
    def asks_for_more(self) -> bool:
        """Whether they are asked kindly; they may say that they meant it so."""
        few = len(self.chosen) < min(KINDLY, self.could_be)
        return bool(self.chosen) and few and not self.cleaned_data["fewer"]

    def ask_for_more(self) -> None:
        """The next time it is sent, it is cast as it is."""
        self.data = self.data.copy()
        self.data[self.add_prefix("fewer")] = "on"


class StaffBallotForm(BallotForm):
    channel = forms.ChoiceField(
        label="How do they vote?",
        choices=[(Channel.PHONE.value, "By telephone"), (Channel.PERSON.value, "In person")],
        widget=forms.RadioSelect,
    )
    old_enough = forms.BooleanField(
        label="They say that they are old enough",
        error_messages={"required": "Ask how old they are"},
    )

    def __init__(self, *args, knows_age: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if knows_age:
            del self.fields["old_enough"]
        asked = [name for name in ("channel", "old_enough") if name in self.fields]
        self.lay_out(*asked, Submit("cast", "Cast their ballot"))

    @property
    def asks_for_more(self) -> bool:
        return False
