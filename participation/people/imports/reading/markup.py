"""Reads the parts of a workbook as a stream of elements: memory stays flat whatever is in them.

openpyxl builds a tree of a part, or of its styles; a part of a few hundred kilobytes, well packed, then takes
gigabytes and minutes. Here what is not asked for is gone as soon as it has passed.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any
from xml.parsers import expat

CHUNK = 64 * 1024
#: Nothing that is written once, a tag with its attributes or a text, is longer.
MOST_AT_ONCE = 4 * 1024 * 1024


class Damaged(Exception):
    """It is not what a workbook holds."""


def refuse_declarations(*_: Any) -> None:
    raise Damaged("a document type, and with it perhaps entities that grow")


def parts_of(
    stream: IO[bytes],
    *,
    start: Callable[[str, Mapping[str, str]], Any],
    end: Callable[[str], Any] = lambda name: None,
    text: Callable[[str], Any] | None = None,
) -> Iterator[int]:
    """Tell each element to ``start`` and ``end`` by its name without prefix; yield the bytes read so far.

    ``text`` hears what stands between the tags, in pieces.
    """
    names: dict[str, str] = {}

    def plain(name: str) -> str:
        try:
            return names[name]
        except KeyError:
            return names.setdefault(name[:200], name.rpartition(":")[2])

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_declarations
    parser.StartElementHandler = lambda name, attributes: start(plain(name), attributes)
    parser.EndElementHandler = lambda name: end(plain(name))
    if text is not None:
        parser.CharacterDataHandler = text
    read = 0
    while chunk := stream.read(CHUNK):
        read += len(chunk)
        parser.Parse(chunk, False)
        if read - parser.CurrentByteIndex > MOST_AT_ONCE:
            raise Damaged("something without end")
        yield read
    parser.Parse(b"", True)
    yield read


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """By its name, with whatever prefix: ``r:id``."""
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return ""
