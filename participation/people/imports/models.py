import datetime as dt

from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import Job, JobQuerySet
from participation.people.customers.models import Area, Customer, Tenure

from .fields import label_of, names_in
from .house_rules import IMPORT_KEPT_DAYS

#: What a list may do to our records, as it is counted; one that does none of it is done.
CHANGES = ("added", "changed", "ended", "differences")


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
        UPLOADED = "uploaded", "Columns to match"
        QUEUED = "queued", "Waiting to be checked"
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Checked"
        TO_APPLY = "to_apply", "Waiting to be applied"
        APPLYING = "applying", "Being applied"
        APPLIED = "applied", "Applied"
        FAILED = "failed", "Stopped"
        DISCARDED = "discarded", "Thrown away"

    CLAIMS = {State.QUEUED: State.CHECKING, State.TO_APPLY: State.APPLYING}
    FAILED = State.FAILED
    STALE_SECONDS = "IMPORT_STALE_SECONDS"
    GIVEN_UP = "The worker stopped {attempts} times. Nothing was applied."
    WENT_WRONG = "Something went wrong ({problem}). Nothing was applied."

    file = models.FileField(upload_to="imports/%Y/", blank=True)
    file_name = models.CharField(max_length=150)
    shape = models.JSONField(help_text="How to read the file: kind, encoding, delimiter.")
    headings = models.JSONField()
    samples = models.JSONField(default=list, help_text="The first lines, to match columns by.")
    columns = models.JSONField(default=list, help_text="What each column is, in their order.")
    whole_list = models.BooleanField(help_text="Who is not in it is not a customer any more.")

    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    counts = models.JSONField(default=dict, help_text="Lines by verdict, as last checked.")
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
    def changes_something(self) -> bool:
        return any(self.counts.get(one) for one in CHANGES)

    @property
    def how_far(self) -> tuple[int, str]:
        """Percent, and what is being done. Applying is one transaction, so it tells by the cache."""
        told = cache.get(self.progress_key) if self.state == self.State.APPLYING else None
        return told or (self.progress, self.step or self.get_state_display())

    @property
    def progress_key(self) -> str:
        return f"import-progress:{self.pk}"


class LineQuerySet(models.QuerySet):
    def missing(self):
        """People whom a whole list does not name."""
        return self.filter(number=None)


class Line(models.Model):
    """One line of a list as it was understood, and what it would do; or one person it does not name.

    An empty value says nothing about the customer. ``changed`` and ``kept`` are sets of fields (see
    ``fields.Column``): what applying changes, and where the customer's own words stand against it.
    Lines come and go by the hundred thousand: no constraints, and only the indexes they are read by.
    """

    class Verdict(models.TextChoices):
        ADDED = "added", "Added"
        CHANGED = "changed", "Changed"
        ENDED = "ended", "Ended"
        LEFT = "left", "Left as they are"
        REFUSED = "refused", "Refused"

    imported = models.ForeignKey(Import, models.CASCADE, related_name="lines", db_index=False)
    number = models.PositiveIntegerField(null=True, help_text="Line of the file. Empty: not in it.")
    verdict = models.CharField(max_length=8, choices=Verdict)
    note = models.TextField(blank=True)
    customer = models.ForeignKey(
        Customer,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    changed = models.IntegerField(default=0)
    kept = models.IntegerField(default=0)

    reference = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=150, blank=True)
    date_of_birth = models.DateField(null=True)
    tenure = models.ForeignKey(
        Tenure, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    area = models.ForeignKey(
        Area, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=128, blank=True)
    language = models.CharField(max_length=10, blank=True)
    preferred_channel = models.CharField(max_length=5, blank=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    search_text = models.CharField(max_length=500, blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["imported", "verdict", "number"], name="line_by_verdict"),
            models.Index(fields=["imported", "reference"], name="line_by_reference"),
        ]

    def __str__(self) -> str:
        return f"Line {self.number}: {self.reference}"

    @property
    def changed_fields(self) -> list[str]:
        return names_in(self.changed)

    @property
    def kept_fields(self) -> list[str]:
        return names_in(self.kept)


class ColumnMatch(models.Model):
    """How columns were matched the last time a list had just these headings, in any order."""

    key = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(help_text="What each heading is.")
    matched_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return ", ".join(self.columns)


class KnownValue(models.Model):
    """What a word of the housing system means to us: "SST" is the tenure "tenant".

    ``meaning`` is the code of a tenure, language or channel, or the slug of an area; empty: leave
    it out.
    """

    field = models.CharField(max_length=20)
    said = models.CharField(max_length=100)
    meaning = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["field", "said"], name="a_word_means_one_thing")
        ]

    def __str__(self) -> str:
        return f"{self.said}: {self.meaning}"


class StatedValue(models.Model):
    """Something a customer said about themselves in the portal: it stands against every list.

    It stands while the record still holds ``value``; once staff have settled on another, or joined
    the record with one that knew better, the record no longer holds the customer's own word.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="stated_values")
    field = models.CharField(max_length=20)
    value = models.CharField(max_length=254, blank=True)
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "imports_ownword"
        indexes = [models.Index(fields=["customer", "field"], name="own_word_by_field")]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class DifferenceQuerySet(models.QuerySet):
    def to_settle(self):
        return self.filter(settled_at=None)


class Difference(models.Model):
    """The housing system says one thing about a person and the person another; staff settle it.

    A settled one also remembers: the same word of the housing system is not asked about again.
    """

    class Choice(models.TextChoices):
        CUSTOMER = "customer", "Kept what the customer said"
        LANDLORD = "landlord", "Took what the housing system says"
        AGREED = "agreed", "The two agree now"

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="differences")
    field = models.CharField(max_length=20)
    theirs = models.CharField(max_length=254, help_text="What the customer said.")
    listed = models.CharField(max_length=254, help_text="What the list says.")
    found_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    choice = models.CharField(max_length=10, choices=Choice, blank=True)

    objects = DifferenceQuerySet.as_manager()

    class Meta:
        ordering = ["found_at", "pk"]
        indexes = [
            models.Index(
                fields=["found_at"], condition=Q(settled_at=None), name="differences_to_settle"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, choice="")
                | (Q(settled_at__isnull=False) & ~Q(choice="")),
                name="a_settled_difference_says_how",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} of {self.customer}"

    @property
    def label(self) -> str:
        return label_of(self.field)
