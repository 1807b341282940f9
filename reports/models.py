from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.core.audience import Audience
from portal.core.periods import FinancialYear


class ReportEditionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=ReportEdition.State.PUBLISHED)

    def unfinished(self):
        return self.filter(state__in=ReportEdition.UNFINISHED)

    def visible_to(self, user):
        """The public reads what is published; the board also what is ready and waiting for it."""
        if Audience.MANAGERS.admits(user):
            return self
        if Audience.BOARD.admits(user):
            return self.filter(state__in=[ReportEdition.State.READY, ReportEdition.State.PUBLISHED])
        return self.published()


class ReportEdition(models.Model):
    """One edition of one annual report for one financial year. A row first, then a worker builds it.

    What it says is frozen in ``content`` with the date of its data; the file never changes after
    publication, and a correction is a new edition that says what was corrected.
    """

    class Kind(models.TextChoices):
        IMPACT = "impact", "Participation impact report"

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting for a worker"
        BUILDING = "building", "Being built"
        FAILED = "failed", "Could not be built"
        READY = "ready", "Ready to publish"
        PUBLISHED = "published", "Published"

    UNFINISHED = (State.QUEUED, State.BUILDING)

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.IMPACT)
    year = models.PositiveSmallIntegerField(help_text="In which the financial year starts.")
    number = models.PositiveSmallIntegerField(default=1)
    correction = models.TextField(
        blank=True, help_text="What this edition corrects in the one before."
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0, help_text="Percent.")
    step = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(
        null=True, blank=True, help_text="When its worker was last alive."
    )
    built_at = models.DateTimeField(null=True, blank=True)
    data_date = models.DateField(null=True, blank=True)
    content = models.JSONField(null=True, blank=True)
    file = models.FileField(upload_to="reports/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ReportEditionQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "number"], name="an_edition_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["kind", "year"],
                condition=Q(state__in=["queued", "building"]),
                name="one_report_of_a_year_is_built_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["ready", "published"])
                | (~Q(file="") & ~Q(sha256="") & Q(content__isnull=False)),
                name="a_ready_report_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="a_published_report_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.financial_year}"

    def get_absolute_url(self) -> str:
        return reverse("reports:edition", args=[self.kind, self.year, self.number])

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.starting(self.year)


class Contribution(models.Model):
    """Words that somebody wrote for a year's report: the foreword, or an involved customer's section."""

    class Part(models.TextChoices):
        FOREWORD = "foreword", "Foreword"
        CUSTOMER_VOICE = "customer_voice", "In a customer's words"

    kind = models.CharField(
        max_length=10, choices=ReportEdition.Kind, default=ReportEdition.Kind.IMPACT
    )
    year = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=20, choices=Part)
    author = models.CharField(max_length=100)
    author_role = models.CharField(max_length=100)
    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "part"], name="a_report_has_each_part_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}, {self.year}"
