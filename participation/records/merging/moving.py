"""Moves the rows of one relation from one customer to another, and back."""

import datetime as dt
import json
from operator import attrgetter
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import MOMENT, Relation

from ..relations import MOVES


def move(relation: Relation, *, away: Customer, kept: Customer) -> dict[str, Any]:
    """Point the rows at ``kept`` and return what :func:`move_back` needs."""
    rule = relation.rule or MOVES
    log: dict[str, Any] = {}
    if is_dropped(relation, away=away, kept=kept):
        relation.rows(away).delete()
        return log
    if rule.can_clash:
        _settle_clashes(relation, away=away, kept=kept, log=log)
    rows = relation.rows(away)
    moved = list(rows.values_list("pk", flat=True))
    if moved:
        rows.update(**{relation.column: kept})
        log["moved"] = moved
    return log


def is_dropped(relation: Relation, *, away: Customer, kept: Customer) -> bool:
    """Rows of no use any more; and secrets that whoever signs in with the kept record would come to read.

    That may be somebody else: anybody can join, an officer too, and make another's record one with
    their own.
    """
    rule = relation.rule or MOVES
    for_other_eyes = kept.user_id is not None and kept.user_id != away.user_id
    return rule.drop or (rule.secret and for_other_eyes)


def move_back(relation: Relation, log: dict[str, Any], *, away: int, kept: Customer) -> None:
    """What is no longer where the merge put it stays where it is now."""
    back = relation.rows(kept).filter(pk__in=log.get("moved", ()))
    back.update(**{relation.column: away})
    for pk, before, after in log.get("ended", ()):
        still = relation.model._base_manager.filter(pk=pk, **_read(relation.model, after))
        still.update(**_read(relation.model, before))
    restore(log.get("removed", "[]"))


def kept_text(rows: list[models.Model]) -> str:
    return serializers.serialize("json", rows)


def restore(text: str) -> None:
    for row in serializers.deserialize("json", text):
        if not type(row.object)._base_manager.filter(pk=row.object.pk).exists():
            row.save()


def _settle_clashes(relation: Relation, *, away: Customer, kept: Customer, log) -> None:
    """Of two rows of one thing one stays; the other is ended or goes, and is remembered."""
    rule = relation.rule
    assert rule is not None

    def thing(row) -> tuple:
        return tuple(getattr(row, name) for name in rule.one_per)

    standing = {thing(row): row for row in relation.rows(kept).filter(rule.among)}
    removed, ended = [], []
    for row in relation.rows(away).filter(rule.among):
        if (twin := standing.get(thing(row))) is None:
            standing[thing(row)] = row
            continue
        loser = twin if _comes_first(rule, row, twin) else row
        if loser is twin:
            standing[thing(row)] = row
        if rule.ended:
            ended.append(_end(loser, rule.ended))
        else:
            removed.append(loser)
    if removed:
        if not rule.secret:
            log["removed"] = kept_text(removed)
        relation.model._base_manager.filter(pk__in=[row.pk for row in removed]).delete()
    if ended:
        log["ended"] = ended


def _comes_first(rule, row, twin) -> bool:
    """Whether this row stays, and not its twin, which the record has that is kept."""
    ranks = _rank(rule, row), _rank(rule, twin)
    if ranks[0] == ranks[1] and rule.latest:
        latest = attrgetter(rule.latest) if isinstance(rule.latest, str) else rule.latest
        return latest(row) > latest(twin)
    return ranks[0] < ranks[1]


def _rank(rule, row) -> int:
    """The lower stays."""
    for name, order in rule.stays.items():
        value = getattr(row, name)
        if None in order:  # having one at all is what counts
            return 1 if value is None else 0
        return order.index(value) if value in order else len(order)
    return 0


def _end(row: models.Model, values) -> list:
    now = timezone.now()
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # as exact as JSON keeps it
    after = {
        name: _as_field_keeps(row, name, now) if value == MOMENT else value
        for name, value in values.items()
    }
    before = {name: getattr(row, name) for name in after}
    type(row)._base_manager.filter(pk=row.pk).update(**after)
    return json.loads(json.dumps([row.pk, before, after], cls=DjangoJSONEncoder))


def _as_field_keeps(row: models.Model, name: str, now: dt.datetime) -> dt.datetime | dt.date:
    """The moment, or its day where the field keeps days."""
    keeps_moments = isinstance(row._meta.get_field(name), models.DateTimeField)
    return now if keeps_moments else timezone.localdate(now)


def _read(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    return {name: model._meta.get_field(name).to_python(value) for name, value in values.items()}
