"""A worker reads a file of complaint figures: a month that it says something new of has another edition."""

import contextlib
import dataclasses
import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from base.core.jobs import Hold, JobState
from base.core.refused import Refused
from base.core.rows import in_parts
from participation.people.customers.models import Area
from participation.programme.activities.models import Service

from .models import KnownWord, Learned, Line, MonthEdition, Theme, Upload, Which, as_word
from .reading import Said, read_file

PART = 500


def take(hold: Hold) -> None:
    upload: Upload = hold.row
    hold.tell("Reading the file", 10)
    try:
        with upload.file.open("rb") as file:
            lines = read_file(file.file)
    except Refused:
        # It may hold what we asked not to be sent.
        _forget_file(upload)
        raise
    by_month: dict[dt.date, list[Said]] = defaultdict(list)
    for said in lines:
        by_month[said.month].append(said)
    hold.tell("Writing the figures down", 60)
    words = Words()
    with transaction.atomic():
        taken = [take_month(upload, month, by_month[month], words) for month in sorted(by_month)]
        hold.finish(
            JobState.DONE,
            lines=len(lines),
            months=sum(taken),
            same_months=len(taken) - sum(taken),
        )
    _forget_file(upload)


def take_month(upload: Upload, month: dt.date, lines: list[Said], words: "Words") -> bool:
    """Whether it says something new of the month. Two workers at one month wait for each other, or one fails."""
    digest = _digest(lines)
    editions = MonthEdition.objects.select_for_update().filter(month=month)
    last = editions.order_by("-number").first()
    if last and last.digest == digest:
        return False
    read_before = _read_before(last) if last else {}
    editions.filter(replaced_at=None).update(replaced_at=timezone.now())
    edition = MonthEdition.objects.create(
        month=month, number=last.number + 1 if last else 1, upload=upload, digest=digest
    )
    for part in in_parts((_row(edition, said, words, read_before) for said in lines), PART):
        Line.objects.bulk_create(part)
    return True


def _row(edition: MonthEdition, said: Said, words: "Words", read_before: dict[str, Line]) -> Line:
    numbers = {
        name: getattr(said, name)
        for name in ("received", "answered", "in_time", "upheld", "partly_upheld", "not_upheld")
    }
    line = Line(edition=edition, month=said.month, stage=said.stage, **numbers)
    words.say(line, Which.SERVICE, said.service)
    words.say(line, Which.AREA, said.area)
    words.say(line, Which.THEME, said.theme)
    if said.learned:
        before = read_before.get(said.learned)
        line.learned_said = said.learned
        line.learned = before.learned if before else said.learned
        line.learned_standing = before.learned_standing if before else Learned.TO_READ
        line.read_by_id = before.read_by_id if before else None
    return line


def _read_before(edition: MonthEdition) -> dict[str, Line]:
    """What somebody of us has read already of the same month: a correction does not ask them again."""
    read = edition.lines.filter(learned_standing__in=[Learned.SHOWN, Learned.KEPT_BACK])
    return {line.learned_said: line for line in read}


def _digest(lines: Iterable[Said]) -> str:
    held = sorted(repr(dataclasses.astuple(said)) for said in lines)
    return hashlib.sha256("\n".join(held).encode()).hexdigest()


def _forget_file(upload: Upload) -> None:
    stored, name = upload.file.storage, upload.file.name
    Upload.objects.filter(pk=upload.pk).update(file="")
    with contextlib.suppress(FileNotFoundError):
        stored.delete(name)


class Words:
    """What words of a file mean: services and areas by their names, themes by theirs, others as was said before."""

    def __init__(self) -> None:
        self.known: dict[Which, dict[str, object]] = {
            Which.SERVICE: {as_word(one.label): one.value for one in Service}
            | {as_word(one.value): one.value for one in Service},
            Which.AREA: {as_word(one.name): one for one in Area.objects.all()},
            Which.THEME: {as_word(one.name): one for one in Theme.objects.all()},
        }
        for one in KnownWord.objects.select_related("area", "theme"):
            self.known[Which(one.which)].setdefault(one.said, one.meaning)

    def say(self, line: Line, which: Which, said: str) -> None:
        if not said:
            return
        known = self.known[which]
        if as_word(said) in known:
            setattr(line, which, known[as_word(said)])
        else:
            setattr(line, f"{which}_said", said)
