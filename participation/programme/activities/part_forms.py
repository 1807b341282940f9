"""Short pages about one part of an activity in which people are asked something."""

import datetime as dt

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Size, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers
from base.core.moments import moment
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm

LONG = 8_000
FURTHEST = dt.timedelta(days=5 * 366)
CLOSES_AT = dt.time(23, 59)  # people can answer on the whole of the last day


def long_answer(label: str, *, rows: int = 5, required: bool = True, hint: str = ""):
    return forms.CharField(
        label=label,
        max_length=LONG,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def laid_out(form: forms.Form, button: str = "Save") -> FormHelper:
    helper = FormHelper(form)
    helper.label_size = helper.legend_size = Size.SMALL
    helper.layout = Layout(*form.fields, Submit("save", button))
    return helper


class PartForm(PlainAnswers, SeenForm):
    """One page. ``answers()`` is what the services take."""

    button = "Save"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out(self, self.button)

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class WhenAskedForm(OnceForm, PartForm):
    """The page with which it begins: among others, from when until when people can answer."""

    opens = DateField(label="First day to answer", noun="First day")
    closes = DateField(label="Last day to answer", noun="Last day")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial |= {"opens": self.instance.opens_on, "closes": self.instance.closes_on}

    def clean(self):
        cleaned = super().clean()
        today = timezone.localdate()
        for name in ("opens", "closes"):
            day = cleaned.get(name)
            if day and not -FURTHEST < day - today < FURTHEST:
                self.add_error(name, "Check the year of this date")
        self.must_follow("opens", "closes", "The last day must be the first day or later")
        return cleaned

    def answers(self) -> dict:
        return super().answers() | {
            "starts_at": moment(self.cleaned_data["opens"], dt.time.min),
            "ends_at": moment(self.cleaned_data["closes"], CLOSES_AT),
        }
