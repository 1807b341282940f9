"""An activity for each financial year, which lines of the ledger belong to that no single activity has."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.people.customers.models import Aim, Level

from .models import Activity, Service


@transaction.atomic
def year_activity(*, kind: str, slug: str, title: str, day: dt.date, **stated: Any) -> Activity:
    """Of the financial year in which the day falls. Asked for twice at once, it is the same one.

    It is about contact with us, unless ``stated`` says another ``service``.
    """
    year = FinancialYear.of(day)
    activity, made = Activity.objects.get_or_create(
        slug=f"{slug}-{year.code}",
        defaults={
            "title": f"{title} {year}",
            "kind": kind,
            "level": _level(),
            "service": Service.CUSTOMER_CARE,
            "run_by": "participation",
            "starts_at": _midnight(year.first),
            "ends_at": _midnight(year.last + dt.timedelta(days=1)) - dt.timedelta(minutes=1),
            **stated,
        },
    )
    if made:
        activity.aims.set(Aim.objects.filter(code="know_needs"))
    return activity


def _level() -> Level:
    """Consultation; of a landlord whose model has none, its second rung."""
    levels = list(Level.objects.all())
    return next((one for one in levels if one.code == "consultation"), levels[:2][-1])


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
