"""What of an answer is shown to others: which words are taken out, why, and which part is quoted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Answer, Quote, Redaction

#: What stands in public in place of what was taken out.
IN_ITS_PLACE = {
    Redaction.Reason.NAME: "[a name]",
    Redaction.Reason.ADDRESS: "[an address]",
    Redaction.Reason.HEALTH: "[something private]",
    Redaction.Reason.OTHERS: "[somebody else]",
    Redaction.Reason.ABUSE: "[an insult]",
    Redaction.Reason.RECOGNISED: "[left out]",
}
NOT_THERE = "These words do not stand in the answer. Copy them as they stand."


class Span(NamedTuple):
    """Letters from ``start`` up to, and not with, ``end``."""

    start: int
    end: int


def where(words: str, passage: str) -> list[Span]:
    """Every place of a passage in an answer, whatever its capitals; line ends are as good as spaces."""
    passage = " ".join(passage.split()).casefold()
    if not passage:
        return []
    plain, places = _plain(words)
    found, at = [], plain.find(passage)
    while at >= 0:
        end = at + len(passage)
        found.append(Span(places[at], places[end - 1] + 1))
        at = plain.find(passage, end)
    return found


def _plain(words: str) -> tuple[str, list[int]]:
    """Without capitals and with single spaces, and where each of its letters stands in ``words``."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(words):
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            folded = " "
        else:
            folded = letter.casefold()
        letters.extend(folded)
        places.extend([at] * len(folded))
    return "".join(letters), places


def shown(words: str, taken_out: Iterable[Redaction], of: Span | None = None) -> str:
    """What is left of an answer, or of a part of it. What overlaps is taken out once, for the first reason."""
    start, end = of or Span(0, len(words))
    parts, at = [], start
    for one in sorted(taken_out, key=lambda one: (one.start, -one.length)):
        first, last = max(one.start, at), min(one.start + one.length, end)
        if last <= first:
            continue
        parts += [words[at:first], IN_ITS_PLACE[Redaction.Reason(one.reason)]]
        at = last
    return "".join([*parts, words[at:end]])


def marked(words: str, taken_out: Iterable[Redaction]) -> Iterator[tuple[str, bool]]:
    """The answer in pieces for those who handle it, each with whether others read it."""
    at = 0
    for one in sorted(taken_out, key=lambda one: (one.start, -one.length)):
        first, last = max(one.start, at), min(one.start + one.length, len(words))
        if last <= first:
            continue
        yield words[at:first], False
        yield words[first:last], True
        at = last
    yield words[at:], False


def quoted(quotes: Iterable[Quote]) -> list[str]:
    """What everybody reads of each. ``quotes`` come with their answer and what was taken out of it."""
    return [
        shown(
            quote.answer.words,
            quote.answer.redactions.all(),
            Span(quote.start, quote.start + quote.length),
        ).strip()
        for quote in quotes
    ]


@transaction.atomic
def take_out(
    *, answer: Answer, passage: str, reason: Redaction.Reason, by: User
) -> Sequence[Redaction]:
    """Keep a passage from everybody but those who handle the answer, wherever it stands in it."""
    answer = locked(answer)
    spans = where(answer.words, passage)
    if not spans:
        raise Refused(NOT_THERE)
    rows = []
    for span in spans:
        row, new = Redaction.objects.get_or_create(
            answer=answer,
            start=span.start,
            length=span.end - span.start,
            defaults={"reason": reason, "by": by},
        )
        rows.append(row)
        if new:
            record_fact(
                "words_taken_out",
                subject=answer,
                actor=by,
                why=row.get_reason_display(),
                start=row.start,
                length=row.length,
            )
    return rows


@transaction.atomic
def put_back(*, redaction: Redaction, by: User) -> None:
    """Let others read it after all."""
    record_fact(
        "words_put_back",
        subject=redaction.answer,
        actor=by,
        why=redaction.get_reason_display(),
        start=redaction.start,
        length=redaction.length,
    )
    redaction.delete()


@transaction.atomic
def choose_quote(*, answer: Answer, passage: str, by: User) -> Quote:
    """Show a passage of an answer to everybody, or all of it where none is given."""
    answer = locked(answer)
    if not answer.sheet.may_quote:
        raise Refused("Whoever wrote this has not said that we may quote it.")
    if answer.sheet.replaced_at or not answer.sheet.sent_at:
        raise Refused("They have sent another answer since.")
    spans = where(answer.words, passage) if passage else [Span(0, len(answer.words))]
    if not spans:
        raise Refused(NOT_THERE)
    quote, _ = Quote.objects.update_or_create(
        answer=answer,
        defaults={
            "start": spans[0].start,
            "length": spans[0].end - spans[0].start,
            "by": by,
        },
    )
    record_fact("quote_chosen", subject=answer, actor=by)
    return quote


@transaction.atomic
def take_back_quote(*, quote: Quote, by: User) -> None:
    record_fact("quote_taken_back", subject=quote.answer, actor=by)
    quote.delete()
