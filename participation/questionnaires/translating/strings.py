"""All that somebody reads of a version, one line for each."""

from collections.abc import Iterable, Iterator

from ..models import Question, Version
from ..models.pictures import Pictured
from .frame import frame_lines
from .shapes import Line


def lines_of(version: Version, questions: Iterable[Question]) -> list[Line]:
    """In the order of reading. The same words are translated once, wherever they stand, and what stands on
    every page not here but in the frame."""
    found: dict[str, Line] = {}
    on_every_page = {line.english for line in frame_lines()}
    for line in _lines(version, questions):
        if line.english.strip() and line.english not in on_every_page:
            found.setdefault(line.english, line)
    return list(found.values())


def _lines(version: Version, questions: Iterable[Question]) -> Iterator[Line]:
    yield Line("title", "What it is called", version.questionnaire.title)
    yield Line("introduction", "Before the first question", version.introduction)
    for one in questions:
        at = f"Question {one.place}"
        yield Line(f"section:{one.code}", "Title of a section", one.section)
        if one.grid:
            yield Line(f"grid:{one.grid}", f"{at} and those after it", one.lead_in)
            yield Line(f"row:{one.code}", at, one.row)
        else:
            yield Line(f"question:{one.code}", at, one.piped or one.words)
        yield Line(f"help:{one.code}", f"{at}, help", one.help_text)
        yield Line(f"picture:{one.code}", f"{at}, what its picture shows", _alt(one))
        for option in one.options.all():
            of = f"{one.code}:{option.code}"
            yield Line(f"answer:{of}", f"{at}, an answer", option.words)
            yield Line(f"alt:{of}", f"{at}, what the picture of an answer shows", _alt(option))
    yield Line("thanks", "Once they have sent it", version.thanks)


def _alt(row: Pictured) -> str:
    """Of what has no picture, nobody reads what it would show."""
    return row.alt if row.picture else ""
