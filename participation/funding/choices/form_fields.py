"""Questions that several forms of a round ask in the same way."""

from decimal import Decimal

from django import forms

from base.core.forms import (
    MoneyField,
)

MORE_THAN_NOTHING = {"min_value": "Enter more than nothing"}


def some_money(label: str, **kwargs) -> MoneyField:
    return MoneyField(
        label=label, min_value=Decimal("0.01"), error_messages=MORE_THAN_NOTHING, **kwargs
    )


def whole(label: str, least: int = 1, most: int = 999, **kwargs) -> forms.IntegerField:
    box = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"})
    between = f"Enter a whole number from {least} to {most}"
    said = {"invalid": between, "min_value": between, "max_value": between}
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, widget=box, error_messages=said, **kwargs
    )
