"""Jobs that are done, as the landlord's other systems tell of them: what people can be asked about."""

import datetime as dt
import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer
from participation.programme.activities.models import Service


class JobType(models.Model):
    """What sort of thing was done: a repair, a new kitchen, a call, a letting. ``code`` is what systems send."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60)
    service = models.CharField(max_length=20, choices=Service)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class JobSender(models.Model):
    """A system from which jobs come: by a file that staff upload, or by itself with a token."""

    name = models.CharField(max_length=60)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="a_sender_of_jobs_has_a_name_of_its_own",
                violation_error_message="There is a system with this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("surveys:sender", args=[self.pk])


class SenderTokenQuerySet(models.QuerySet):
    def live(self):
        return self.filter(revoked_at=None)

    def of_secret(self, secret: str):
        return self.live().filter(hashed=hashed(secret))


class SenderToken(models.Model):
    """What a system shows when it sends jobs. It is shown once, and only its hash is kept: the secret has
    256 random bits, so that nothing slower than SHA-256 is needed.

    ``hint`` are its last four signs, by which people tell tokens apart.
    """

    sender = models.ForeignKey(JobSender, models.PROTECT, related_name="tokens")
    hashed = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=4)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = SenderTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.sender}: …{self.hint}"


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


class Delivery(models.Model):
    """Some rows that came at once: one file, or one call of a system. It is there to say what became of them.

    ``taken`` are new; ``there_already`` came before, by the sender's own id; ``refused`` could not be read,
    the first of them with their place and the reason in ``refusals``.
    """

    sender = models.ForeignKey(JobSender, models.PROTECT, related_name="deliveries")
    token = models.ForeignKey(
        SenderToken, models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    received_at = models.DateTimeField(default=timezone.now, editable=False)
    taken = models.PositiveIntegerField(default=0)
    there_already = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    refusals = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["received_at"], name="deliveries_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(token=None) ^ Q(uploaded_by=None),
                name="jobs_come_with_a_token_or_from_an_officer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sender}, {timezone.localtime(self.received_at):%d/%m/%Y %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("surveys:delivery", args=[self.pk])


class FinishedJobQuerySet(models.QuerySet):
    def unsettled(self):
        """Their reference is nobody's that we know."""
        return self.filter(customer=None).exclude(reference="")

    def settled(self):
        return self.filter(Q(customer__isnull=False) | Q(reference=""))

    def finished_before(self, day: dt.date):
        return self.filter(finished_on__lt=day)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class FinishedJob(models.Model):
    """One thing that was done, for a customer or for nobody in particular, and may be asked about.

    No more is kept than asking needs, and not for long. ``reference`` stands only while it is nobody's
    that we know; it is emptied when somebody says whose it is, or puts it aside. Without a customer and a
    reference it is about nobody who can be asked. The ``cycle`` of a schedule takes it once;
    ``left_out_by`` is the reason why its customer is not asked about it, empty where they are.
    """

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="jobs")
    sender = models.ForeignKey(JobSender, models.PROTECT, related_name="jobs")
    own_id = models.CharField(max_length=80, help_text="The sender's own name for it.")
    job_type = models.ForeignKey(JobType, models.PROTECT, related_name="jobs")
    customer = models.ForeignKey(
        Customer, models.CASCADE, null=True, blank=True, related_name="finished_jobs"
    )
    reference = models.CharField(max_length=40, blank=True)
    finished_on = models.DateField()
    # By its index with the customer alone: of a cycle just begun the database knows no numbers, and would
    # look through the whole of it for each person.
    cycle = models.ForeignKey(
        "surveys.ScheduledCycle",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="jobs",
        db_index=False,
    )
    left_out_by = models.CharField(max_length=20, blank=True, db_default="", default="")

    objects = FinishedJobQuerySet.as_manager()

    class Meta:
        ordering = ["-finished_on", "-pk"]
        indexes = [
            models.Index(fields=["finished_on"], name="finished_jobs_by_day"),
            models.Index(fields=["cycle", "customer"], name="jobs_of_a_cycle_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "own_id"], name="a_job_comes_once_from_its_sender"
            ),
            models.CheckConstraint(
                condition=Q(customer=None) | Q(reference=""),
                name="a_reference_stands_only_while_it_is_nobodys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job_type}, {self.finished_on:%d/%m/%Y}"

    @property
    def is_unsettled(self) -> bool:
        return self.customer_id is None and self.reference != ""
