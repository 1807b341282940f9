"""The worker's side of a list: open it, check it or apply it, and say how far it is.

Checking writes its lines in batches and can be begun again. Applying is one transaction that holds the
row of the import locked: a worker that is killed takes all it wrote with it, and its lock.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from typing import IO

from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from base.core.facts import record_fact
from base.core.jobs import Hold, TakenOver
from base.core.refused import Refused

from . import applying
from .applying import HISTORY
from .cleaning import Cleaner, Meanings
from .fields import COLUMNS
from .judging import count, end_those_who_died, end_those_who_wait, judge
from .judging.statements import CUSTOMERS, LINES
from .matching import guess, is_equality
from .models import ColumnMatch, Import, key_of
from .reading import Shape, look_at, open_rows
from .staging import pour
from .values import american, remarks

State = Import.State
BATCH = 2000
READ = 85  # percent of a check
CHANGED_MEANWHILE = (
    "Nothing has been applied: our records have changed since this list was checked. "
    "Look at what it would do now, then apply it."
)


def work_on(hold: Hold) -> None:
    """Open, check or apply what was claimed."""
    {State.LOOKING: look, State.CHECKING: check, State.APPLYING: apply}[hold.row.state](hold)


def look(hold: Hold) -> None:
    """Find out how the file is to be read; what it is, and what is wrong with it, only a worker sees."""
    imported = hold.row
    hold.tell("Opening the file", 10)
    with stored_file(imported) as file:
        found = look_at(file, **imported.chosen)
        known = ColumnMatch.objects.filter(key=key_of(found.headings)).first()
        if known and known.is_read_otherwise(found.shape.encoding, imported.chosen):
            found = look_at(file, encoding=known.encoding)
    hold.finish(
        State.UPLOADED,
        shape=found.shape.as_json(),
        offers=found.offers,
        headings=found.headings,
        samples=[without_equality(found.headings, line) for line in found.samples],
        columns=known.columns_of(found.headings) if known else guess(found.headings),
        same_people=known.same_people if known else {},
        by_name=known.by_name if known else False,
    )


@contextmanager
def stored_file(imported: Import) -> Iterator[IO[bytes]]:
    try:
        stored = imported.file.open("rb")
    except FileNotFoundError:
        raise Refused("The file of this list is not there any more. Upload it again.") from None
    with stored:
        yield stored.file


def without_equality(headings: list[str], line: list[str]) -> list[str]:
    named = zip(headings, line, strict=False)
    return ["" if is_equality(heading) else cell for heading, cell in named]


def check(hold: Hold) -> None:
    """Read it; where a column of days turns out to be American, read it again as such."""
    imported = hold.row
    clean = _read(hold)
    if months_first := american(clean.days):
        clean = _read(hold, month_first=months_first)
    hold.tell("Comparing with our records", READ)
    with transaction.atomic():
        hold.tell("Comparing with our records", READ)  # locks the row until this is done
        _take_stock(LINES)
        counts = judge(imported)
        hold.finish(
            State.CHECKED,
            counts=counts,
            unknown={field: dict(said) for field, said in clean.meanings.unknown.items() if said},
            remarks=remarks((COLUMNS[name].short, days) for name, days in clean.days.items()),
            checked_at=timezone.now(),
        )


def apply(hold: Hold) -> None:
    """Judged again by the records as they are now: what was agreed to is done, or nothing is."""
    imported = hold.row
    try:
        with transaction.atomic():
            if hold.mine().select_for_update().first() is None:
                raise TakenOver(imported.pk)
            tell = _teller(imported)
            tell(2, "Comparing with our records")
            applying.lock_those_who_change(imported)
            counts = judge(imported)
            if counts != imported.counts:
                hold.finish(State.CHECKED, counts=counts, error=CHANGED_MEANWHILE, progress=0)
                return
            if imported.end_waiting:
                end_those_who_wait(imported)
            if imported.end_died:
                end_those_who_died(imported)
            counts = count(imported)
            applying.write(imported, lambda part: tell(20 + int(75 * part), "Writing records"))
            record_fact("import_applied", subject=imported, actor=imported.applied_by, **counts)
            now = timezone.now()
            hold.finish(State.APPLIED, counts=counts, applied_at=now, beat_at=now)
    finally:
        cache.delete(imported.progress_key)
    _take_stock(CUSTOMERS, HISTORY._meta.db_table)


def _read(hold: Hold, month_first: Sequence[str] = ()) -> Cleaner:
    imported = hold.row
    imported.lines.all().delete()
    part = 0.0

    def reached(now: float) -> None:
        nonlocal part
        part = now

    shape = Shape(**imported.shape)
    clean = Cleaner(
        imported.columns,
        Meanings(),
        headings=imported.headings,
        month_first=month_first,
        by_name=imported.by_name,
        short_lines=shape.kind == "xlsx",
    )
    with (
        stored_file(imported) as file,
        closing(open_rows(file, shape, reached)) as lines,
    ):
        while batch := [clean(*line) for line in islice(lines, BATCH)]:
            with transaction.atomic():
                line = batch[-1]["number"]
                hold.tell(f"Reading line {line:,}", max(1, int(READ * part)))
                pour(imported.pk, batch)
    return clean


def _take_stock(*tables: str) -> None:
    """Let the database know what a hundred thousand new rows look like before it plans over them."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ANALYZE {table}")


def _teller(imported: Import) -> Callable[[int, str], None]:
    """Nobody sees into a transaction, so applying tells how far it is by the cache."""

    def tell(percent: int, step: str) -> None:
        cache.set(imported.progress_key, (percent, step), timeout=300)

    return tell
