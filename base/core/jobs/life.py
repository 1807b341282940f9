"""The life of a row that a worker works on: waiting, in hand, done; put back, given up, tried again."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from base.core.refused import Refused
from base.core.stores import FileLost, StoreTrouble

from .hold import Hold

#: What the life writes, for ``update_fields``.
LIFE = ("state", "attempts", "claimed_at", "beat_at", "progress", "step", "error")


class JobState(models.TextChoices):
    """For a job that needs no words of its own."""

    QUEUED = "queued", "Waiting for a worker"
    WORKING = "working", "Being worked on"
    DONE = "done", "Done"
    FAILED = "failed", "Could not be done"


class JobQuerySet(models.QuerySet):
    model: Any  # one kind of Job

    def waiting(self):
        """For a worker to take."""
        return self.filter(state__in=list(self.model.CLAIMS))

    def in_hand(self):
        """A worker has it, or died with it."""
        return self.filter(state__in=list(self.model.CLAIMS.values()))

    def stale(self):
        """In the hands of a worker that has shown no sign of life for too long: it was killed."""
        seconds = getattr(settings, self.model.STALE_SECONDS)
        silent_since = timezone.now() - dt.timedelta(seconds=seconds)
        return self.in_hand().filter(beat_at__lt=silent_since)

    def run(self, pk: int, work: Callable[[Hold], None]) -> bool:
        """Claim it and do the work; whether that finished it.

        Run again, it finds the job done or in other hands and does nothing.
        """
        hold = self.claim(pk)
        return hold is not None and hold.carry_out(work)

    def claim(self, pk: int) -> Hold | None:
        """Take one that waits for this worker; nothing where it is done, taken, or must wait its turn."""
        try:
            with transaction.atomic():
                rows = self.waiting().select_for_update(of=("self",), skip_locked=True)
                job = rows.filter(pk=pk).first()
                if job is None:
                    return None
                job.state = self.model.CLAIMS[job.state]
                job.attempts += 1
                job.claimed_at = job.beat_at = timezone.now()
                job.progress, job.step, job.error = 1, "Starting", ""
                job.save(update_fields=LIFE)
        except IntegrityError:  # one of its kind at a time; the sweep comes back to this one
            return None
        return Hold(job)

    @transaction.atomic
    def put_back_stale(self) -> None:
        """Queue again what a dead worker held; after the last attempt a person has to look.

        A worker that holds its row locked is alive, and passed over however long it takes.
        """
        waits = {busy: waiting for waiting, busy in self.model.CLAIMS.items()}
        for job in self.stale().select_for_update(of=("self",), skip_locked=True):
            if job.attempts < job.MAX_ATTEMPTS:
                left = {"state": waits[job.state], "step": job.PUT_BACK}
            else:
                error = job.GIVEN_UP.format(attempts=job.attempts)
                left = {"state": job.FAILED, "step": "", "error": error}
            Hold(job).mine().update(progress=0, **left)

    def sweep(self, nudge: Callable[[int], object]) -> None:
        """Put back what a killed worker left, and nudge for what a lost broker forgot."""
        self.put_back_stale()
        for pk in list(self.waiting().order_by("pk").values_list("pk", flat=True)):
            nudge(pk)


class Job(models.Model):
    """A row that a worker works on. A subclass may have states and words of its own.

    Its ``objects`` are a ``JobQuerySet``. ``beat_at`` is when its worker was last alive, ``attempts``
    how many workers have begun it since somebody asked, ``step`` what is being done now, ``error`` why
    it failed, for people to read.
    """

    #: The states in which it waits for a worker, each with the one in which a worker has it.
    CLAIMS: ClassVar[Mapping[str, str]] = {JobState.QUEUED: JobState.WORKING}
    FAILED: ClassVar[models.TextChoices] = JobState.FAILED
    MAX_ATTEMPTS: ClassVar[int] = 3
    #: Name of the setting: a worker silent for so many seconds is dead.
    STALE_SECONDS: ClassVar[str] = "JOB_STALE_SECONDS"
    PUT_BACK: ClassVar[str] = "Waiting again: the worker that had it stopped"
    GIVEN_UP: ClassVar[str] = "The worker stopped {attempts} times."
    #: ``{problem}`` is the exception with its words, ``{kind}`` its name alone.
    WENT_WRONG: ClassVar[str] = "Something went wrong ({problem})."

    state = models.CharField(max_length=10, choices=JobState, default=JobState.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0, help_text="Percent.")
    step = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_unfinished(self) -> bool:
        """A worker has it or is about to."""
        return self.state in self.CLAIMS or self.state in self.CLAIMS.values()

    @property
    def has_failed(self) -> bool:
        return self.state == self.FAILED

    @property
    def failed_in_words(self) -> str:
        """ "could not be built"."""
        return str(self.FAILED.label).lower()

    def put_in_queue(self, state: str = "") -> None:
        """Have it worked on as if for the first time. The caller saves ``LIFE``, and nudges."""
        self.state = state or next(iter(self.CLAIMS))
        self.attempts = self.progress = 0
        self.step = self.error = ""
        self.claimed_at = self.beat_at = None

    def why_it_failed(self, problem: Exception) -> str:
        if isinstance(problem, Refused | StoreTrouble | FileLost):
            return str(problem)
        kind = type(problem).__name__
        return self.WENT_WRONG.format(kind=kind, problem=f"{kind}: {problem}")
