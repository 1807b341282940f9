"""What is written into a form is taken as it looks, in every form that there is."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import get_resolver

from base.core.forms import PersonNameField
from base.core.hidden import TakesOutHidden, has_letter, one_line, several_lines

get_resolver().url_patterns  # noqa: B018 (with the addresses come all views, and with these all forms)

OURS = ("base.", "participation.", "scrutiny.", "surveys.", "reports.", "portal.")
#: What is put into each: a mark for direction, a space of no width, a control character, a zero.
SPOILT = "\u202eJean\u200b\x07\x00 Orr\x0bof\x1fCalder\u2028Road\u2069\ufeff"
ON_A_LINE, ON_LINES = "Jean Orr of Calder Road", "Jean Orr\nof Calder\nRoad"


def all_forms(of: type = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for kind in of.__subclasses__():
        if kind.__module__.startswith(OURS):
            yield kind
        yield from all_forms(kind)


def forms_of_administrators() -> Iterator[type[forms.BaseForm]]:
    """Those with a form of their own; of what may only be looked at there is none."""
    request = RequestFactory().get("/admin/")
    for one in admin.site._registry.values():
        if one.__module__.startswith(OURS) and one.has_add_permission.__func__ is (
            admin.ModelAdmin.has_add_permission
        ):
            request.user = Anybody()
            yield one.get_form(request)


class Anybody:
    def has_perm(self, name: str) -> bool:
        return True


FORMS = sorted(
    {*all_forms(), *forms_of_administrators()}, key=lambda one: (one.__module__, one.__name__)
)


def asks_for_words(field: forms.Field) -> bool:
    return isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput)


WORDS = [
    (kind, name)
    for kind in FORMS
    for name, field in getattr(kind, "base_fields", {}).items()
    if asks_for_words(field)
]


def test_there_are_many_of_them():
    assert len(WORDS) > 150


def test_every_question_in_words_loses_what_nobody_sees():
    kept = [
        f"{kind.__module__}.{kind.__name__}.{name}" for kind, name in WORDS if keeps(kind, name)
    ]

    assert kept == []


def keeps(kind: type[forms.BaseForm], name: str) -> bool:
    """Whether a field keeps something of what was spoilt, or loses something else."""
    field = deepcopy(kind.base_fields[name])
    alone = type("Alone", (TakesOutHidden, forms.Form), {name: field})

    form = alone({name: SPOILT})
    form.is_valid()

    has_lines = isinstance(field.widget, forms.Textarea) or field.widget.is_hidden
    wanted = ON_LINES if has_lines else ON_A_LINE
    taken = {form[name].value()}
    if type(field) is forms.CharField and name not in form.errors:
        taken.add(form.cleaned_data[name])
    return taken != {wanted} or not issubclass(kind, TakesOutHidden)


def test_what_is_no_question_in_words_takes_no_words():
    """A field of our own that keeps what is typed is one of words, or says here that it cleans by itself."""
    boxes = (forms.TextInput, forms.Textarea)
    numbers = (forms.IntegerField, forms.DateField, forms.TypedChoiceField)
    others = {
        f"{kind.__name__}.{name}"
        for kind in FORMS
        for name, field in getattr(kind, "base_fields", {}).items()
        if isinstance(field.widget, boxes) and not isinstance(field, (forms.CharField, *numbers))
    }

    assert others == {"IncomingTextForm.text"}


def test_a_password_is_whatever_was_typed():
    class Secret(TakesOutHidden, forms.Form):
        secret = forms.CharField(widget=forms.PasswordInput, strip=False)

    form = Secret({"secret": " a\u200bb "})

    assert form.is_valid()
    assert form.cleaned_data["secret"] == " a\u200bb "


def test_what_is_left_of_nothing_is_nothing():
    class Asked(TakesOutHidden, forms.Form):
        said = forms.CharField()

    assert not Asked({"said": "\u200b\u3164\u2800\ufeff"}).is_valid()


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Jean\nOrr\r\nSmith", "Jean Orr Smith"),
        ("a\tb", "a b"),
        ("क्\u200dष", "क्\u200dष"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("Jean\U000e0041", "Jean"),
        ("\u3164\u2800", ""),
    ],
)
def test_a_line_is_one_line(typed, seen):
    assert one_line(typed) == seen


def test_a_text_keeps_its_lines_and_tabs():
    assert several_lines("a\r\n\tb\u2029c\x00\x1ed") == "a\r\n\tb\nc d"


# --- what somebody is called ---------------------------------------------------------------------

CALLED = {"Your name", "Their name", "Name", "Who wrote it?", "How should we name you?"}


def test_whoever_is_asked_for_a_name_is_asked_for_one_with_letters():
    asked = {
        f"{kind.__name__}.{name}": type(field)
        for kind in all_forms()
        for name, field in getattr(kind, "base_fields", {}).items()
        if asks_for_words(field)
        and (field.widget.attrs.get("autocomplete") == "name" or field.label in CALLED)
    }

    assert len(asked) > 5
    assert {name for name, kind in asked.items() if not issubclass(kind, PersonNameField)} == set()


@pytest.mark.parametrize("name", ["Jean", "Ó", "李", "محمد", "क", "Jean 🙂", "O'Neil-2"])
def test_a_name_in_any_writing_is_one(name):
    assert PersonNameField().clean(name) == name
    assert has_letter(name)


@pytest.mark.parametrize("name", ["🙂", "👨\u200d👩\u200d👧", "...", "1234", "-", "٣"])
def test_signs_alone_are_no_name(name):
    with pytest.raises(ValidationError, match="Enter a name with letters in it"):
        PersonNameField().clean(name)
