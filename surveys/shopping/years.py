"""The activity that mystery shopping is: one for each financial year, which the ledger's lines belong to."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.periods import FinancialYear
from participation.people.customers.models import Aim, Level
from participation.programme.activities.models import Activity, Service

from .kinds import SHOPPING


def slug_of(year: FinancialYear) -> str:
    return f"mystery-shopping-{year.code}"


@transaction.atomic
def activity_of(day: dt.date, *, by: User) -> Activity:
    """Of the financial year in which the day falls. Asked for twice at once, it is the same one."""
    year = FinancialYear.of(day)
    activity, made = Activity.objects.get_or_create(
        slug=slug_of(year),
        defaults={
            "title": f"Mystery shopping {year}",
            "kind": SHOPPING.code,
            "purpose": "To see our services as the people who use them do, and to put right what fails.",
            "influence": "What a shopper finds reaches the service at once, which says what it did.",
            "level": _level(),
            "service": Service.CUSTOMER_CARE,
            "run_by": "participation",
            "staff_and_partners": "One officer reads the forms. Services read what failed, and no names.",
            "residents_time": "5 to 10 minutes a month.",
            "planned_hours": 60,
            "worth": "Our hours, held against hearing at once what goes wrong.",
            "starts_at": _midnight(year.first),
            "ends_at": _midnight(year.last + dt.timedelta(days=1)) - dt.timedelta(minutes=1),
            "lead_officer": by,
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
