"""Figures of complaints, as a file that was read left them."""

import datetime as dt

from base.accounts.models import User
from base.core.audience import Role
from base.core.jobs import JobState
from base.core.periods import months_after
from participation.steering.complaint_figures.models import (
    Learned,
    Line,
    MonthEdition,
    Stage,
    Theme,
    Upload,
)

from .people import make_user


def make_complaints_file(name: str = "complaints.csv", by: User | None = None) -> Upload:
    by = by or User.objects.holding(Role.STAFF).first() or make_user(Role.STAFF)
    return Upload.objects.create(
        file_name=name, digest=name, uploaded_by=by, state=JobState.DONE, lines=1, months=1
    )


def make_complaints(
    received: int = 10,
    *,
    month: dt.date | int = dt.date(2026, 10, 1),
    service: str = "repairs",
    theme: str = "How long it took",
    learned: str = "",
    **fields,
) -> Line:
    """Alike, of one month; a number is so many months since the year 2000 began."""
    if isinstance(month, int):
        month = months_after(dt.date(2000, 1, 1), month)
    edition = MonthEdition.objects.filter(month=month, replaced_at=None).first()
    edition = edition or MonthEdition.objects.create(
        month=month, upload=make_complaints_file(), digest=str(month)
    )
    return Line.objects.create(
        edition=edition,
        month=month,
        service=service,
        stage=fields.pop("stage", Stage.ONE),
        theme=Theme.objects.get_or_create(name=theme)[0],
        received=received,
        learned=learned,
        learned_said=learned,
        learned_standing=fields.pop("standing", Learned.TO_READ) if learned else "",
        **fields,
    )
