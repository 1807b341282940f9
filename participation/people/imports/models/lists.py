import datetime as dt

from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import Job, JobQuerySet

from ..house_rules import IMPORT_KEPT_DAYS

#: What a list may do to our records, as it is counted; one that does none of it is done.
CHANGES = ("added", "changed", "ended", "waits", "died", "differences")

#: How operating systems and databases say that nothing more can be written.
DISK_IS_FULL = ("No space left", "disk is full", "Disk quota exceeded")
NO_ROOM = (
    "There is no room left where the portal keeps its files. Nothing was applied. "
    "Tell whoever looks after the portal, then try again."
)


class ImportQuerySet(JobQuerySet):
    def held_too_long(self):
        """Past the days that a list of people may be kept after its work is done."""
        limit = timezone.now() - dt.timedelta(days=IMPORT_KEPT_DAYS.value)
        busy = list(Import.CLAIMS.values())
        return self.filter(asked_at__lt=limit, emptied_at=None).exclude(state__in=busy)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class Import(Job):
    """One list of customers from the housing system: uploaded, checked without consequences, applied.

    The file and its lines are personal data: they go ``IMPORT_KEPT_DAYS`` after the upload, or when
    somebody throws the list away. What was done, and the counts, stay.
    """

    class State(models.TextChoices):
        ARRIVED = "arrived", "Waiting to be opened"
        LOOKING = "looking", "Being opened"
        UPLOADED = "uploaded", "Columns to match"
        QUEUED = "queued", "Waiting to be checked"
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Checked"
        TO_APPLY = "to_apply", "Waiting to be applied"
        APPLYING = "applying", "Being applied"
        APPLIED = "applied", "Applied"
        FAILED = "failed", "Stopped"
        DISCARDED = "discarded", "Thrown away"

    CLAIMS = {
        State.ARRIVED: State.LOOKING,
        State.QUEUED: State.CHECKING,
        State.TO_APPLY: State.APPLYING,
    }
    FAILED = State.FAILED
    STALE_SECONDS = "IMPORT_STALE_SECONDS"
    GIVEN_UP = "The worker stopped {attempts} times. Nothing was applied."
    WENT_WRONG = "Something went wrong ({problem}). Nothing was applied."

    file = models.FileField(upload_to="imports/%Y/", blank=True)
    file_name = models.CharField(max_length=150)
    shape = models.JSONField(default=dict, help_text="How to read the file, once it was opened.")
    offers = models.JSONField(
        default=dict,
        db_default={},
        help_text="How else it could be read: its sheets, or the letters it may be written in.",
    )
    chosen = models.JSONField(
        default=dict, db_default={}, help_text="The sheet or the letters that somebody has chosen."
    )
    headings = models.JSONField(default=list)
    samples = models.JSONField(default=list, help_text="The first lines, to match columns by.")
    columns = models.JSONField(default=list, help_text="What each column is, in their order.")
    by_name = models.BooleanField(
        default=False,
        db_default=False,
        help_text="People are told apart by reference and name: joint tenants share the reference.",
    )
    same_people = models.JSONField(
        default=dict,
        db_default={},
        help_text="Whether people whose references are alike are the same, by the kind of difference.",
    )
    whole_list = models.BooleanField(help_text="Who is not in it is not a customer any more.")
    end_waiting = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Somebody has looked at the lines that cannot be read, and ends the missing.",
    )

    end_died = models.BooleanField(
        default=False, db_default=False, help_text="Ends the records of those said to have died."
    )

    state = models.CharField(max_length=10, choices=State, default=State.ARRIVED)
    counts = models.JSONField(default=dict, help_text="Lines by verdict, as last checked.")
    remarks = models.JSONField(
        default=list,
        db_default=[],
        help_text="What was noticed of whole columns, for staff to read.",
    )
    unknown = models.JSONField(default=dict, help_text="The file's words that we have none for.")

    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    emptied_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state="applying"),
                name="one_import_is_applied_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(applied_at__isnull=False),
                name="an_applied_import_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("imports:detail", args=[self.pk])

    @property
    def is_checked(self) -> bool:
        return self.state == self.State.CHECKED

    @property
    def is_applied(self) -> bool:
        return self.state == self.State.APPLIED

    @property
    def needs_columns(self) -> bool:
        return self.state == self.State.UPLOADED

    @property
    def can_be_discarded(self) -> bool:
        """What is not in a worker's hands, and not done, can be thrown away."""
        return self.state in (self.State.UPLOADED, self.State.CHECKED, self.State.FAILED)

    @property
    def was_opened(self) -> bool:
        """We know what is in the file, as far as its headings."""
        return bool(self.headings)

    @property
    def can_be_matched(self) -> bool:
        """Its columns can be matched, for the first time or anew, and it can be read in another way."""
        return bool(self.file) and self.was_opened and not (self.is_unfinished or self.is_applied)

    def why_it_failed(self, problem: Exception) -> str:
        if any(sign in str(problem) for sign in DISK_IS_FULL):
            return NO_ROOM
        return super().why_it_failed(problem)

    @property
    def changes_something(self) -> bool:
        return any(self.counts.get(one) for one in CHANGES)

    def changes_something_if(self, *, end_waiting: bool, end_died: bool) -> bool:
        words = {"waits": end_waiting, "died": end_died}
        return any(self.counts.get(one) and words.get(one, True) for one in CHANGES)

    @property
    def how_far(self) -> tuple[int, str]:
        """Percent, and what is being done. Applying is one transaction, so it tells by the cache."""
        told = cache.get(self.progress_key) if self.state == self.State.APPLYING else None
        return told or (self.progress, self.step or self.get_state_display())

    @property
    def progress_key(self) -> str:
        return f"import-progress:{self.pk}"
