"""The papers of a meeting as they are bound into its pack and its archive copy, or why one is not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

from base.core.pdf_binding import DAMAGED, CannotBind, Paper, readable
from base.core.pictures import FORMATS, without_its_story
from base.core.uploads import KINDS

from .models import GroupPaper

#: Of all papers of one copy together, so that a phone still opens it and a worker has room for it.
MOST_PAGES, MOST_BYTES = 300, 40 * 1024 * 1024
#: Sharp across a printed page.
LONGEST_SIDE = 1600
GONE = "Its file is no longer there."
OTHER_KIND = "Only PDFs and pictures can be bound in. Open it on the page of your group."
TOO_MANY = f"With it the papers would have more than {MOST_PAGES} pages. Open it on the page of your group."
TOO_LARGE = "With it this copy would be too large. Open it on the page of your group."


@dataclass(frozen=True)
class BoundPaper:
    """One paper, by its number in the list. It is a PDF, or a picture, or is not bound in and says why."""

    number: int
    paper: GroupPaper
    is_later: bool
    pdf: Paper | None = None
    picture: bytes = b""
    why_not: str = ""

    @property
    def pictures(self) -> dict[str, bytes]:
        return {str(self.number): self.picture} if self.picture else {}


def bound(papers: Iterable[GroupPaper]) -> Iterator[BoundPaper]:
    """One that cannot be opened is told in words, and takes nothing from the others."""
    pages = size = 0
    for number, paper in enumerate(papers, start=1):
        shown = {"number": number, "paper": paper, "is_later": paper.is_later}
        try:
            if size + paper.size > MOST_BYTES:
                raise CannotBind(TOO_LARGE)
            pdf, picture = _content_of(paper)
            if pages + (pdf.pages if pdf else 1) > MOST_PAGES:
                raise CannotBind(TOO_MANY)
        except CannotBind as why:
            yield BoundPaper(**shown, why_not=str(why))
            continue
        pages, size = pages + (pdf.pages if pdf else 1), size + paper.size
        yield BoundPaper(**shown, pdf=pdf, picture=picture)


def _content_of(paper: GroupPaper) -> tuple[Paper | None, bytes]:
    kind = KINDS.get(PurePosixPath(paper.file.name or "").suffix.lower().removeprefix("."))
    if kind != KINDS["pdf"] and kind not in FORMATS:
        raise CannotBind(OTHER_KIND)
    try:
        with paper.file.open("rb") as file:
            if kind == KINDS["pdf"]:
                return readable(file.read()), b""
            return None, without_its_story(file, kind, longest_side=LONGEST_SIDE).read()
    except FileNotFoundError as gone:
        raise CannotBind(GONE) from gone
    except ValidationError as damaged:
        raise CannotBind(DAMAGED) from damaged
