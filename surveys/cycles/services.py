"""What staff write down about what must be asked regularly."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.programme.activities.models import Activity

from ..models import Cycle, Report


@transaction.atomic
def note_last_elsewhere(*, cycle: Cycle, last_on: dt.date | None, note: str, by: User) -> Cycle:
    """When one ended that was not asked with the portal; None where there was none."""
    if last_on and last_on > timezone.localdate():
        raise Refused("Write down when it ended: that day is still to come.")
    cycle = locked(cycle)
    before = cycle.last_elsewhere_on
    cycle.last_elsewhere_on, cycle.note = last_on, note
    cycle.save(update_fields=["last_elsewhere_on", "note"])
    if before != last_on:
        record_fact(
            "survey_elsewhere_noted",
            subject=cycle,
            actor=by,
            before=str(before or ""),
            after=str(last_on or ""),
        )
    return cycle


@transaction.atomic
def record_report(
    *, activity: Activity, reader: Report.Reader, reported_on: dt.date, by: User
) -> Report:
    """Say that they were told the result. Said again with another day, that day stands."""
    if reported_on > timezone.localdate():
        raise Refused("Write it down once they have been told: that day is still to come.")
    if not activity.is_over:
        raise Refused("People can still answer. There is no result to report yet.")
    report, _ = Report.objects.update_or_create(
        activity=activity,
        reader=reader,
        defaults={"reported_on": reported_on},
        create_defaults={"reported_on": reported_on, "recorded_by": by},
    )
    record_fact(
        "survey_result_reported",
        subject=activity,
        actor=by,
        reader=report.get_reader_display(),
        on=str(reported_on),
    )
    return report
