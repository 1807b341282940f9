"""The worker's side of a report: build it step by step, hand it over whole."""

import hashlib
from collections.abc import Container
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from base.core.jobs import Hold, TakenOver

from .documents import finish_pdf, report_html, write_pdf
from .frozen import freeze
from .loading import load
from .models import ReportEdition
from .pictures import with_own_pictures

#: Steps of a build and how far along each is; WeasyPrint's pages move it on from LAYOUT to FINISH.
START, LAYOUT, FINISH = 5, 45, 90


@dataclass
class Steps:
    """Tells through a hold; without a percent, a little further than it was."""

    hold: Hold
    progress: int = START

    def tell(self, step: str, progress: int | None = None) -> None:
        self.progress = progress or min(self.progress + 2, FINISH)
        self.hold.tell(step, self.progress)


def build(hold: Hold) -> None:
    edition, steps = hold.row, Steps(hold)
    report = load(edition.scope, steps.tell)
    attempt = f"{edition.folder}/{edition.claimed_at:%Y%m%d-%H%M%S-%f}"
    report, pictures = with_own_pictures(report, attempt)
    steps.tell("Writing the pages", LAYOUT - 5)
    html = report_html(report, number=edition.number, correction=edition.correction)
    steps.tell("Laying out the PDF", LAYOUT)
    laid_out = write_pdf(html, steps.tell, pictures)
    steps.tell("Making the PDF easy to read aloud", FINISH)
    pdf = finish_pdf(laid_out)
    steps.tell("Keeping the report", FINISH + 5)
    name = default_storage.save(f"{attempt}.pdf", ContentFile(pdf))
    try:
        hold.finish(
            ReportEdition.State.READY,
            content=freeze(report),
            data_date=report.data_date,
            built_at=timezone.now(),
            file=name,
            sha256=hashlib.sha256(pdf).hexdigest(),
        )
    except TakenOver:
        for kept in (name, *pictures):
            default_storage.delete(kept)
        raise
    _remove_leftovers(edition, keep={name, *pictures})


def _remove_leftovers(edition: ReportEdition, *, keep: Container[str]) -> None:
    """Files of attempts that died between keeping the file and saying so, or of an earlier build."""
    _, names = default_storage.listdir(edition.folder)
    for name in names:
        if (path := f"{edition.folder}/{name}") not in keep:
            default_storage.delete(path)
