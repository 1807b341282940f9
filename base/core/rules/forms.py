"""The questions of one group of house rules."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from ..forms import PlainAnswers, SmallLabels
from ..once import OnceForm
from ..stale_edits import SeenAnswers
from .registry import Group
from .stand import Stand
from .values import Source


class GroupForm(PlainAnswers, OnceForm, SeenAnswers):
    """Every rule of a group that an administrator may set; the group must fit together."""

    def __init__(self, *args, group: Group, stands: list[Stand], **kwargs):
        self.group, self.fixed = group, {}
        self.rules, shown = {}, {}
        for stand in stands:
            if stand.source is Source.ENVIRONMENT:
                self.fixed[stand.rule.name] = stand.value
            else:
                self.rules[stand.rule.name.lower()] = stand.rule
                shown[stand.rule.name.lower()] = stand.rule.written(stand.value)
        super().__init__(*args, initial=shown, **kwargs)
        for name, rule in self.rules.items():
            self.fields[name] = field = rule.field()
            field.label = rule.title
            field.help_text = f"{rule.meaning} The default is {rule.shown(rule.default)}."
        self.fields["why"] = forms.CharField(
            label="Why do you change it?",
            help_text="One sentence. It is kept with your name and the day.",
            max_length=300,
            error_messages={"required": "Say in a sentence why you change it"},
        )
        self.helper = SmallLabels(
            *(self._laid_out(name) for name in self.rules),
            Field.text("why"),
            "form_token",
            Submit("save", "Save"),
        )

    def _laid_out(self, name: str) -> Field:
        radios = isinstance(self.fields[name].widget, forms.RadioSelect)
        return Field.radios(name) if radios else Field.text(name)

    def clean(self):
        cleaned = super().clean()
        changed = self.changed_rules(cleaned)
        if not self.errors:
            standing = {rule.name: rule.read(self.initial[at]) for at, rule in self.rules.items()}
            for sentence in self.group.misfits({**standing, **self.fixed, **changed}):
                self.add_error(None, sentence)
        return cleaned

    def would_change(self, cleaned: dict) -> bool:
        return bool(self.changed_rules(cleaned))

    def changed_rules(self, cleaned: dict) -> dict:
        """What the answers change, by the name of the rule."""
        return {
            rule.name: cleaned[at]
            for at, rule in self.rules.items()
            if at in cleaned and cleaned[at] != rule.read(self.initial[at])
        }
