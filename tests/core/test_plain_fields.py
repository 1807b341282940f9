"""A filter's field that one function makes says what the form templates would say."""

import re

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms

from base.core.plain_fields import ChoiceOfRows, plain_field
from participation.people.customers import choices
from participation.people.customers.models import Area
from tests.factories.people import make_estate


class Filter(forms.Form):
    words = forms.CharField(label="Words & more", max_length=20, required=False)
    needed = forms.CharField(label="Needed")
    kind = forms.ChoiceField(choices=[("", "Any <kind>"), ("a&b", "A & B"), (3, "Three")])
    grouped = forms.ChoiceField(choices=[("North", [("n1", "One")])], required=False)
    area = forms.ModelChoiceField(
        Area.objects.order_by("name"),
        to_field_name="slug",
        empty_label="All places",
        required=False,
        widget=forms.Select(attrs={"class": "govuk-select", "data-wide": True, "hidden": False}),
    )
    place = ChoiceOfRows(choices.areas, to_field_name="slug", required=False)
    explained = forms.CharField(label="Explained", help_text="In a few words.", required=False)
    tick = forms.BooleanField(label="Only mine", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def squeezed(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r">\s+", ">", re.sub(r"\s+<", "<", html))).strip()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        None,
        {},
        {"words": '"><script>', "needed": "x", "kind": "a&b", "area": "mill-lane", "tick": "on"},
        {"words": "x" * 30, "kind": "nonsense", "area": "nowhere", "grouped": "n1"},
        {"kind": "3", "grouped": "n1", "needed": ""},
    ],
)
def test_each_field_is_what_the_form_templates_make_of_it(asked):
    make_estate()
    form = Filter(asked)

    for field in form:
        assert squeezed(plain_field(field)) == squeezed(as_crispy_field(field)), field.name


@pytest.mark.django_db
def test_rows_to_choose_from_are_asked_for_once(django_assert_num_queries):
    make_estate()

    with django_assert_num_queries(1):
        assert "Mill Lane" in plain_field(Filter()["area"])


@pytest.mark.django_db
def test_a_row_that_is_new_can_be_chosen_and_shown_at_once():
    assert "Mill Lane" not in plain_field(Filter()["place"])

    make_estate()

    asked = Filter({"needed": "x", "kind": "3", "place": "mill-lane"})
    assert asked.is_valid()
    assert 'value="mill-lane" selected' in plain_field(asked["place"])
