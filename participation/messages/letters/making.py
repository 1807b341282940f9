"""The worker's side of a batch: lay out each letter, put them into one PDF, say which page is whose."""

import io
import logging

import pikepdf
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from base.core.jobs import Hold, TakenOver
from base.core.pdf import Bundle
from base.core.refused import Refused
from participation.messages.contact.models import Message

from .models import Batch, Letter
from .paper import letter_html, letters_css

log = logging.getLogger(__name__)

State = Batch.State
MAX_ATTEMPTS = 3
START, LAID_OUT = 2, 95


@transaction.atomic
def claim(batch_id: int) -> Hold | None:
    """Take a queued batch for this worker, or nothing where it is made or taken."""
    batch = (
        Batch.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk=batch_id, state=State.QUEUED)
        .first()
    )
    if batch is None:
        return None
    batch.state = State.MAKING
    batch.attempts += 1
    batch.claimed_at = batch.beat_at = timezone.now()
    batch.progress, batch.step, batch.error = START, "Starting", ""
    batch.save(
        update_fields=["state", "attempts", "claimed_at", "beat_at", "progress", "step", "error"]
    )
    return Hold(batch)


def make_claimed(hold: Hold) -> None:
    """Make it and hand it over whole. A failure is kept with its reason, for staff to read."""
    try:
        _make(hold)
    except TakenOver:
        log.warning("Batch of letters %s was taken over by another worker.", hold.row.pk)
    except Exception as problem:
        if not isinstance(problem, Refused):
            log.exception("Batch of letters %s could not be made.", hold.row.pk)
        _settle_failure(hold, problem)


def put_back_stale() -> None:
    """Queue again what a dead worker held; after the last attempt a person has to look."""
    for batch in Batch.objects.stale():
        held = Batch.objects.stale().filter(pk=batch.pk, claimed_at=batch.claimed_at)
        if batch.attempts < MAX_ATTEMPTS:
            step = "Waiting again: the worker that had it stopped"
            held.update(state=State.QUEUED, step=step, progress=0)
        else:
            error = f"The worker stopped {batch.attempts} times while making it."
            held.update(state=State.FAILED, error=error)


def waiting_ids() -> list[int]:
    return list(Batch.objects.filter(state=State.QUEUED).values_list("pk", flat=True))


def empty_old() -> None:
    """Remove the PDFs of batches that were posted long ago; the letters' words stay on record."""
    for batch in Batch.objects.kept_too_long():
        batch.file.delete(save=False)
        Batch.objects.filter(pk=batch.pk).update(file="")


def pages_of(batch: Batch, first: int, last: int) -> bytes:
    """Those pages of the PDF again, where a printer chewed them up. Counted from 1, both included."""
    with batch.file.open("rb") as stored, pikepdf.open(stored) as whole, pikepdf.new() as some:
        some.pages.extend(whole.pages[first - 1 : last])
        out = io.BytesIO()
        some.save(out)
        return out.getvalue()


def _make(hold: Hold) -> None:
    batch = hold.row
    # Done another way since it was asked for: not printed, and free of this batch.
    batch.letters.exclude(message__state=Message.State.TO_DO).delete()
    letters = list(batch.letters.select_related("message__customer").order_by("place"))
    if not letters:
        raise Refused("Every letter in it has been dealt with another way.")
    bundle, pages = Bundle(css=letters_css()), 0
    for number, letter in enumerate(letters, start=1):
        letter.first_page, letter.pages = pages + 1, bundle.add(letter_html(letter))
        pages += letter.pages
        hold.tell(f"Letter {number} of {len(letters)}", LAID_OUT * number // len(letters))
    hold.tell("Binding them into one PDF", LAID_OUT)
    _hand_over(hold, letters, bundle.pdf(), pages)


def _hand_over(hold: Hold, letters: list[Letter], made: bytes, page_count: int) -> None:
    batch = hold.row
    name = f"letters/{batch.asked_at:%Y}/{batch.pk}-{batch.claimed_at:%Y%m%d%H%M%S%f}.pdf"
    storage = batch.file.storage
    name = storage.save(name, ContentFile(made))
    try:
        with transaction.atomic():
            Letter.objects.bulk_update(letters, ["first_page", "pages"], batch_size=200)
            hold.write(
                state=State.READY,
                progress=100,
                step="",
                file=name,
                pages=page_count,
                made_at=timezone.now(),
            )
    except TakenOver:
        storage.delete(name)
        raise


def _settle_failure(hold: Hold, problem: Exception) -> None:
    reason = (
        str(problem)
        if isinstance(problem, Refused)
        else f"Something went wrong while it was being made ({type(problem).__name__}: {problem})."
    )
    try:
        hold.write(state=State.FAILED, error=reason[:2000], step="", progress=0)
    except TakenOver:
        log.warning("Batch of letters %s was taken over by another worker.", hold.row.pk)
