"""The worker's side of a list: claim it, check it or apply it, and say how far it is.

Checking writes its lines in batches and can be begun again. Applying is one transaction that holds the
row of the import locked: a worker that is killed takes all it wrote with it, and its lock.
"""

import logging
from collections.abc import Callable
from contextlib import closing
from itertools import islice

from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from base.core.facts import record_fact
from base.core.jobs import Hold, TakenOver
from base.core.refused import Refused

from . import applying
from .cleaning import Cleaner, Meanings
from .diff import LINES, judge
from .models import Import
from .reading import Shape, open_rows
from .staging import pour

log = logging.getLogger(__name__)

State = Import.State
MAX_ATTEMPTS = 3
BATCH = 2000
READ = 85  # percent of a check
NEXT = {State.QUEUED: State.CHECKING, State.TO_APPLY: State.APPLYING}
BACK = {busy: waiting for waiting, busy in NEXT.items()}
CHANGED_MEANWHILE = (
    "Nothing has been applied: our records have changed since this list was checked. "
    "Look at what it would do now, then apply it."
)


def claim(import_id: int) -> Hold | None:
    """Take a waiting list for this worker, or nothing where it is done, taken, or must wait its turn."""
    try:
        with transaction.atomic():
            imported = (
                Import.objects.select_for_update(of=("self",), skip_locked=True)
                .waiting()
                .filter(pk=import_id)
                .first()
            )
            if imported is None:
                return None
            imported.state = NEXT[State(imported.state)]
            imported.attempts += 1
            imported.claimed_at = imported.beat_at = timezone.now()
            imported.progress, imported.step, imported.error = 1, "Starting", ""
            imported.save(
                update_fields=[
                    *("state", "attempts", "claimed_at", "beat_at"),
                    *("progress", "step", "error"),
                ]
            )
    except IntegrityError:  # another list is being applied; the sweep comes back to this one
        return None
    return Hold(imported)


def work_on(hold: Hold) -> None:
    """Check or apply what was claimed. A failure is kept with its reason, for staff to read."""
    job = apply if hold.row.state == State.APPLYING else check
    try:
        job(hold)
    except TakenOver:
        log.warning("Import %s was taken over by another worker.", hold.row.pk)
    except Exception as problem:
        if not isinstance(problem, Refused):
            log.exception("Import %s stopped.", hold.row.pk)
        _settle_failure(hold, problem)


def put_back_stale() -> None:
    """Queue again what a dead worker held; after the last attempt a person has to look.

    A worker that applies holds its row locked and is passed over, however long it takes.
    """
    with transaction.atomic():
        for imported in Import.objects.select_for_update(of=("self",), skip_locked=True).stale():
            if imported.attempts < MAX_ATTEMPTS:
                imported.state = BACK[State(imported.state)]
                imported.step = "Waiting again: the worker that had it stopped"
                imported.progress = 0
            else:
                imported.state = State.FAILED
                imported.error = (
                    f"The worker stopped {imported.attempts} times. Nothing was applied."
                )
            imported.save(update_fields=["state", "step", "progress", "error"])


def waiting_ids() -> list[int]:
    return list(Import.objects.waiting().order_by("asked_at").values_list("pk", flat=True))


def check(hold: Hold) -> None:
    imported = hold.row
    imported.lines.all().delete()
    meanings = Meanings()
    _read(hold, meanings)
    hold.tell("Comparing with our records", READ)
    with transaction.atomic():
        hold.tell("Comparing with our records", READ)  # locks the row until this is done
        _take_stock()
        counts = judge(imported)
        hold.write(
            state=State.CHECKED,
            progress=100,
            step="",
            counts=counts,
            unknown={field: dict(said) for field, said in meanings.unknown.items() if said},
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
                hold.write(
                    state=State.CHECKED, counts=counts, error=CHANGED_MEANWHILE, progress=0, step=""
                )
                return
            applying.write(imported, lambda part: tell(20 + int(75 * part), "Writing records"))
            record_fact("import_applied", subject=imported, actor=imported.applied_by, **counts)
            now = timezone.now()
            hold.write(state=State.APPLIED, applied_at=now, progress=100, step="", beat_at=now)
    finally:
        cache.delete(imported.progress_key)


def _read(hold: Hold, meanings: Meanings) -> None:
    imported = hold.row
    part = 0.0

    def reached(now: float) -> None:
        nonlocal part
        part = now

    shape = Shape(**imported.shape)
    clean = Cleaner(imported.columns, meanings, short_lines=shape.kind == "xlsx")
    with (
        imported.file.open("rb") as stored,
        closing(open_rows(stored.file, shape, reached)) as lines,
    ):
        while batch := [clean(*line) for line in islice(lines, BATCH)]:
            with transaction.atomic():
                line = batch[-1]["number"]
                hold.tell(f"Reading line {line:,}", max(1, int(READ * part)))
                pour(imported.pk, batch)


def _take_stock() -> None:
    """Let the database know what a hundred thousand new lines look like before it plans over them."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {LINES}")


def _teller(imported: Import) -> Callable[[int, str], None]:
    """Nobody sees into a transaction, so applying tells how far it is by the cache."""

    def tell(percent: int, step: str) -> None:
        cache.set(imported.progress_key, (percent, step), timeout=300)

    return tell


def _settle_failure(hold: Hold, problem: Exception) -> None:
    reason = (
        str(problem)
        if isinstance(problem, Refused)
        else f"Something went wrong ({type(problem).__name__}: {problem}). Nothing was applied."
    )
    try:
        hold.write(state=State.FAILED, error=reason[:2000], step="", progress=0)
    except TakenOver:
        log.warning("Import %s was taken over by another worker.", hold.row.pk)
