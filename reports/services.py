"""Asking for a report, publishing it, and the words people contribute to it."""

from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.facts import record_fact
from base.core.periods import FinancialYear
from base.core.refused import Refused

from .models import Contribution, ReportEdition
from .tasks import build_report

State = ReportEdition.State


@transaction.atomic
def ask_for_report(*, year: int, by, correction: str = "") -> ReportEdition:
    """Queue a year's report, or return the one that is on its way already.

    A year has one edition that is not published: asking again builds that one anew. After
    publication the next edition is a correction and says what it corrects.
    """
    if year > FinancialYear.current().start_year:
        raise Refused("That year has not begun. Choose another.")
    latest = _latest(year)
    if latest is not None and latest.is_unfinished:
        return latest
    if latest is not None and not latest.is_published:
        return _queue(latest, by=by, correction=correction or latest.correction)
    if latest is not None and not correction:
        raise Refused(
            "That year's report is published and does not change. Say what the new edition corrects."
        )
    number = latest.number + 1 if latest else 1
    try:
        with transaction.atomic():
            edition = ReportEdition.objects.create(
                year=year, number=number, asked_by=by, correction=correction
            )
    except IntegrityError:  # somebody else asked at the same moment; theirs is the one
        return ReportEdition.objects.get(kind=ReportEdition.Kind.IMPACT, year=year, number=number)
    _announce(edition, by)
    return edition


@transaction.atomic
def retry_report(*, edition: ReportEdition, by) -> ReportEdition:
    """Queue a report that failed once more. Where it is on its way already, nothing changes."""
    edition = _locked(edition)
    if edition.is_unfinished:
        return edition
    if not edition.has_failed:
        raise Refused("This report is built already.")
    return _queue(edition, by=by, correction=edition.correction)


@transaction.atomic
def publish_report(*, edition: ReportEdition, by) -> ReportEdition:
    """Put a report before everybody. From now on it does not change."""
    edition = _locked(edition)
    if edition.is_published:
        return edition
    if not edition.is_ready:
        raise Refused("This report is not ready yet. Publish it when it has been built.")
    if not edition.has_all_of_its_year:
        raise Refused(
            "This report was built before its year was over. Build it again after "
            f"{edition.financial_year.last:%-d %B %Y} and publish that."
        )
    edition.state = State.PUBLISHED
    edition.published_at = timezone.now()
    edition.published_by = by
    edition.save(update_fields=["state", "published_at", "published_by"])
    record_fact(
        "report_published",
        subject=edition,
        actor=by,
        why=edition.correction,
        year=edition.year,
        number=edition.number,
        sha256=edition.sha256,
    )
    return edition


@transaction.atomic
def save_contribution(
    *, year: int, part: str, author: str, author_role: str, text: str, by
) -> Contribution:
    """Write, or write anew, somebody's words for a year's report. Built editions keep what they had."""
    contribution, _ = Contribution.objects.update_or_create(
        kind=ReportEdition.Kind.IMPACT,
        year=year,
        part=part,
        defaults={
            "author": author,
            "author_role": author_role,
            "text": text,
            "written_by": by,
        },
    )
    record_fact("contribution_saved", subject=contribution, actor=by, year=year, part=str(part))
    return contribution


def _latest(year: int) -> ReportEdition | None:
    return (
        ReportEdition.objects.select_for_update(of=("self",))
        .filter(kind=ReportEdition.Kind.IMPACT, year=year)
        .order_by("-number")
        .first()
    )


def _locked(edition: ReportEdition) -> ReportEdition:
    return ReportEdition.objects.select_for_update(of=("self",)).get(pk=edition.pk)


def _queue(edition: ReportEdition, *, by, correction: str) -> ReportEdition:
    edition.state = State.QUEUED
    edition.correction = correction
    edition.asked_by = by
    edition.attempts = edition.progress = 0
    edition.step = edition.error = ""
    edition.claimed_at = edition.beat_at = None
    edition.save(
        update_fields=[
            *("state", "correction", "asked_by", "attempts", "progress", "step", "error"),
            *("claimed_at", "beat_at"),
        ]
    )
    _announce(edition, by)
    return edition


def _announce(edition: ReportEdition, by) -> None:
    record_fact(
        "report_asked_for", subject=edition, actor=by, year=edition.year, number=edition.number
    )
    transaction.on_commit(partial(build_report.delay, edition.pk), robust=True)
