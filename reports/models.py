import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.periods import FinancialYear

from .frozen import thaw
from .kinds import REPORT_KINDS, Scope
from .shapes import Report


class ReportEditionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=ReportEdition.State.PUBLISHED)

    def built(self):
        """Whole: it has its file, its checksum and what it says."""
        return self.filter(state__in=[ReportEdition.State.READY, ReportEdition.State.PUBLISHED])

    def newer_than(self, edition: "ReportEdition"):
        return self.filter(kind=edition.kind, year=edition.year, number__gt=edition.number)

    def unfinished(self):
        return self.filter(state__in=ReportEdition.UNFINISHED)

    def stale(self):
        """Being built by a worker that has shown no sign of life for too long: it was killed."""
        silent = timezone.now() - dt.timedelta(seconds=settings.REPORT_STALE_SECONDS)
        return self.filter(state=ReportEdition.State.BUILDING, beat_at__lt=silent)

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

    @property
    def scope(self) -> Scope:
        """What it is of."""
        return Scope(REPORT_KINDS[self.kind], self.financial_year)

    @property
    def report(self) -> Report:
        """What it says, as it was frozen when it was built."""
        return thaw(REPORT_KINDS[self.kind].shape, self.content)

    @property
    def folder(self) -> str:
        """Where its file is, alone; whatever else is there was left by a worker that died."""
        return f"reports/{self.kind}-{self.year}-{self.number}"

    @property
    def file_name(self) -> str:
        """What somebody who downloads it finds in their folder."""
        edition = f"-edition-{self.number}" if self.number > 1 else ""
        return f"participation-{self.kind}-report-{self.year}-to-{self.year + 1}{edition}.pdf"

    @property
    def has_all_of_its_year(self) -> bool:
        """Counted after the year was over; only then may it be published."""
        return self.data_date is not None and self.data_date > self.financial_year.last

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED


class ContributionQuerySet(models.QuerySet):
    def for_year(self, year: int):
        return self.filter(kind=ReportEdition.Kind.IMPACT, year=year)

    def for_year_in(self, years: list[int]):
        return self.filter(kind=ReportEdition.Kind.IMPACT, year__in=years)

    def missing_from(self, year: int) -> list["Contribution.Part"]:
        """The parts of a year's report that nobody has written yet."""
        written = set(self.for_year(year).values_list("part", flat=True))
        return [part for part in Contribution.Part if part not in written]


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

    objects = ContributionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "part"], name="a_report_has_each_part_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}, {self.year}"
