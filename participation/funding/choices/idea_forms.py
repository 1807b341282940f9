"""What people write of an idea, and what becomes of it."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import (
    ModelChoice,
    PlainAnswers,
    SmallLabels,
)
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.programme.activities.part_forms import long_answer

from .models import Idea, Pot, Project, Round, Source


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
