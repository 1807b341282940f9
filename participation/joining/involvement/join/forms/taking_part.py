"""How somebody wants to take part, and what would help them."""

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Field
from django import forms

from .section import Section, ticks


class HowFar(Section):
    title = "How far would you like to get involved?"
    lead = (
        "Start wherever you like. You can change this at any time, and nobody is signed up to"
        " meetings by choosing here."
    )

    level = forms.ChoiceField(
        label="Choose one",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far you would like to get involved"},
    )

    def prepare(self):
        rungs = len(self.lists.levels)
        self.fields["level"].choices = [
            Choice(
                one.code,
                one.invitation,
                hint=one.description,
                time=one.time_needed,
                mark=(one.rank, rungs),
            )
            for one in self.lists.levels
        ]

    def laid_out(self):
        return [Field("level", template="gds/choice_cards.html")]


class Methods(Section):
    title = "How do you like to take part?"
    method = ticks(label="Choose as many as you like")

    def prepare(self):
        self.tick("method")


class Topics(Section):
    title = "What matters to you?"
    lead = "We will tell you first about the things you choose here."
    topic = ticks(label="Choose as many as you like")

    def prepare(self):
        self.tick("topic")


class Times(Section):
    title = "When are you usually free?"
    time = ticks(label="Choose as many as you like")

    def prepare(self):
        self.tick("time")


class Support(Section):
    title = "What would help you take part?"
    lead = (
        "We pay for travel and care where you need them. Tell us, and we will arrange it each time."
    )

    support = ticks(label="Choose as many as you like")
    support_notes = forms.CharField(
        max_length=1000,
        required=False,
        label="Anything else that would help, in your own words (optional)",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    digital = ticks(
        label="What would help you do things online?",
        help_text="Leave empty if you manage, or do not want to. Nobody has to be online here.",
    )

    def prepare(self):
        self.tick("support")
        self.tick("digital")

    def laid_out(self):
        return ["support", "digital", Field.textarea("support_notes", max_characters=1000, rows=4)]
