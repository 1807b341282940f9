"""A question that one function makes says what the form templates would say."""

import pytest
from crispy_forms.utils import render_crispy_form
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.safestring import mark_safe

from base.core.plain_choices import PlainField

from .test_plain_fields import squeezed

PICTURED = mark_safe("A door <img src='/door.png' alt='A door'>")
COLOURS = [("r&d", "Red & <b>"), ("b", "Blue"), (3, "Three"), ("d", PICTURED), ("", "No answer")]


class Asked(forms.Form):
    one = forms.ChoiceField(
        label="Which <colour>?",
        choices=COLOURS,
        widget=forms.RadioSelect,
        required=False,
        help_text="Or none & nothing.",
    )
    other = forms.ChoiceField(label="This?", choices=COLOURS, widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(
        label="Which of them?",
        choices=COLOURS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=PICTURED,
    )
    some = forms.MultipleChoiceField(
        label="Some?", choices=COLOURS, widget=forms.CheckboxSelectMultiple, required=False
    )
    number = forms.DecimalField(
        label="How many?",
        max_digits=4,
        decimal_places=2,
        required=False,
        localize=False,
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"}),
    )
    words = forms.CharField(label="Why <so>?", help_text="In short.", required=False)
    long = forms.CharField(label="Why?", widget=forms.Textarea, max_length=20, required=False)
    nameless = forms.ChoiceField(
        label="", choices=COLOURS, widget=forms.RadioSelect, required=False
    )
    grouped = forms.ChoiceField(
        choices=[("North", [("n1", "One")])], widget=forms.RadioSelect, required=False
    )
    chosen = forms.ChoiceField(choices=COLOURS, required=False)


def made(kind: type[Field], data: dict | None, initial: dict, **looks) -> str:
    form = Asked(data, initial=initial)
    form.helper = FormHelper()
    form.helper.label_size = form.helper.legend_size = Size.MEDIUM
    form.helper.layout = Layout(*(kind(name, context=looks) for name in form.fields))
    return squeezed(render_crispy_form(form))


@pytest.mark.parametrize(
    "looks",
    [
        {},
        {"legend_size": Size.for_legend(Size.SMALL), "radios_small": True, "radios_inline": True},
        {"checkboxes_small": True, "label_size": ""},
    ],
)
@pytest.mark.parametrize(
    ("data", "initial"),
    [
        (None, {}),
        (None, {"one": "r&d", "many": ["b", "d"], "number": 3, "words": '"><script>'}),
        (None, {"one": 3, "many": ("3",), "long": "\nx < y", "other": ""}),
        ({}, {}),
        ({"one": "b", "other": "d", "many": ["r&d"], "number": "1.50", "long": "<p>"}, {}),
        ({"one": "nonsense", "many": ["b", "nonsense"], "number": "many", "long": "x" * 30}, {}),
    ],
)
def test_each_question_is_what_the_form_templates_make_of_it(data, initial, looks):
    assert made(PlainField, data, initial, **looks) == made(Field, data, initial, **looks)
