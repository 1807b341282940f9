import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import Job, JobQuerySet
from base.core.periods import months_after
from participation.people.customers.models import Customer

from ..house_rules import DATA_COPY_DAYS


class DataCopyQuerySet(JobQuerySet):
    def of_use(self):
        """Being made, or there to be fetched."""
        return self.filter(
            Q(state__in=[DataCopy.State.QUEUED, DataCopy.State.MAKING])
            | Q(state=DataCopy.State.READY, expires_at__gt=timezone.now())
        )

    def run_out(self):
        return self.filter(expires_at__lte=timezone.now()).exclude(file="")

    def visible_to(self, user):
        """Its owner's alone: no role reads somebody's whole record in one file."""
        return self.filter(customer__user=user)


class DataCopy(Job):
    """Everything we hold about one person, made for them to take away (UK GDPR art. 15 and 20).

    A worker makes the file; the owner can fetch it for DATA_COPY_DAYS, then it is deleted.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        MAKING = "making", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    CLAIMS = {State.QUEUED: State.MAKING}
    FAILED = State.FAILED
    STALE_SECONDS = "DATA_COPY_STALE_SECONDS"
    # The owner reads these, and nobody else may read what an exception quotes of their record.
    PUT_BACK = ""
    GIVEN_UP = "The worker stopped several times."
    WENT_WRONG = "Something went wrong ({kind})."

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="data_copies")
    state = models.CharField(max_length=6, choices=State, default=State.QUEUED)
    asked_at = models.DateTimeField(auto_now_add=True)
    file = models.FileField(upload_to="copies/%Y/", blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = DataCopyQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name_plural = "data copies"
        constraints = [
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(state__in=["queued", "making"]),
                name="one_copy_is_made_for_a_person_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | Q(expires_at__isnull=False),
                name="a_ready_copy_says_until_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Copy of {self.asked_at:%d %B %Y}"

    @property
    def can_be_fetched(self) -> bool:
        return bool(self.file) and self.expires_at is not None and self.expires_at > timezone.now()


class DataRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=DataRequest.State.OPEN)

    def to_post(self):
        """A copy on paper that was agreed to. Not for ever: what was printed is out of date by then."""
        since = timezone.now() - dt.timedelta(days=DATA_COPY_DAYS.value)
        granted = self.filter(kind=DataRequest.Kind.COPY, state=DataRequest.State.GRANTED)
        return granted.filter(decided_at__gt=since)

    def to_erase(self):
        """Granted, and not carried out yet."""
        return self.filter(kind=DataRequest.Kind.ERASE, state=DataRequest.State.GRANTED)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class DataRequest(models.Model):
    """A person asks us to erase their record or objects to what we do with it (UK GDPR art. 17, 21).

    Or, not being online, for a copy on paper (art. 15): online nobody decides, and it is a DataCopy.
    Answered within a month (art. 12(3)): ``due_on``. A refusal says why, and is told. Erasing takes
    two people, and follows once the answer has left, because afterwards we cannot reach them.
    """

    class Kind(models.TextChoices):
        ERASE = "erase", "Erase my record"
        OBJECT = "object", "Object to what you do with my data"
        COPY = "copy", "A copy of my data, by post"

    class State(models.TextChoices):
        OPEN = "open", "To decide"
        GRANTED = "granted", "Agreed"
        REFUSED = "refused", "Refused"
        DONE = "done", "Erased"

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="data_requests")
    kind = models.CharField(max_length=6, choices=Kind)
    said = models.TextField("in their words", blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True, help_text="Told to the person.")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The first of two people who agree to erasing. The second decides.",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    error = models.TextField(blank=True, help_text="Why erasing did not go through, if it did not.")

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "kind"],
                condition=Q(state="open"),
                name="a_person_has_one_open_request_of_a_kind",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="a_refusal_gives_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | Q(decided_by=None) | ~Q(agreed_by=F("decided_by")),
                name="erasing_is_agreed_to_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None)
                | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="a_decided_request_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.customer}"

    def get_absolute_url(self) -> str:
        return reverse("records:request", args=[self.pk])

    @property
    def source(self) -> str:
        return f"records.datarequest:{self.pk}"

    @property
    def answer_key(self) -> str:
        """The dedupe key of the message that tells the decision."""
        return f"records.request:{self.pk}:answer"

    @property
    def can_be_printed(self) -> bool:
        return type(self).objects.to_post().filter(pk=self.pk).exists()

    @property
    def needs_two(self) -> bool:
        return self.kind == self.Kind.ERASE

    @property
    def is_late(self) -> bool:
        """The day on which they were to hear has passed."""
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


def a_month_after(day: dt.date) -> dt.date:
    """The same day of the next month, or its last day (UK GDPR art. 12(3), as the ICO counts it)."""
    return months_after(day, 1)
