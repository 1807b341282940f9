"""Asking for a report, publishing it, and the words people contribute to it."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.jobs import LIFE
from base.core.refused import Refused
from base.core.rows import locked

from .kinds import Scope
from .models import Contribution, ReportEdition
from .tasks import build_report

State = ReportEdition.State


@transaction.atomic
def ask_for_report(*, scope: Scope, by, correction: str = "") -> ReportEdition:
    """Queue a report, or return the edition of it that is on its way already.

    A report has one edition that is not published: asking again builds that one anew. After
    publication the next edition is a correction and says what it corrects.
    """
    period = scope.period
    if not scope.kind.asked_by.admits(by):
        raise Refused("This report is not yours to ask for.")
    if period and period.first > timezone.localdate():
        raise Refused(f"That {period.unit} has not begun. Choose another.")
    latest = ReportEdition.objects.of(scope).select_for_update(of=("self",)).first()
    if latest is not None and latest.is_unfinished:
        return latest
    if latest is not None and not latest.is_published:
        return _queue(latest, by=by, correction=correction or latest.correction)
    if latest is not None and not correction:
        whose = f"{period.unit}'s " if period else ""
        raise Refused(
            f"That {whose}report is published and does not change. Say what the new edition corrects."
        )
    number = latest.number + 1 if latest else 1
    edition, is_new = ReportEdition.objects.begin(scope, number, by=by, correction=correction)
    if not is_new:  # somebody else asked at the same moment; theirs is the one
        return edition
    _announce(edition, by)
    return edition


@transaction.atomic
def retry_report(*, edition: ReportEdition, by) -> ReportEdition:
    """Queue a report that failed once more. Where it is on its way already, nothing changes."""
    edition = locked(edition)
    if edition.is_unfinished:
        return edition
    if not edition.has_failed:
        raise Refused("This report is built already.")
    return _queue(edition, by=by, correction=edition.correction)


@transaction.atomic
def build_anew(*, kind: str, about: str, by: User | None) -> None:
    """Queue the edition of a report that is not published: what it says no longer stands.

    One that failed may have been built before, and has what it said then. One that is published stays; one that is on its way is looked at before it can be published.
    """
    latest = held_edition(kind=kind, about=about)
    if latest is not None and (latest.is_ready or latest.has_failed):
        latest.put_in_queue()
        latest.save(update_fields=LIFE)
        _announce(latest, by)


def held_edition(*, kind: str, about: str) -> ReportEdition | None:
    """The latest edition of a report, held until the transaction ends: nobody publishes it meanwhile.

    To be called before anything that stands in it is held, in the order in which publishing does.
    """
    editions = ReportEdition.objects.filter(kind=kind, about=about).order_by("-number")
    return editions.select_for_update(of=("self",)).first()


@transaction.atomic
def publish_report(*, edition: ReportEdition, by) -> ReportEdition:
    """Put a report before everybody. From now on it does not change."""
    edition = locked(edition)
    if edition.is_published:
        return edition
    if not edition.is_ready:
        raise Refused("This report is not ready yet. Publish it when it has been built.")
    if not edition.has_all_of_its_period:
        raise Refused(
            f"This report was built before its {edition.report_kind.unit} was over. Build it again "
            f"after {edition.last_day:%-d %B %Y} and publish that."
        )
    content = edition.report
    for one in edition.report_kind.counted_sections:
        if why := one.why_not_publish(getattr(content, one.code), edition.kind, edition.about):
            raise Refused(why)
    edition.state = State.PUBLISHED
    edition.published_at = timezone.now()
    edition.published_by = by
    edition.save(update_fields=["state", "published_at", "published_by"])
    record_fact(
        "report_published",
        subject=edition,
        actor=by,
        why=edition.correction,
        report=edition.kind,
        about=edition.about,
        number=edition.number,
        sha256=edition.sha256,
    )
    return edition


@transaction.atomic
def save_contribution(
    *, scope: Scope, part: str, author: str, author_role: str, text: str, by
) -> Contribution:
    """Write, or write anew, somebody's words for one report. Built editions keep what they had.

    What a customer wrote on their own page is no officer's to change.
    """
    there = Contribution.objects.of(scope).filter(part=part).select_related("written_by").first()
    if there and Audience.STAFF.admits(by) and not Audience.STAFF.admits(there.written_by):
        raise Refused(f"{there.author} wrote this themselves. Ask them to change it.")
    contribution, _ = Contribution.objects.update_or_create(
        kind=scope.kind.code,
        about=scope.about,
        part=part,
        defaults={
            "year": scope.period.first.year if scope.period else None,
            "author": author,
            "author_role": author_role,
            "text": text,
            "written_by": by,
        },
    )
    record_fact(
        "contribution_saved",
        subject=contribution,
        actor=by,
        report=scope.kind.code,
        about=scope.about,
        part=part,
    )
    return contribution


def _queue(edition: ReportEdition, *, by, correction: str) -> ReportEdition:
    edition.put_in_queue()
    edition.correction = correction
    edition.asked_by = by
    edition.save(update_fields=[*LIFE, "correction", "asked_by"])
    _announce(edition, by)
    return edition


def _announce(edition: ReportEdition, by) -> None:
    record_fact(
        "report_asked_for",
        subject=edition,
        actor=by,
        report=edition.kind,
        about=edition.about,
        number=edition.number,
    )
    transaction.on_commit(partial(build_report.delay, edition.pk), robust=True)
