"""The worker's side of a report: claim it, build it step by step, hand it over whole."""

import hashlib
import logging
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from base.core.jobs import Hold, TakenOver
from base.core.refused import Refused

from .documents import finish_pdf, report_html, write_pdf
from .frozen import freeze
from .loading import load
from .models import ReportEdition

log = logging.getLogger(__name__)

State = ReportEdition.State
MAX_ATTEMPTS = 3
QUEUED_AGAIN = "Queued again: the worker that was building it stopped"
#: Steps of a build and how far along each is; WeasyPrint's pages move it on from LAYOUT to FINISH.
START, LAYOUT, FINISH = 5, 45, 90


@dataclass
class Build(Hold):
    """A worker's hold on an edition, which remembers how far along it is."""

    progress: int = START

    def tell(self, step: str, progress: int | None = None) -> None:
        self.progress = progress or min(self.progress + 2, FINISH)
        super().tell(step, self.progress)


@transaction.atomic
def claim(edition_id: int) -> Build | None:
    """Take a queued edition for this worker, or nothing where it is built or taken."""
    edition = (
        ReportEdition.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk=edition_id, state=State.QUEUED)
        .first()
    )
    if edition is None:
        return None
    now = timezone.now()
    edition.state = State.BUILDING
    edition.attempts += 1
    edition.claimed_at = edition.beat_at = now
    edition.progress, edition.step, edition.error = START, "Starting", ""
    edition.save(
        update_fields=["state", "attempts", "claimed_at", "beat_at", "progress", "step", "error"]
    )
    return Build(edition)


def build_claimed(hold: Build) -> None:
    """Build and hand over. A failure is kept with its reason, for the person who asked to read."""
    try:
        _build(hold)
    except TakenOver:
        log.warning("Report %s was taken over by another worker.", hold.row.pk)
    except Exception as problem:
        log.exception("Report %s could not be built.", hold.row.pk)
        _settle_failure(hold, problem)


def put_back_stale() -> None:
    """Queue again what a dead worker held; after the last attempt a person has to look."""
    for edition in ReportEdition.objects.stale():
        held = ReportEdition.objects.stale().filter(pk=edition.pk, claimed_at=edition.claimed_at)
        if edition.attempts < MAX_ATTEMPTS:
            held.update(state=State.QUEUED, step=QUEUED_AGAIN, progress=0)
        else:
            held.update(
                state=State.FAILED,
                error=f"The worker stopped {edition.attempts} times while building it.",
            )


def waiting_ids() -> list[int]:
    return list(ReportEdition.objects.filter(state=State.QUEUED).values_list("pk", flat=True))


def _build(hold: Build) -> None:
    edition = hold.row
    report = load(edition.scope, hold.tell)
    hold.tell("Writing the pages", LAYOUT - 5)
    html = report_html(report, number=edition.number, correction=edition.correction)
    hold.tell("Laying out the PDF", LAYOUT)
    laid_out = write_pdf(html, hold.tell)
    hold.tell("Making the PDF easy to read aloud", FINISH)
    pdf = finish_pdf(laid_out)
    hold.tell("Keeping the report", FINISH + 5)
    name = f"{edition.folder}/{edition.claimed_at:%Y%m%d-%H%M%S-%f}.pdf"
    name = default_storage.save(name, ContentFile(pdf))
    try:
        hold.write(
            state=State.READY,
            progress=100,
            step="",
            content=freeze(report),
            data_date=report.data_date,
            built_at=timezone.now(),
            file=name,
            sha256=hashlib.sha256(pdf).hexdigest(),
        )
    except TakenOver:
        default_storage.delete(name)
        raise
    _remove_leftovers(edition, keep=name)


def _remove_leftovers(edition: ReportEdition, *, keep: str) -> None:
    """Files of attempts that died between keeping the file and saying so, or of an earlier build."""
    _, names = default_storage.listdir(edition.folder)
    for name in names:
        if (path := f"{edition.folder}/{name}") != keep:
            default_storage.delete(path)


def _settle_failure(hold: Build, problem: Exception) -> None:
    reason = (
        str(problem)
        if isinstance(problem, Refused)
        else f"Something went wrong while it was being built ({type(problem).__name__}: {problem})."
    )
    try:
        hold.write(state=State.FAILED, error=reason[:2000], step="", progress=0)
    except TakenOver:
        log.warning("Report %s was taken over by another worker.", hold.row.pk)
