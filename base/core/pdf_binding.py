"""Papers that others made, bound into a PDF of ours: their pages as they are, and nothing that would run or lead away."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf

LOCKED = "It is locked with a password."
DAMAGED = "It is damaged and cannot be opened."
EMPTY = "It has no pages."
#: What a page may carry beside what is seen on it: numbers of tags that stay behind, scripts, links, thumbnails.
LEFT_BEHIND = ("/StructParents", "/AA", "/Annots", "/B", "/Thumb", "/PieceInfo", "/Metadata")


class CannotBind(Exception):
    """Says in plain words why a paper is not bound in."""


@dataclass(frozen=True)
class Paper:
    """A PDF that can be bound in, and how many pages it has."""

    content: bytes
    pages: int


def readable(content: bytes) -> Paper:
    """With comments and filled-in forms as print has them. Raises CannotBind."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages = len(pdf.pages)
            if not pages:
                raise CannotBind(EMPTY)
            pdf.flatten_annotations("print")
            for page in pdf.pages:
                for name in LEFT_BEHIND:
                    if name in page:
                        del page[name]
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
    except pikepdf.PasswordError as locked:
        raise CannotBind(LOCKED) from locked
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, RuntimeError, ValueError) as damaged:
        raise CannotBind(DAMAGED) from damaged
    return Paper(out.getvalue(), pages)


def bind_in(ours: bytes, papers: Iterable[tuple[int, Paper]]) -> bytes:
    """Each after so many pages of ours, in their order.

    Our own pages stay tagged. What strangers made may not be, so the whole no longer says that it is PDF/UA.
    """
    papers = list(papers)
    if not papers:
        return ours
    with pikepdf.open(io.BytesIO(ours)) as pdf:
        already = 0
        for after, paper in papers:
            with pikepdf.open(io.BytesIO(paper.content)) as theirs:
                for number, page in enumerate(theirs.pages):
                    pdf.pages.insert(after + already + number, page)
            already += paper.pages
        with pdf.open_metadata() as said:
            said.pop("pdfuaid:part", None)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
