"""Setting house rules, and setting them back to their defaults. Every change is in the log."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from ..facts import record_fact
from ..models import SetRule
from ..refused import Refused
from .kinds import HouseRule
from .registry import Group, rules_of
from .signals import rule_changed
from .values import Source, begin_edition, stands_at

SET_BACK = "Set back to the default."


@transaction.atomic
def set_rules(*, group: Group, values: Mapping[str, Any], by, why: str) -> list[HouseRule]:
    """Set rules of a group, by name, and return those that stand at something else now."""
    return _change(group, {rule: values[rule.name] for rule in _named(group, values)}, by, why)


@transaction.atomic
def set_back(*, group: Group, names: Iterable[str], by) -> list[HouseRule]:
    """Let the defaults hold again; the ones that did already are left as they are."""
    return _change(group, dict.fromkeys(_named(group, names), None), by, SET_BACK)


def _named(group: Group, names: Iterable[str]) -> list[HouseRule]:
    chosen = set(names)
    return [rule for rule in rules_of(group) if rule.name in chosen]


def _change(group: Group, wanted: dict[HouseRule, Any], by, why: str) -> list[HouseRule]:
    rules = rules_of(group)
    rows = _locked(rules)
    texts = {name: row.value for name, row in rows.items() if row.value is not None}
    before = {rule.name: stands_at(rule, texts) for rule in rules}
    for rule, value in wanted.items():
        if before[rule.name][1] is Source.ENVIRONMENT:
            raise Refused(f"{rule.title} is set by the environment variable {rule.name}.")
        if value is None:
            texts.pop(rule.name, None)
        else:
            texts[rule.name] = rule.written(value)
    after = {rule.name: stands_at(rule, texts)[0] for rule in rules}
    if misfits := group.misfits(after):
        raise Refused(" ".join(misfits))
    changed = []
    for rule in wanted:
        row, was = rows[rule.name], before[rule.name][0]
        if row.value == texts.get(rule.name):
            continue
        row.value = texts.get(rule.name)
        row.save(update_fields=["value"])
        record_fact(
            "house_rule_changed",
            subject=row,
            actor=by,
            why=why,
            rule=rule.name,
            **{"from": rule.shown(was), "to": rule.shown(after[rule.name])},
        )
        changed.append(rule)
        rule_changed.send(sender=type(rule), rule=rule, value=after[rule.name])
    if changed:
        transaction.on_commit(begin_edition, robust=True)
    return changed


def _locked(rules: list[HouseRule]) -> dict[str, SetRule]:
    """The group's rows, so that two administrators change one group one after the other."""
    names = [rule.name for rule in rules]
    SetRule.objects.bulk_create([SetRule(name=name) for name in names], ignore_conflicts=True)
    found = SetRule.objects.select_for_update().filter(name__in=names).order_by("name")
    return {row.name: row for row in found}
