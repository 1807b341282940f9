"""Form fields that say in plain words what is wrong, for the whole portal.

A form mixes in :class:`PlainAnswers`; its text fields then lose what nobody sees, and its messages
name the question. The other fields stand in for Django's own.
"""

import datetime as dt
import re
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.fields import DateInputField
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Size
from crispy_forms_gds.widgets import DateInputWidget
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxLengthValidator,
    ProhibitNullCharactersValidator,
    RegexValidator,
)
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils import timezone
from phonenumber_field.formfields import PhoneNumberField

from .hidden import TakesOutHidden, has_letter
from .phone_numbers import in_full, refuse_what_cannot_be_rung
from .row_numbers import row_number


class PlainLength(MaxLengthValidator):
    """Says the limit and how far over it the answer is."""

    def __init__(self, limit: int, about: str):
        super().__init__(limit)
        self.about = about

    def __call__(self, value):
        if len(value) > self.limit_value:
            raise ValidationError(
                f"{self.about} must be {self.limit_value:,} characters or fewer."
                f" You have used {len(value):,}.",
                code="max_length",
            )


def about(field: forms.Field) -> str:
    """How a message names a field: its label, or "Your answer" where the label is a question."""
    label = str(field.label or "").removesuffix("(optional)").strip()
    return "Your answer" if not label or label.endswith("?") else label


def speak_plainly(field: forms.Field) -> None:
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        label = str(field.label or "").strip()
        field.error_messages["required"] = f"Answer “{label}”" if label else "Answer this question"
    if not isinstance(field, forms.CharField) or isinstance(field, forms.UUIDField):
        return
    validators = [
        one
        for one in field.validators
        if not isinstance(one, MaxLengthValidator | ProhibitNullCharactersValidator)
    ]
    if field.max_length:
        validators.append(PlainLength(field.max_length, about(field)))
        # The limit is told when it is passed; a browser that cuts a pasted text says nothing.
        field.widget.attrs.pop("maxlength", None)
    field.validators = validators


def leave_out_the_dash(field: forms.Field) -> None:
    """Radio buttons of a model's field begin with none chosen: "---------" would be one more answer."""
    if isinstance(field, forms.TypedChoiceField) and isinstance(field.widget, forms.RadioSelect):
        field.choices = [choice for choice in field.choices if choice not in BLANK_CHOICE_DASH]


class PlainAnswers(TakesOutHidden):
    """Mix into a Form or ModelForm, before it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.label is None:
                field.label = name.replace("_", " ").capitalize()
            speak_plainly(field)
            leave_out_the_dash(field)

    def must_follow(self, first: str, last: str, words: str) -> None:
        """Refuse, beside ``last``, a day before ``first``. To be called in ``clean``, as the next."""
        begins, ends = self.cleaned_data.get(first), self.cleaned_data.get(last)
        if begins and ends and ends < begins:
            self.add_error(last, words)

    def must_come(self, name: str, *, promised_in: tuple[str, ...] = ()) -> None:
        """Refuse a day that somebody is promised and that has gone by.

        One that stands on record and is left as it is may have: nothing is promised anew, unless one
        of the answers ``promised_in`` is another.
        """
        day = self.cleaned_data.get(name)
        is_said_now = not {name, *promised_in}.isdisjoint(self.changed_data)
        if day and is_said_now and day < timezone.localdate():
            self.add_error(name, f"{self.fields[name].noun} must be today or later")


class SmallLabels(FormHelper):
    """How most forms stand: each question as small as the words around it, the parts in this order."""

    def __init__(self, *parts):
        super().__init__()
        self.label_size = self.legend_size = Size.SMALL
        self.layout = Layout(*parts)


class DateWidget(DateInputWidget):
    """Three boxes that bring up a phone's number keys."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for part in self.widgets:
            part.attrs["inputmode"] = "numeric"


class DateField(DateInputField):
    """Day, month and year. ``noun`` names it in messages: "Date of birth must be a real date …"."""

    def __init__(self, *, noun: str = "Date", **kwargs):
        kwargs.setdefault("require_all_fields", False)
        kwargs.setdefault("widget", DateWidget)
        super().__init__(**kwargs)
        self.noun = noun
        self.error_messages["required"] = f"Enter the {noun[0].lower()}{noun[1:]}"
        for part, unit in zip(self.fields, ("day", "month", "year"), strict=True):
            part.error_messages["incomplete"] = f"{noun} must include a {unit}"
            part.validators = [RegexValidator(r"^[0-9]{1,4}\Z", self.not_real)]

    @property
    def not_real(self) -> str:
        return f"{self.noun} must be a real date, for example 27 3 2026"

    def compress(self, data_list) -> dt.date | None:
        if not data_list or not all(data_list):
            return None
        day, month, year = (int(part) for part in data_list)
        if year < 1000:
            raise ValidationError(f"{self.noun} must have a year with 4 numbers, for example 2026")
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise ValidationError(self.not_real) from None


class PersonNameField(forms.CharField):
    """What somebody is called, in any writing. Of signs and pictures alone nobody could be called by it."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 150, **kwargs})

    def clean(self, value):
        typed = super().clean(value)
        if typed and not has_letter(typed):
            raise ValidationError("Enter a name with letters in it", code="no_letter")
        return typed


class PostcodeField(forms.CharField):
    """A whole UK postcode, kept as "GM1 1AA" however it was typed."""

    SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})")

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "Postcode")
        kwargs.setdefault("widget", forms.TextInput)
        super().__init__(**kwargs)
        self.widget.attrs.update({"autocomplete": "postal-code", "spellcheck": "false"})
        self.widget.attrs["class"] = "govuk-input--width-10"

    def clean(self, value):
        typed = super().clean(value)
        if typed in self.empty_values:
            return typed
        match = self.SHAPE.fullmatch(re.sub(r"[\s.-]", "", typed).upper())
        # ZZ99 is what hospitals write for "no fixed address": no home has it.
        if match is None or match[1] == "ZZ99":
            raise ValidationError(
                "Enter a full UK postcode, like GM1 1AA."
                " If you do not know it, leave it empty and choose your area.",
                code="postcode",
            )
        return f"{match[1]} {match[2]}"


class PhoneField(PhoneNumberField):
    """Any number that can be rung, with or without +44."""

    default_validators = [refuse_what_cannot_be_rung]

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.error_messages["invalid"] = (
            "Enter a phone number, like 0141 496 0123 or +44 808 157 0192"
        )
        self.widget.attrs.update({"autocomplete": "tel", "inputmode": "tel"})
        self.widget.attrs["class"] = "govuk-input--width-20"

    def to_python(self, value):
        return in_full(super().to_python(value))


class MoneyInput(forms.TextInput):
    template_name = "gds/widgets/money.html"

    def __init__(self, attrs=None):
        super().__init__(
            {"inputmode": "decimal", "class": "govuk-input--width-10", **(attrs or {})}
        )


class MoneyField(forms.DecimalField):
    """Pounds and pence. "£1,240" and "1240.00" are the same answer."""

    widget = MoneyInput
    default_error_messages = {
        "invalid": "Enter an amount in pounds, like 1240 or 14.20",
        "max_decimal_places": "Enter pounds and pence, like 14.20, with no part of a penny",
        "min_value": "Enter an amount of £0 or more",
    }

    def __init__(self, **kwargs):
        bounds = {"max_digits": 10, "decimal_places": 2, "min_value": 0}
        super().__init__(**{**bounds, **kwargs})
        millions = 10 ** (self.max_digits - self.decimal_places - 6)
        for code in ("max_digits", "max_whole_digits"):
            self.error_messages[code] = f"Enter an amount under £{millions} million"

    def to_python(self, value):
        if isinstance(value, str):
            value = value.replace("£", "").replace(",", "").strip()
        return super().to_python(value)


class HoursField(forms.DecimalField):
    """Hours of staff time, to a tenth of an hour."""

    default_error_messages = {
        "invalid": "Enter a number of hours, like 6 or 2.5",
        "max_decimal_places": "Enter hours to one decimal place, like 2.5",
        "max_value": "Enter 9,999 hours or fewer",
        "min_value": "Enter 0 hours or more",
    }

    def __init__(self, **kwargs):
        box = forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-5"})
        bounds = {"min_value": 0, "max_value": 9999, "decimal_places": 1}
        super().__init__(**{**bounds, "widget": box, **kwargs})


class DescribedChoiceIterator(forms.models.ModelChoiceIterator):
    """Reads its rows once. Django's asks how many there are first, wherever they become a list."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        yield from map(self.choice, self.queryset)

    def __len__(self) -> int:
        return len(self.queryset) + (self.field.empty_label is not None)

    def choice(self, obj):
        return Choice(
            self.field.prepare_value(obj),
            self.field.label_from_instance(obj),
            **(self.field.describe(obj) if self.field.describe else {}),
        )


class DescribedChoices:
    """``describe`` returns what goes with each choice: ``{"hint": …, "time": …, "mark": …}``."""

    error_messages: dict[str, Any]
    iterator = DescribedChoiceIterator

    def __init__(self, queryset, *, describe=None, **kwargs):
        self.describe = describe
        super().__init__(queryset, **kwargs)

    def refuse_no_row(self, typed: object) -> None:
        """A number that no row can have: the database would not take it where a row's key is another's."""
        if row_number(typed) is None and str(typed).isdecimal():
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": "That number"},
            )


class ModelChoice(DescribedChoices, forms.ModelChoiceField):
    """Radio buttons, one for each row, with a hint under each."""

    widget = forms.RadioSelect

    def __init__(self, queryset, **kwargs):
        kwargs.setdefault("empty_label", None)
        super().__init__(queryset, **kwargs)

    def to_python(self, value):
        self.refuse_no_row(value)
        return super().to_python(value)


class ModelChoices(DescribedChoices, forms.ModelMultipleChoiceField):
    """Checkboxes, one for each row, with a hint under each."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        for typed in value or ():
            self.refuse_no_row(typed)
        return super().clean(value)
