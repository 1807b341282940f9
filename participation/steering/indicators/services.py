"""Quarters are counted when they are over; whom a figure is shown to is decided by one of us."""

import datetime as dt

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.figures import ALL_SERVICES, KEY_FIGURES, Count, KeyFigure
from base.core.periods import Quarter
from base.core.rows import locked

from .models import Indicator, Reading

#: Days after a quarter in which papers are keyed in and answers written down, before it is counted.
SETTLES = 14
#: Quarters that a new portal, or one with a new figure, counts of those that are over.
LOOKS_BACK = 8


def quarters_over(today: dt.date) -> list[Quarter]:
    """Those that are counted by now, the earliest first."""
    quarter = Quarter.of(today - dt.timedelta(days=SETTLES)).previous
    found = [quarter]
    while len(found) < LOOKS_BACK:
        found.insert(0, found[0].previous)
    return found


def count_quarters(today: dt.date | None = None) -> None:
    """Every figure of every quarter that has no reading yet. Of a worker that stops the next run goes on."""
    quarters = quarters_over(today or timezone.localdate())
    whole = Reading.objects.filter(service=ALL_SERVICES).order_by()
    there = set(whole.values_list("figure", "first_day"))
    begun = dict(whole.values_list("figure").annotate(first=Min("first_day")))
    for figure in KEY_FIGURES:
        for quarter in quarters:
            if (figure.code, quarter.first) in there:
                continue
            has_begun = begun.get(figure.code, quarter.first) < quarter.first
            if _read(figure, quarter, has_begun=has_begun):
                begun.setdefault(figure.code, quarter.first)


def _read(figure: KeyFigure, quarter: Quarter, *, has_begun: bool) -> bool:
    """Nothing is written of the time before there was anything to count."""
    counted = figure.count(quarter)
    if not has_begun and not any(one is None or one.part or one.of for one in counted.values()):
        return False
    now = timezone.now()
    Reading.objects.bulk_create(
        [
            Reading(
                figure=figure.code,
                service=service,
                first_day=quarter.first,
                last_day=quarter.last,
                part=None if one is None else one.part,
                of=None if one is None else one.of,
                counted_at=now,
            )
            for service, one in {ALL_SERVICES: Count(0, 0), **counted}.items()
        ],
        ignore_conflicts=True,  # another worker has just counted it
    )
    return True


@transaction.atomic
def set_indicator(*, indicator: Indicator, by: User, **fields: bool | int | None) -> Indicator:
    indicator = locked(indicator)
    before = _standing(indicator)
    for name, value in fields.items():
        setattr(indicator, name, value)
    if (now := _standing(indicator)) != before:
        indicator.save()
        record_fact(
            "indicator_set",
            subject=indicator,
            actor=by,
            figure=indicator.figure,
            was=before,
            now=now,
        )
    return indicator


def _standing(indicator: Indicator) -> dict:
    return {
        "readers": [reader.value for reader in indicator.readers],
        "target": indicator.target,
    }
