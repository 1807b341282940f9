import datetime as dt
from decimal import Decimal

import pytest
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import ConditionalQuestion, ConditionalRadios, Field, Layout, Submit
from django import forms
from django.template import Context, Template

from base.core.forms import (
    DateField,
    HoursField,
    ModelChoices,
    MoneyField,
    PhoneField,
    PlainAnswers,
    PostcodeField,
)
from base.core.templatetags.gds import summary_errors
from participation.people.customers.models import Level
from participation.people.imports.values.phones import phones


def answer(field, value, name="it"):
    """The cleaned answer, or the message, of a form with this one field."""
    form = type("OneQuestion", (PlainAnswers, forms.Form), {name: field})(
        value if isinstance(value, dict) else {name: value}
    )
    return form.cleaned_data[name] if form.is_valid() else form.errors[name][0]


def on(day, month, year):
    return {"it_0": day, "it_1": month, "it_2": year}


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        (on("3", "6", "2026"), dt.date(2026, 6, 3)),
        (on("31", "02", "2026"), "Date must be a real date, for example 27 3 2026"),
        (on("x", "2", "2026"), "Date must be a real date, for example 27 3 2026"),
        (on("\x00", "2", "2026"), "Date must be a real date, for example 27 3 2026"),
        (on("9" * 10_000, "2", "2026"), "Date must be a real date, for example 27 3 2026"),
        (on("3", "6", "26"), "Date must have a year with 4 numbers, for example 2026"),
        (on("3", "", "2026"), "Date must include a month"),
        (on("", "", ""), "Enter the date"),
    ],
)
def test_a_date_is_real_or_says_why_not(typed, result):
    assert answer(DateField(), typed) == result


def test_a_date_that_need_not_be_given_may_be_left_empty():
    assert answer(DateField(required=False), on("", "", "")) is None


@pytest.mark.parametrize("typed", ["gm1 1aa", "GM11AA", " g m1-1aa ", "GM1 1AA"])
def test_a_postcode_is_kept_in_one_shape(typed):
    assert answer(PostcodeField(), typed) == "GM1 1AA"


@pytest.mark.parametrize(
    "typed", ["ZZ99", "ZZ99 3VZ", "ZZ99 3WZ", "12345", "GM1", "GM1 1AA GM1 1AA", "O'Neil"]
)
def test_what_is_no_postcode_says_what_to_do(typed):
    assert answer(PostcodeField(), typed).startswith("Enter a full UK postcode, like GM1 1AA.")


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("£1,240", Decimal("1240")),
        (" 14.20 ", Decimal("14.20")),
        ("about ten", "Enter an amount in pounds, like 1240 or 14.20"),
        ("NaN", "Enter an amount in pounds, like 1240 or 14.20"),
        ("-5", "Enter an amount of £0 or more"),
        ("1.234", "Enter pounds and pence, like 14.20, with no part of a penny"),
        ("1" * 12, "Enter an amount under £100 million"),
    ],
)
def test_money_is_pounds_and_pence(typed, result):
    assert answer(MoneyField(), typed) == result


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("6", Decimal("6")),
        (" 2.5 ", Decimal("2.5")),
        ("a day", "Enter a number of hours, like 6 or 2.5"),
        ("NaN", "Enter a number of hours, like 6 or 2.5"),
        ("2.25", "Enter hours to one decimal place, like 2.5"),
        ("-1", "Enter 0 hours or more"),
        ("10000", "Enter 9,999 hours or fewer"),
    ],
)
def test_hours_are_a_number_or_say_why_not(typed, result):
    assert answer(HoursField(), typed) == result


def test_a_phone_number_may_be_typed_as_people_write_it():
    assert answer(PhoneField(), "0141 496 0123") == "+441414960123"


def test_a_number_for_made_up_people_is_taken_from_a_form_as_from_a_list():
    (from_a_list,) = phones("07700 900555")

    assert answer(PhoneField(), "07700 900555") == from_a_list.number == "+447700900555"


@pytest.mark.parametrize("typed", ["12", "call me", "0" * 10_000])
def test_what_is_no_phone_number_says_what_one_looks_like(typed):
    assert answer(PhoneField(), typed).startswith("Enter a phone number, like 0141 496 0123")


@pytest.mark.parametrize("typed", ["Ó Súilleabháin", "O'Neil", "🏠🙂"])
def test_names_and_signs_of_every_kind_are_kept_as_typed(typed):
    assert answer(forms.CharField(), typed) == typed


@pytest.mark.parametrize("typed", ["a\x00b", "a\x07b", "\u202eab"])
def test_characters_that_nobody_types_are_taken_out(typed):
    assert answer(forms.CharField(), typed) == "ab"


def test_a_text_that_is_too_long_says_by_how_much():
    assert answer(forms.CharField(label="Notes", max_length=200), "x" * 10_000) == (
        "Notes must be 200 characters or fewer. You have used 10,000."
    )


def test_radio_buttons_offer_answers_and_no_dash():
    dashed = [("", "---------"), ("a", "A")]

    class OneQuestion(PlainAnswers, forms.Form):
        buttons = forms.TypedChoiceField(widget=forms.RadioSelect, choices=dashed)
        list = forms.TypedChoiceField(choices=dashed)

    form = OneQuestion()

    assert form.fields["buttons"].choices == [("a", "A")]
    assert form.fields["list"].choices == dashed


class Everything(PlainAnswers, forms.Form):
    email = forms.EmailField(label="Email & more", help_text="<b>Work</b>")
    kind = forms.ChoiceField(choices=[("", "Choose"), ("a", "A")])
    born = DateField(noun="Date of birth")
    way = forms.ChoiceField(widget=forms.RadioSelect, choices=[("e", "Email"), ("p", "Phone")])
    phone = forms.CharField(required=False)
    notes = forms.CharField(widget=forms.Textarea, required=False)
    token = forms.UUIDField(widget=forms.HiddenInput)

    helper = FormHelper()
    helper.layout = Layout(
        "email",
        "kind",
        "born",
        ConditionalRadios("way", "Email", ConditionalQuestion("Phone", "phone")),
        Field.textarea("notes", max_characters=200),
        Submit("go", "Continue"),
    )


def rendered(form) -> str:
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def test_each_error_leads_to_a_control_that_is_on_the_page():
    form = Everything(on("31", "2", "2026") | {"born_0": "31", "born_1": "2", "born_2": "2026"})
    page = rendered(form)

    errors = summary_errors(form)

    assert [error["href"] for error in errors] == [
        "#id_email",
        "#id_kind",
        "#id_born_0",
        "#id_way",
        "",
    ]
    assert all(f'id="{error["href"][1:]}"' in page for error in errors if error["href"])


def test_errors_are_listed_from_the_top_of_the_page_down():
    class Swapped(forms.Form):
        last = forms.CharField()
        first = forms.CharField()
        helper = FormHelper()
        helper.layout = Layout("first", Field("last"))

    errors = summary_errors(Swapped({}))

    assert [error["href"] for error in errors] == ["#id_first", "#id_last"]


def test_wrong_boxes_are_marked_each_in_the_way_of_its_kind():
    page = rendered(Everything({}))

    assert 'class="govuk-input govuk-input--error"' in page
    assert 'class="govuk-select govuk-select--error"' in page
    assert 'aria-describedby="id_email_hint id_email_1_error"' in page


def test_labels_and_hints_are_never_taken_for_html():
    page = rendered(Everything())

    assert "Email &amp; more" in page
    assert "&lt;b&gt;Work&lt;/b&gt;" in page


def test_a_long_answer_counts_its_characters_with_or_without_a_hint():
    page = rendered(Everything())

    assert 'data-module="govuk-character-count" data-maxlength="200"' in page
    assert 'aria-describedby="id_notes-info"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["9" * 25, "9" * 19, "-1", "1.5", "²", "\x00", "; drop table"])
def test_a_choice_that_was_never_offered_is_said_whatever_it_is(typed):
    assert isinstance(answer(ModelChoices(Level.objects.all()), {"it": [typed]}), str)


def test_a_choice_can_open_a_further_question():
    page = rendered(Everything())

    assert 'class="govuk-radios__conditional portal-conditional"' in page
    assert "aria-expanded" not in page


def test_buttons_are_not_pressed_twice():
    assert 'data-prevent-double-click="true"' in rendered(Everything())
