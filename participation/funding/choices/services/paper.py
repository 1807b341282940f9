"""Papers are keyed twice, by two people, and taken in when both say the same."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.questionnaires.signs import LENGTH, Mistyped, read

from ..elections import read_ballot
from ..models import PaperBallot, PaperBatch, Round, Voter
from ..models.voting import Channel
from .casting import cast, refuse_not_open
from .hanging import with_paper

#: What a line of a pile holds: a code, and the numbers of projects.
LINE = re.compile(r"\s*([A-Za-z0-9]{4}[\s-]?[A-Za-z0-9]{4})([\s:,;][0-9\s,;]*)?")
#: No ballot names more; what is over is left out, and so are numbers that no project has.
MOST_NUMBERS = 200
UNKNOWN, USED, TWICE, SPOILT, EMPTY = (
    "No such code on the roll",
    "The code was used on paper before",
    "The code stands twice in the pile",
    "More than a ballot may say",
    "No project named",
)


@transaction.atomic
def begin_batch(*, round: Round, title: str, papers: int, by: User) -> PaperBatch:
    row = locked(round)
    refuse_not_open(row)
    if row.batches.filter(title=title).exists():
        raise Refused("Another pile of this round has that name.")
    batch = PaperBatch.objects.create(round=row, title=title, papers=papers)
    record_fact("choices_pile_begun", subject=batch, actor=by, papers=papers)
    return batch


def read_lines(typed: str) -> list[tuple[str, list[int]]]:
    """A line for each paper: its code, then the numbers on it. Says which line cannot be read, and why."""
    found = []
    for at, line in enumerate((line for line in typed.splitlines() if line.strip()), start=1):
        match = LINE.fullmatch(line)
        if match is None:
            raise Refused(f"Line {at} does not begin with a code of {LENGTH} letters and numbers.")
        try:
            code = read(match[1])
        except Mistyped as mistake:
            raise Refused(f"Line {at}: {mistake}.") from None
        numbers = [
            int(number[:5]) for number in re.findall(r"[0-9]+", match[2] or "")[:MOST_NUMBERS]
        ]
        found.append((code, numbers))
    return found


@transaction.atomic
def key_first(*, batch: PaperBatch, typed: str, by: User) -> None:
    batch = locked(batch)
    refuse_not_open(batch.round)
    if batch.is_taken or batch.first_by_id:
        raise Refused("This pile was keyed already. Somebody else keys it the second time.")
    lines = _as_many_as_there_are(batch, typed)
    batch.first_by = by
    batch.save(update_fields=["first_by"])
    PaperBallot.objects.bulk_create(
        PaperBallot(batch=batch, line=at, code=code, numbers=numbers)
        for at, (code, numbers) in enumerate(lines, start=1)
    )


@transaction.atomic
def start_again(*, batch: PaperBatch, by: User) -> None:
    """What was keyed the first time is forgotten: it was wrong."""
    batch = locked(batch)
    if batch.is_taken:
        raise Refused("This pile is taken in already.")
    batch.lines.all().delete()
    batch.first_by = None
    batch.save(update_fields=["first_by"])
    record_fact("choices_pile_keyed_anew", subject=batch, actor=by)


@transaction.atomic
def key_second(*, batch: PaperBatch, typed: str, by: User) -> PaperBatch:
    """Compare with the first keying; where both agree, each paper is cast, and no line of it stays."""
    batch = locked(batch)
    refuse_not_open(batch.round)
    if batch.is_taken:
        raise Refused("This pile is taken in already.")
    if batch.first_by_id is None:
        raise Refused("Nobody has keyed this pile yet.")
    if batch.first_by_id == by.pk:
        raise Refused("Somebody else keys it the second time.")
    lines = _as_many_as_there_are(batch, typed)
    first = [(one.code, one.numbers) for one in batch.lines.all()]
    unlike = [
        str(at) for at, pair in enumerate(zip(first, lines, strict=True), 1) if pair[0] != pair[1]
    ]
    if unlike:
        raise Refused(
            f"Not the same as the first time: line {', '.join(unlike)}. Look at the papers again. If the"
            " first time was wrong, start this pile again."
        )
    _take_in(batch, lines)
    batch.is_taken, batch.taken_by = True, by
    batch.save()
    batch.lines.all().delete()
    record_fact("choices_pile_taken", subject=batch, actor=by, counted=batch.counted)
    return batch


def _as_many_as_there_are(batch: PaperBatch, typed: str) -> list[tuple[str, list[int]]]:
    lines = read_lines(typed)
    if len(lines) != batch.papers:
        raise Refused(f"The pile has {batch.papers} papers, and you keyed {len(lines)}.")
    return lines


def _take_in(batch: PaperBatch, lines: list[tuple[str, list[int]]]) -> None:
    row = batch.round
    projects, pots = list(row.projects.on_ballot()), list(row.pots.all())
    voters = _voters_of(row, {code for code, _ in lines})
    times = Counter(voters[code].pk for code, _ in lines if code in voters)
    used = with_paper(row, voters.values())
    spoilt: Counter[str] = Counter()
    for code, numbers in lines:
        chosen = [str(number) for number in numbers]
        why = _why_not(voters.get(code), times, chosen, used)
        if not why:
            try:
                read_ballot(row, pots, projects, chosen)
            except Refused:
                why = SPOILT
        if why:
            spoilt[why] += 1
            continue
        cast(voter=voters[code], chosen=chosen, channel=Channel.PAPER)
        batch.counted += 1
    batch.spoilt = dict(spoilt)


def _voters_of(row: Round, codes: Collection[str]) -> dict[str, Voter]:
    """By code the entry that stands: somebody whose two records became one has two codes, and one paper."""
    found = {one.code: one for one in row.voters.filter(code__in=codes)}
    people = [one.customer_id for one in found.values() if one.is_double]
    standing = {one.customer_id: one for one in row.voters.entitled().filter(customer__in=people)}
    return {code: standing.get(one.customer_id, one) for code, one in found.items()}


def _why_not(
    voter: Voter | None, times: Mapping[int, int], chosen: list[str], used: set[int]
) -> str:
    if voter is None:
        return UNKNOWN
    if times[voter.pk] > 1:
        return TWICE
    if voter.pk in used:
        return USED
    return "" if chosen else EMPTY
