"""Where each house rule stands, as the settings page tells it: the value, who said so and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from ..models import Fact, SetRule
from .kinds import HouseRule
from .values import Source, set_rows, stands_at


@dataclass(frozen=True)
class Stand:
    """``change`` is the latest line of the log about the rule; None where nobody has ever set it."""

    rule: HouseRule
    value: Any
    source: Source
    change: Fact | None

    @property
    def shown(self) -> str:
        return self.rule.shown(self.value)

    @property
    def default(self) -> str:
        return self.rule.shown(self.rule.default)

    @property
    def by_environment(self) -> bool:
        return self.source is Source.ENVIRONMENT

    @property
    def is_refused(self) -> bool:
        return self.source is Source.REFUSED

    @property
    def can_be_set_back(self) -> bool:
        return self.source in (Source.ADMINISTRATOR, Source.REFUSED)


def stands(rules: Iterable[HouseRule]) -> list[Stand]:
    """Two statements, however many rules: the database's own word, and not what a process remembers."""
    rows, changes = set_rows(), latest_changes()
    found = []
    for rule in rules:
        value, source = stands_at(rule, rows)
        found.append(Stand(rule, value, source, changes.get(rule.name)))
    return found


def latest_changes() -> dict[str, Fact]:
    """The newest line of the log about each rule, by its name."""
    about = Fact.objects.filter(subject_type=SetRule._meta.label_lower)
    newest = about.order_by().values("subject_id").annotate(newest=Max("pk")).values("newest")
    found = Fact.objects.filter(pk__in=newest).select_related("actor")
    return {fact.changes["rule"]: fact for fact in found}


def history(rules: Iterable[HouseRule], most: int = 20) -> list[tuple[HouseRule, Fact]]:
    """The latest changes of these rules, the newest first."""
    named = {rule.name: rule for rule in rules}
    rows = SetRule.objects.filter(name__in=named).values_list("pk", "name")
    by_row: dict[int | None, HouseRule] = {pk: named[name] for pk, name in rows}
    about = Fact.objects.filter(subject_type=SetRule._meta.label_lower, subject_id__in=by_row)
    return [
        (by_row[fact.subject_id], fact)
        for fact in about.select_related("actor").order_by("-pk")[:most]
    ]
