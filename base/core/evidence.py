"""Pieces of evidence that more than one part of the portal asks for. Each app registers its sources in ``evidence.py``:

    evidence_source(EvidenceSource("consultations", "Consultations", offered, read), position=40)

so that a panel's evidence, or the scoring of a topic, names no app. What is taken is copied out as it stood at that
moment, with what it counts and the day of its data: the record goes on, and the copy does not change.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .declared import Declared
from .periods import FinancialYear

#: Of one source at a time; whoever looks for older ones finds them on its own pages.
MOST_OFFERED = 20


@dataclass(frozen=True)
class Offer:
    """One piece that can be taken, named by ``ref`` within its source; ``of`` says of when, where there are many."""

    ref: str
    title: str
    of: str = ""


@dataclass(frozen=True)
class Piece:
    """What was on record on one day. ``says`` is it in words with its counts; ``definition`` what they count.

    ``address`` is the page on which it stands. ``is_open``: everybody may read it.
    """

    title: str
    says: str
    definition: str
    data_date: dt.date
    address: str = ""
    is_open: bool = True


@dataclass(frozen=True)
class EvidenceSource:
    """``offered`` lists what there is about a service, without counting anything; ``read`` copies one piece out of
    the record, or finds nothing of that name. Both are told the code of the service."""

    code: str
    title: str
    offered: Callable[[str], Iterable[Offer]]
    read: Callable[[str, str], Piece | None]


EVIDENCE_SOURCES: Declared[EvidenceSource] = Declared("evidence")


def evidence_source(source: EvidenceSource, *, position: int) -> EvidenceSource:
    return EVIDENCE_SOURCES.add(source, position=position)


def source_named(code: str) -> EvidenceSource | None:
    return next((one for one in EVIDENCE_SOURCES if one.code == code), None)


def piece_named(name: str, service: str) -> tuple[EvidenceSource, str, Piece] | None:
    """Of ``source:ref``, as a form sends it: the source, the ref and what is on record now."""
    code, _, ref = name.partition(":")
    source = source_named(code)
    piece = source.read(ref, service) if source else None
    return (source, ref, piece) if source and piece else None


def last_years(number: int = 2) -> list[FinancialYear]:
    """The financial year that goes on, and those before it."""
    years = [FinancialYear.current()]
    while len(years) < number:
        years.append(years[-1].previous)
    return years


def year_named(ref: str, number: int = 2) -> FinancialYear | None:
    return next((one for one in last_years(number) if one.code == ref), None)


def of_years(title: str) -> Callable[[str], list[Offer]]:
    """One piece for each of the last years, of a source that has one a year."""
    return lambda service: [Offer(one.code, f"{title}, {one}") for one in last_years()]
