from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from .exercises import Exercise
from .stages import Stage


class EvidenceQuerySet(models.QuerySet):
    def open(self):
        return self.filter(is_restricted=False)

    def of_member(self, user):
        return self.filter(exercise__in=Exercise.objects.of_member(user).values("pk"))

    def visible_to(self, user):
        """The panel's; and everybody's where it is open and the report is published."""
        told = Q(is_restricted=False, exercise__stage__in=Stage.reported())
        if not user.is_authenticated:
            return self.filter(told)
        mine = Exercise.objects.of_member(user)
        return self.filter(told | Q(exercise__in=mine.values("pk")))


class Evidence(models.Model):
    """One thing that a panel saw, heard or read about its question.

    What comes from the portal's own record is a copy of that day: ``says``, its ``definition`` and ``data_date`` never
    change after. What is restricted is read by the panel alone, for ever; what may not be open to everybody, since
    the record itself is not, always is.
    """

    class Kind(models.TextChoices):
        RECORD = "record", "From our records"
        INTERVIEW = "interview", "Talk with somebody"
        VISIT = "visit", "Visit"
        DOCUMENT = "document", "Document"
        COMPARISON = "comparison", "What others do"

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=150)
    says = models.TextField(help_text="What it says, without names.")
    definition = models.TextField(blank=True)
    data_date = models.DateField(default=timezone.localdate)
    source_code = models.CharField(max_length=40, blank=True, editable=False)
    source_ref = models.CharField(max_length=80, blank=True, editable=False)
    source_title = models.CharField(max_length=80, blank=True, editable=False)
    address = models.CharField(max_length=250, blank=True, editable=False)
    file = models.FileField(upload_to="exercises/%Y/", blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes.")
    is_restricted = models.BooleanField(default=False)
    may_be_open = models.BooleanField(default=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "source_code", "source_ref"],
                condition=~Q(source_code=""),
                name="a_piece_of_the_record_is_taken_once",
            ),
            models.CheckConstraint(
                condition=Q(may_be_open=True) | Q(is_restricted=True),
                name="what_is_not_open_on_record_is_restricted",
            ),
            models.CheckConstraint(
                condition=~Q(kind="record") | (~Q(source_code="") & ~Q(definition="")),
                name="what_comes_from_the_record_says_what_it_counts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_of_file(self) -> str:
        """PDF, DOCX: what people see beside its name."""
        return PurePosixPath(self.file.name or "").suffix.removeprefix(".").upper()

    @property
    def panel_address(self) -> str:
        return reverse("exercises:edit_evidence", args=[self.pk])

    @property
    def is_from_record(self) -> bool:
        return self.kind == self.Kind.RECORD


class Finding(models.Model):
    """What the panel concludes, numbered within its exercise, with the evidence that it rests on."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="findings")
    number = models.PositiveSmallIntegerField(editable=False)
    words = models.TextField()
    evidence = models.ManyToManyField(Evidence, related_name="findings")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "number"], name="findings_have_their_own_numbers"
            )
        ]

    def __str__(self) -> str:
        return f"Finding {self.number}: {self.words}"
