import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import Job, JobQuerySet
from participation.messages.contact.models import Message

from .house_rules import LETTERS_KEPT_DAYS

#: Who prints letters and says that they are posted: every page of letters is theirs.
MAY_OPEN = Audience.STAFF


class BatchQuerySet(JobQuerySet):
    def kept_too_long(self):
        """Posted, and past the days in which a page may have to be printed again."""
        limit = timezone.now() - dt.timedelta(days=LETTERS_KEPT_DAYS.value)
        return self.filter(state=Batch.State.POSTED, posted_at__lt=limit).exclude(file="")

    def visible_to(self, user):
        return self if MAY_OPEN.admits(user) else self.none()


class Batch(Job):
    """Letters that waited, printed together: one PDF in the order of postcodes, posted once.

    ``pages`` counts sheets printed on one side. The PDF goes ``LETTERS_KEPT_DAYS`` after posting; what
    each letter said stays with its message.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to be made"
        MAKING = "making", "Being made"
        READY = "ready", "Ready to print"
        POSTED = "posted", "Posted"
        FAILED = "failed", "Could not be made"
        UNDONE = "undone", "Taken apart"

    CLAIMS = {State.QUEUED: State.MAKING}
    FAILED = State.FAILED
    STALE_SECONDS = "LETTERS_STALE_SECONDS"
    GIVEN_UP = "The worker stopped {attempts} times while making it."
    WENT_WRONG = "Something went wrong while it was being made ({problem})."

    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    file = models.FileField(upload_to="letters/%Y/", blank=True)
    pages = models.PositiveIntegerField(default=0)

    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name_plural = "batches"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="posted") | Q(posted_at__isnull=False),
                name="a_posted_batch_says_when",
            ),
        ]

    def __str__(self) -> str:
        day = timezone.localdate(self.asked_at)
        return f"Letters of {day.day} {day:%B %Y}, batch {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("letters:batch", args=[self.pk])


class Letter(models.Model):
    """One message's place in a batch. ``first_page`` counts from 1 in the batch's PDF; 0: not made yet."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="letters")
    message = models.OneToOneField(Message, models.PROTECT, related_name="letter")
    place = models.PositiveIntegerField()
    large_print = models.BooleanField()
    first_page = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["batch", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "place"], name="one_letter_in_each_place_of_a_batch"
            )
        ]

    def __str__(self) -> str:
        return str(self.message)
