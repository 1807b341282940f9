"""The profiles as they stood at the start of each quarter (T-04): kept, so that a change is seen.

The row of a quarter is written first; its figures come in one transaction, or not at all. Run again,
on the same day or by two workers, it makes nothing twice; a quarter that failed is tried every night.
"""

import datetime as dt
import logging
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from participation.programme.activities.stats import customers_now

from . import stats
from .house_rules import PROFILE_ANALYSIS_MONTHS
from .models import ProfileAnalysis, ProfileFigures, Segment

log = logging.getLogger(__name__)


def analyse_profiles() -> None:
    """Make the analysis that is due, if it is not there."""
    analysis, _ = ProfileAnalysis.objects.get_or_create(
        period_start=period_of(timezone.localdate())
    )
    try:
        with transaction.atomic():
            due = ProfileAnalysis.objects.filter(pk=analysis.pk, made_at=None)
            claimed = due.select_for_update(of=("self",), skip_locked=True).first()
            if claimed is not None:
                _make(claimed)
    except Exception as fault:  # whatever it is, staff are told on the page and on their list
        log.exception("The analysis of the profiles failed.")
        ProfileAnalysis.objects.filter(pk=analysis.pk).update(
            failed_at=timezone.now(), error=f"{type(fault).__name__}: {fault}"[:300]
        )


def period_of(day: dt.date) -> dt.date:
    """The first day of the quarter, or of however many months the landlord has chosen."""
    months = PROFILE_ANALYSIS_MONTHS.value
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


def _make(analysis: ProfileAnalysis) -> None:
    ProfileFigures.objects.bulk_create(
        ProfileFigures(
            analysis=analysis,
            segment=segment,
            name=segment.name,
            **asdict(stats.profile_counts(segment.people())),
        )
        for segment in Segment.objects.profiles()
    )
    analysis.customers, analysis.made_at = customers_now(), timezone.now()
    analysis.failed_at, analysis.error = None, ""
    analysis.save()
