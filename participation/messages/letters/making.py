"""The worker's side of a batch: lay out each letter, put them into one PDF, say which page is whose."""

import io

import pikepdf
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from base.core.jobs import Hold, TakenOver
from base.core.pdf import Bundle
from base.core.refused import Refused
from participation.messages.contact.models import Message

from .models import Batch, Letter
from .paper import form_of, letter_html, letters_css

LAID_OUT = 95  # percent


def make(hold: Hold) -> None:
    batch = hold.row
    # Done another way since it was asked for: not printed, and free of this batch.
    batch.letters.exclude(message__state=Message.State.TO_DO).delete()
    letters = list(batch.letters.select_related("message__customer").order_by("place"))
    if not letters:
        raise Refused("Every letter in it has been dealt with another way.")
    bundle, pages = Bundle(css=letters_css()), 0
    for number, letter in enumerate(letters, start=1):
        letter.first_page, letter.pages = pages + 1, _add(bundle, letter)
        pages += letter.pages
        hold.tell(f"Letter {number} of {len(letters)}", LAID_OUT * number // len(letters))
    hold.tell("Binding them into one PDF", LAID_OUT)
    _hand_over(hold, letters, bundle.pdf(), pages)


def _add(bundle: Bundle, letter: Letter) -> int:
    """A letter, and right behind it the paper form that goes with it: how many pages both take."""
    form = form_of(letter)
    pages = bundle.add(letter_html(letter, with_form=form is not None))
    if form is not None:
        pages += bundle.add(form.html, css=form.css, pictures=form.pictures)
    return pages


def _hand_over(hold: Hold, letters: list[Letter], made: bytes, page_count: int) -> None:
    batch = hold.row
    name = f"letters/{batch.asked_at:%Y}/{batch.pk}-{batch.claimed_at:%Y%m%d%H%M%S%f}.pdf"
    storage = batch.file.storage
    name = storage.save(name, ContentFile(made))
    try:
        with transaction.atomic():
            Letter.objects.bulk_update(letters, ["first_page", "pages"], batch_size=200)
            hold.finish(
                Batch.State.READY,
                file=name,
                pages=page_count,
                made_at=timezone.now(),
            )
    except TakenOver:
        storage.delete(name)
        raise


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
