"""Rows of a list whose columns are known by their headings, however these are written."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import IO

from base.core.refused import Refused

from ..matching import plain
from .cells import as_text
from .looking import look_at, open_rows


def named_rows(
    file: IO[bytes],
    headings: Mapping[str, Sequence[str]],
    needed: Mapping[str, str],
    *,
    most: int,
    alone: bool = False,
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line with its number, by the names of ``headings``; empty lines are passed over.

    ``needed`` are the names that must be there, as people call their columns, and ``most`` the lines that
    a file may have. With ``alone``, a file with any other column is refused: what is not read should not be sent.

    Raises Refused where the file as a whole cannot be read.
    """
    look = look_at(file)
    at: dict[str, int] = {}
    others = []
    for place, heading in enumerate(look.headings):
        name = next((one for one, known in headings.items() if plain(heading) in known), "")
        if name:
            at.setdefault(name, place)
        elif heading:
            others.append(heading)
    if missing := [words for name, words in needed.items() if name not in at]:
        raise Refused(
            f"No column has the heading “{missing[0]}”. Name it so, and upload the file again."
        )
    if alone and others:
        raise Refused(f"Take this out of the file first: {', '.join(others)}.")
    with closing(open_rows(file, look.shape, lambda part: None)) as lines:
        for count, (line, cells) in enumerate(lines, start=1):
            if count > most:
                raise Refused(
                    f"The file has more than {most:,} lines. Split it and upload the parts."
                )
            texts = {name: as_text(cells[n]) if n < len(cells) else "" for name, n in at.items()}
            if any(texts.values()):
                yield line, texts
