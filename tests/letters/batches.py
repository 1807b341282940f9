"""Batches of letters as a worker makes them, and what is on their pages."""

import io

from pypdf import PdfReader

from participation.messages.letters import tasks
from participation.messages.letters.models import Batch
from participation.messages.letters.services import ask_for_batch


def made(officer) -> Batch:
    batch = ask_for_batch(by=officer)
    tasks.make_letters(batch.pk)
    batch.refresh_from_db()
    assert batch.state == Batch.State.READY, batch.error
    return batch


def pages_in(batch: Batch) -> list[str]:
    with batch.file.open("rb") as stored:
        return [page.extract_text() for page in PdfReader(io.BytesIO(stored.read())).pages]
