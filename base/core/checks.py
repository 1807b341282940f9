"""Refuses to start with rules that may not be, and with brand colours that somebody could not read."""

from collections.abc import Mapping

from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseTrouble

from .rules.registry import groups, rules_of
from .rules.values import set_rows, stands_at


@register
def house_rules_can_be(app_configs, **kwargs) -> list[Error]:
    """What the environment says, and the defaults where it says nothing."""
    return wrong_with({})


@register(Tags.database)
def house_rules_fit_what_was_set(app_configs, databases, **kwargs) -> list[Error]:
    """The environment may have changed since administrators chose the rest of the colours."""
    try:
        return wrong_with(set_rows()) if databases else []
    except DatabaseTrouble:  # before the first migration there is nothing set
        return []


def wrong_with(rows: Mapping[str, str]) -> list[Error]:
    wrong = []
    for group in groups():
        values = {}
        for rule in rules_of(group):
            try:
                values[rule.name], _ = stands_at(rule, rows)
            except ImproperlyConfigured as said:
                wrong.append(Error(str(said), id="portal.E001"))
        if len(values) == len(rules_of(group)):
            hint = "Set them at /staff/settings/ or in the environment (BRAND_INK, BRAND_LEAF …)."
            misfits = group.misfits(values)
            wrong += [Error(sentence, hint=hint, id="portal.E002") for sentence in misfits]
    return wrong
