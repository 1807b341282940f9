"""Keeping the directory of who helps people online, and the record of our own programme."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from participation.people.customers.models import PreferenceOption
from participation.programme.activities.models import Activity

from .models import ProgrammeActivity, Reached, Signpost


@transaction.atomic
def save_signpost(
    *,
    by: User,
    signpost: Signpost | None = None,
    **fields: Any,
) -> Signpost:
    """Add an entry, or change one. Saving it says that it was checked on the day it names."""
    new = signpost is None
    signpost = save_with_lists(Signpost() if signpost is None else locked(signpost), **fields)
    if new:
        record_fact("signpost_added", subject=signpost, actor=by, name=signpost.name)
    return signpost


@transaction.atomic
def still_true(*, signpost: Signpost, by: User, check_by: dt.date) -> Signpost:
    """Somebody rang or looked today, and nothing has changed."""
    signpost = locked(signpost)
    if signpost.closed_at is not None:
        raise Refused("This entry is off the public page. Add a new one if they help again.")
    signpost.checked_on, signpost.check_by = timezone.localdate(), check_by
    signpost.save(update_fields=["checked_on", "check_by"])
    record_fact("signpost_checked", subject=signpost, actor=by)
    return signpost


@transaction.atomic
def close_signpost(*, signpost: Signpost, by: User) -> None:
    """They no longer do this: off the public page, and kept on record."""
    signpost = locked(signpost)
    if signpost.closed_at is None:
        signpost.closed_at = timezone.now()
        signpost.save(update_fields=["closed_at"])
        record_fact("signpost_closed", subject=signpost, actor=by)


@transaction.atomic
def record_programme(
    *,
    activity: Activity,
    people: dict[PreferenceOption, int],
    by: User,
    partner: str = "",
    learned: str = "",
) -> ProgrammeActivity:
    """Count an activity to the digital inclusion programme. Recording again corrects it."""
    part, _ = ProgrammeActivity.objects.update_or_create(
        activity=activity,
        defaults={"partner": partner, "learned": learned},
        create_defaults={"partner": partner, "learned": learned, "recorded_by": by},
    )
    for barrier, number in people.items():
        Reached.objects.update_or_create(
            programme_activity=part, barrier=barrier, defaults={"people": number}
        )
    numbers = {barrier.code: number for barrier, number in people.items()}
    record_fact("digital_inclusion_recorded", subject=activity, actor=by, people=numbers)
    return part


@transaction.atomic
def take_out_of_programme(*, part: ProgrammeActivity, by: User) -> None:
    record_fact("digital_inclusion_taken_out", subject=part.activity, actor=by)
    part.delete()
