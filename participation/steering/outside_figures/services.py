"""Figures from elsewhere are entered, put right and removed by staff."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from .models import TWICE, OutsideFigure


@transaction.atomic
def write_figure(*, by: User, figure: OutsideFigure | None = None, **fields: Any) -> OutsideFigure:
    """What stood there before is kept in its history. Raises Refused where that year has one of that name."""
    row = locked(figure) if figure else OutsideFigure()
    for name, value in fields.items():
        setattr(row, name, value)
    row.entered_by, row.entered_on = by, timezone.localdate()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused(TWICE) from error
    record_fact("outside_figure_written", subject=row, actor=by, year=row.year)
    return row


@transaction.atomic
def remove_figure(*, figure: OutsideFigure, by: User) -> None:
    row = locked(figure)
    record_fact("outside_figure_removed", subject=row, actor=by, title=row.title, year=row.year)
    row.delete()
