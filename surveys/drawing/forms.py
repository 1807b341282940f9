from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import HTML, Field, Layout, Size, Submit
from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.rules.kinds import CountField
from participation.people.imports.forms import ListField
from participation.programme.activities.models import Activity
from participation.reach.segments.forms import SegmentChoiceField

from ..models import Draw
from .lists import activities_with_names
from .sizes import shared_out
from .stats import GroupOfSample

MOST = 10_000_000


class WhoCameTo(ModelChoice):
    """One of the activities of the last year whose people are known by name."""

    widget = forms.Select

    def __init__(self, **kwargs):
        super().__init__(
            Activity.objects.none(),
            empty_label="Choose what they came to",
            required=False,
            **kwargs,
        )

    def label_from_instance(self, activity) -> str:
        return f"{activity.title}, {date_format(timezone.localdate(activity.starts_at))}: {activity.came} by name"


class PeopleForm(PlainAnswers, OnceForm):
    """Whom a survey is for: a segment, those who came to something, or a list that is uploaded; and how they are drawn."""

    segment = SegmentChoiceField(
        label="Whom is it for?",
        required=False,
        help_text="A segment of our customers. Leave it out if you choose one of the two below.",
    )
    came_to = WhoCameTo(
        label="Or those who came to something",
        help_text="An event or a meeting of the last year, where we know who came.",
    )
    file = ListField(
        label="Or a list of people",
        required=False,
        help_text="A CSV file or an Excel workbook (.xlsx) with a column Reference, and another, like"
        " Name. References that we do not know are kept and shown to you.",
    )
    way = forms.ChoiceField(
        label="Who of them is asked?",
        choices=[
            Choice("everyone", "Everyone", hint="Everybody we may ask."),
            Choice("random", "Some of them, at random", hint="Each has the same chance."),
            Choice(
                "stratified",
                "Some of each group, at random",
                hint="You say how many of each: so that small groups are heard.",
            ),
        ],
        widget=forms.RadioSelect,
    )
    groups_by = forms.ChoiceField(
        label="Which groups do you look at?",
        choices=Draw.By.choices,
        widget=forms.RadioSelect,
        initial=Draw.By.TENURE,
        help_text="You see how many of each it is for, are left out and are drawn.",
    )
    helper = SmallLabels(
        "form_token", "segment", "came_to", "file", "way", "groups_by", Submit("save", "Count them")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["came_to"].queryset = activities_with_names()

    def clean(self):
        cleaned = super().clean()
        chosen = [name for name in ("segment", "came_to", "file") if cleaned.get(name)]
        if len(chosen) > 1:
            self.add_error(
                chosen[-1], "Choose a segment, something they came to or a list: one of them"
            )
        if not chosen and not self.errors:
            self.add_error("segment", "Choose a segment, something they came to or a list")
        return cleaned


def count_field(label: str, **kwargs) -> CountField:
    wrong = f"Enter a whole number for “{label}”"
    box = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"})
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
    return CountField(
        label=label, min_value=0, max_value=MOST, widget=box, error_messages=errors, **kwargs
    )


class DrawForm(PlainAnswers, OnceForm):
    """How many are drawn, of all or of each group, and how many answers of each group are enough."""

    def __init__(self, *args, draw: Draw, groups: list[GroupOfSample], suggested: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.draw, self.groups = draw, [group for group in groups if group.may_be_asked]
        if draw.way == Draw.Way.RANDOM:
            self.fields["number"] = count_field(
                "How many people do you ask?",
                initial=suggested,
                help_text="More than must answer, for not everybody does.",
            )
        if draw.way == Draw.Way.STRATIFIED:
            sizes = {group.name: group.may_be_asked for group in self.groups}
            fair = shared_out(suggested, sizes)
            for n, group in enumerate(self.groups):
                self.fields[f"number_{n}"] = count_field(
                    f"{group.name}: how many",
                    initial=fair[group.name],
                    help_text=f"{group.may_be_asked:,} can be asked.",
                )
        for n, group in enumerate(self.groups):
            self.fields[f"quota_{n}"] = count_field(f"{group.name}: enough answers", required=False)
        self.fields["when_full"] = forms.ChoiceField(
            label="What happens when a group has given as many answers as are enough?",
            choices=Draw.WhenFull.choices,
            widget=forms.RadioSelect,
            initial=Draw.WhenFull.COUNT_ON,
        )
        self.helper = FormHelper(self)
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout("form_token", *self._parts(), Submit("draw", "Draw them"))

    def _parts(self) -> list:
        parts: list = []
        if "number" in self.fields:
            parts.append("number")
        numbers = [name for name in self.fields if name.startswith("number_")]
        if numbers:
            parts.append(
                HTML('<h2 class="govuk-heading-m">How many of each group do you ask?</h2>')
            )
            parts += [Field(name) for name in numbers]
        parts.append(
            HTML(
                '<h2 class="govuk-heading-m">How many answers are enough?</h2><p class="govuk-body">Of'
                " each group. Leave a box empty where there cannot be too many.</p>"
            )
        )
        parts += [Field(name) for name in self.fields if name.startswith("quota_")]
        return [*parts, "when_full"]

    def answers(self) -> dict:
        said = self.cleaned_data
        numbers = {
            group.name: said[f"number_{n}"]
            for n, group in enumerate(self.groups)
            if f"number_{n}" in said
        }
        quotas = {
            group.name: said[f"quota_{n}"]
            for n, group in enumerate(self.groups)
            if said.get(f"quota_{n}")
        }
        return {
            "number": said.get("number"),
            "numbers": numbers or None,
            "quotas": quotas,
            "when_full": Draw.WhenFull(said["when_full"]),
        }
