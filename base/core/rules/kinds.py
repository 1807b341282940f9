"""The kinds of house rule: what may be answered, and how an answer is written and shown."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django import forms
from django.core.exceptions import ValidationError

from ..forms import MoneyInput
from .registry import Group
from .values import in_force

V = TypeVar("V")
MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}


@dataclass(frozen=True, kw_only=True)
class HouseRule(Generic[V]):
    """One thing that a landlord decides.

    ``name`` is what it is stored under, and the environment variable that may hold before it.
    ``meaning`` says in plain English what follows from it.
    """

    name: str
    title: str
    meaning: str
    default: V
    group: Group

    @property
    def value(self) -> V:
        """What holds now. Asks the database only after somebody has changed a rule."""
        return in_force.value_of(self)

    def field(self) -> forms.Field:
        """The question on the settings page; its bounds are the rule's bounds wherever it is set."""
        raise NotImplementedError

    def read(self, text: str) -> V:
        """What ``text``, typed or stored, stands for; raises ValidationError where it may not be."""
        answer: V = self.field().clean(text)
        return answer

    def written(self, value: V) -> str:
        """So that :meth:`read` gives it back."""
        return str(value)

    def shown(self, value: V) -> str:
        return str(value)


class CountField(forms.IntegerField):
    """ "1,000" and "1000" are the same answer."""

    widget = forms.TextInput

    def to_python(self, value):
        return super().to_python(value.replace(",", "") if isinstance(value, str) else value)


@dataclass(frozen=True, kw_only=True)
class WholeNumber(HouseRule[int]):
    """From ``least`` to ``most``. ``unit`` is in the plural; ``none`` says what 0 means."""

    unit: str
    least: int
    most: int
    none: str = ""

    def field(self) -> forms.Field:
        refusal = f"Enter a whole number of {self.unit} from {self.least:,} to {self.most:,}"
        wrong = dict.fromkeys(("required", "invalid", "min_value", "max_value"), refusal)
        box = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"})
        return CountField(
            min_value=self.least, max_value=self.most, error_messages=wrong, widget=box
        )

    def shown(self, value: int) -> str:
        if value == 0 and self.none:
            return f"0 ({self.none})"
        return f"{value:,} {self.one_of_them if value == 1 else self.unit}"

    @property
    def one_of_them(self) -> str:
        return "person" if self.unit == "people" else self.unit.removesuffix("s")


@dataclass(frozen=True, kw_only=True)
class Percent(WholeNumber):
    """From 0 to 100, unless it says otherwise."""

    unit: str = "percent"
    least: int = 0
    most: int = 100

    def shown(self, value: int) -> str:
        return f"{value}%"


@dataclass(frozen=True, kw_only=True)
class Pounds(HouseRule[Decimal]):
    """An amount to a tenth of a penny, for a price of one among thousands."""

    least: Decimal = Decimal(0)
    most: Decimal

    def field(self) -> forms.Field:
        refusal = f"Enter an amount in pounds from {self.least} to {self.most}, like 0.04"
        codes = ("required", "invalid", "min_value", "max_value", "max_decimal_places")
        return forms.DecimalField(
            min_value=self.least,
            max_value=self.most,
            decimal_places=3,
            error_messages=dict.fromkeys(codes, refusal),
            widget=MoneyInput,
        )

    def read(self, text: str) -> Decimal:
        return super().read(text.replace("£", "").replace(",", ""))

    def shown(self, value: Decimal) -> str:
        return f"£{value}"


@dataclass(frozen=True, kw_only=True)
class Words(HouseRule[str]):
    """One line of up to ``longest`` characters; ``fits`` are validators besides, as a form field takes them."""

    longest: int
    fits: tuple[Callable[[Any], None], ...] = ()

    def field(self) -> forms.Field:
        return forms.CharField(max_length=self.longest, validators=(on_one_line, *self.fits))


DayNamed = tuple[dt.date, str]
ONE_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})(?:[: ]+(.*))?")


class DaysField(forms.CharField):
    """ "24 December 2026: Christmas Eve; 6 April 2027" as days, in their order, each with what it is called."""

    def clean(self, value: str) -> tuple[DayNamed, ...]:
        text = super().clean(value)
        return tuple(sorted(map(one_day, filter(None, map(str.strip, text.split(";"))))))


def one_day(text: str) -> DayNamed:
    found = ONE_DAY.fullmatch(text)
    month = found and MONTHS.get(found[2].lower())
    if not found or not month:
        raise ValidationError(f"Write “{text}” as a day, like 24 December 2026: Christmas Eve")
    try:
        day = dt.date(int(found[3]), month, int(found[1]))
    except ValueError:
        raise ValidationError(f"There is no {found[1]} {found[2]} {found[3]}") from None
    return day, (found[4] or "").strip() or "a day on which we are closed"


@dataclass(frozen=True, kw_only=True)
class Days(HouseRule[tuple[DayNamed, ...]]):
    """Days of the calendar, each with what it is called; none where it is empty."""

    def field(self) -> forms.Field:
        return DaysField(max_length=2_000, required=False, validators=(on_one_line,))

    def written(self, value: tuple[DayNamed, ...]) -> str:
        return "; ".join(f"{day.day} {day:%B %Y}: {name}" for day, name in value)

    def shown(self, value: tuple[DayNamed, ...]) -> str:
        return self.written(value) or "none"


def on_one_line(text: str) -> None:
    """They stand in headers of emails and in texts, where a second line would be something else."""
    if not text.isprintable():
        raise ValidationError("Write it on one line")


@dataclass(frozen=True, kw_only=True)
class Colour(HouseRule[str]):
    """A # and six hexadecimal digits."""

    def field(self) -> forms.Field:
        box = forms.TextInput({"class": "govuk-input--width-10", "spellcheck": "false"})
        return forms.CharField(
            validators=[a_colour],
            widget=box,
            error_messages={"required": "Write the colour as # and six digits, like #12414f"},
        )


def a_colour(text: str) -> None:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise ValidationError("Write the colour as # and six digits, like #12414f")


@dataclass(frozen=True, kw_only=True)
class OneOf(HouseRule[V]):
    """One of ``choices``, each with the words it is offered by."""

    choices: tuple[tuple[V, str], ...]

    def field(self) -> forms.Field:
        by_text = {str(value): value for value, _ in self.choices}
        offered = ", ".join(f"“{text}”" for text in by_text)
        wrong = dict.fromkeys(("required", "invalid_choice"), f"Choose one of {offered}")
        return forms.TypedChoiceField(
            choices=[(str(value), words) for value, words in self.choices],
            coerce=by_text.__getitem__,
            error_messages=wrong,
            widget=forms.RadioSelect,
        )

    def shown(self, value: V) -> str:
        return dict(self.choices)[value]


@dataclass(frozen=True, kw_only=True)
class YesNo(HouseRule[bool]):
    def field(self) -> forms.Field:
        return forms.TypedChoiceField(
            choices=[("yes", "Yes"), ("no", "No")],
            coerce="yes".__eq__,
            error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose “yes” or “no”"),
            widget=forms.RadioSelect,
        )

    def written(self, value: bool) -> str:
        return "yes" if value else "no"

    def shown(self, value: bool) -> str:
        return "Yes" if value else "No"
