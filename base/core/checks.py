"""Refuses house rules that may not be, and brand colours that somebody could not read."""

from collections.abc import Mapping

from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseTrouble

from .rules.registry import RULES, groups, rules_of
from .rules.values import set_rows, stands_at


@register
def house_rules_may_be(app_configs, **kwargs) -> list[Error]:
    """Each by itself, as the environment says it."""
    wrong = []
    for rule in RULES:
        try:
            stands_at(rule, {})
        except ImproperlyConfigured as said:
            wrong.append(Error(str(said), id="portal.E001"))
    return wrong


@register(Tags.database)
def house_rules_fit_together(app_configs, databases=None, **kwargs) -> list[Error]:
    """The environment may have changed since administrators set the rest. Asked before migrating."""
    if not databases or house_rules_may_be(app_configs):
        return []
    try:
        return misfits(set_rows())
    except DatabaseTrouble:  # before the first migration nothing is set
        return misfits({})


def misfits(rows: Mapping[str, str]) -> list[Error]:
    """What does not go together, where ``rows`` are what administrators set."""
    hint = "Set them at /staff/settings/ or in the environment (BRAND_INK, BRAND_LEAF …)."
    return [
        Error(sentence, hint=hint, id="portal.E002")
        for group in groups()
        for sentence in group.misfits(
            {rule.name: stands_at(rule, rows)[0] for rule in rules_of(group)}
        )
    ]
