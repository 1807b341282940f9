from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from base.core.jobs import Job, JobQuerySet

from .frozen import thaw
from .kinds import REPORT_KINDS, ReportKind, Scope, Subject
from .sections import Part
from .shapes import Report


class ReportEditionQuerySet(JobQuerySet):
    def published(self):
        return self.filter(state=ReportEdition.State.PUBLISHED)

    def latest_published(self):
        """Of each report the newest edition that everybody can read, whatever is being corrected."""
        return self.published().exclude(Exists(_newer().published()))

    def settled(self):
        """Of each report whose newest edition is published, that edition: no correction is begun."""
        return self.published().exclude(Exists(_newer()))

    def built(self):
        """Whole: it has its file, its checksum and what it says."""
        return self.filter(state__in=ReportEdition.BUILT)

    def newer_than(self, edition: "ReportEdition"):
        return self.filter(kind=edition.kind, about=edition.about, number__gt=edition.number)

    def visible_to(self, user):
        """Of each kind what its audiences may see: all of it, what is built, what is published."""
        seen = Q(pk__in=[])
        for kind in REPORT_KINDS.values():
            if kind.asked_by.admits(user):
                seen |= Q(kind=kind.code)
            elif kind.read_early_by.admits(user):
                seen |= Q(kind=kind.code, state__in=ReportEdition.BUILT)
            elif kind.read_by.admits(user):
                seen |= Q(kind=kind.code, state=ReportEdition.State.PUBLISHED)
        return self.filter(seen)

    def asked_for_by(self, user):
        """Those that this person may ask for, see being built and publish."""
        kinds = [kind.code for kind in REPORT_KINDS.values() if kind.asked_by.admits(user)]
        return self.filter(kind__in=kinds)

    def begin(self, scope, number=1, *, by, correction=""):
        """The row of an edition that a worker will build, and whether it is new."""
        period, subject = scope.period, scope.subject
        return self.get_or_create(
            kind=scope.kind.code,
            about=scope.about,
            number=number,
            defaults={
                "first_day": period.first if period else None,
                "last_day": period.last if period else timezone.localdate(),
                "year": period.first.year if period else None,
                "subject": subject.code if subject else "",
                "subject_name": subject.name if subject else "",
                "asked_by": by,
                "correction": correction,
            },
        )

    def of(self, scope: Scope):
        """The editions of one report, the newest first."""
        return self.filter(kind=scope.kind.code, about=scope.about).order_by("-number")


def _newer() -> ReportEditionQuerySet:
    return ReportEdition.objects.filter(
        kind=OuterRef("kind"), about=OuterRef("about"), number__gt=OuterRef("number")
    )


class ReportEdition(Job):
    """One edition of one report: of a kind, a period, a subject. A row first, then a worker builds it.

    What it says is frozen in ``content`` with the date of its data; the file never changes after
    publication, and a correction is a new edition that says what was corrected.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting for a worker"
        BUILDING = "building", "Being built"
        FAILED = "failed", "Could not be built"
        READY = "ready", "Ready to publish"
        PUBLISHED = "published", "Published"

    BUILT = (State.READY, State.PUBLISHED)
    CLAIMS = {State.QUEUED: State.BUILDING}
    FAILED = State.FAILED
    STALE_SECONDS = "REPORT_STALE_SECONDS"
    PUT_BACK = "Queued again: the worker that was building it stopped"
    GIVEN_UP = "The worker stopped {attempts} times while building it."
    WENT_WRONG = "Something went wrong while it was being built ({problem})."

    kind = models.CharField(max_length=40)
    about = models.CharField(
        max_length=120, help_text="Its name among the reports of its kind, from period and subject."
    )
    first_day = models.DateField(
        null=True, blank=True, help_text="Of its period, where it has one."
    )
    last_day = models.DateField(
        null=True, help_text="Of its period; without one, the day on which it was asked for."
    )
    subject = models.CharField(max_length=100, blank=True, db_default="", default="")
    subject_name = models.CharField(max_length=200, blank=True, db_default="", default="")
    year = models.PositiveSmallIntegerField(
        null=True, help_text="In which its period begins: all that the release before knew of it."
    )
    number = models.PositiveSmallIntegerField(default=1)
    correction = models.TextField(
        blank=True, help_text="What this edition corrects in the one before."
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
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
        ordering = ["-last_day", "kind", "about", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about", "number"], name="an_edition_of_a_report_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["kind", "about"],
                condition=Q(state__in=["queued", "building"]),
                name="one_edition_of_a_report_is_built_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(about="") & Q(last_day__isnull=False),
                name="an_edition_says_what_it_is_of",
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
        return str(self.scope)

    def get_absolute_url(self) -> str:
        return reverse("reports:edition", args=[self.kind, self.about, self.number])

    @property
    def report_kind(self) -> ReportKind:
        return REPORT_KINDS[self.kind]

    @property
    def scope(self) -> Scope:
        """What it is of."""
        kind = self.report_kind
        period = kind.period.of(self.first_day) if kind.period and self.first_day else None
        subject = Subject(self.subject, self.subject_name) if self.subject else None
        return Scope(kind, period, subject)

    @property
    def report(self) -> Report:
        """What it says, as it was frozen when it was built."""
        return thaw(self.report_kind.shape, self.content or {})

    @property
    def folder(self) -> str:
        """Where its file is, alone; whatever else is there was left by a worker that died."""
        return f"reports/{self.kind}-{self.about}-{self.number}"

    @property
    def file_name(self) -> str:
        """What somebody who downloads it finds in their folder."""
        edition = f"-edition-{self.number}" if self.number > 1 else ""
        return f"{slugify(str(self))}{edition}.pdf"

    @property
    def has_all_of_its_period(self) -> bool:
        """Counted after the period was over; only then may it be published."""
        if self.data_date is None or self.last_day is None:
            return False
        return self.scope.period is None or self.data_date > self.last_day

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED


class ContributionQuerySet(models.QuerySet):
    def of(self, scope: Scope):
        return self.filter(kind=scope.kind.code, about=scope.about)

    def of_any(self, scopes: Iterable[Scope]):
        wanted: dict[str, set[str]] = {}
        for scope in scopes:
            wanted.setdefault(scope.kind.code, set()).add(scope.about)
        found = Q(pk__in=[])
        for kind, about in wanted.items():
            found |= Q(kind=kind, about__in=about)
        return self.filter(found)

    def missing_from(self, scope: Scope) -> list[Part]:
        """The parts of a report that nobody has written yet."""
        written = set(self.of(scope).values_list("part", flat=True))
        return [part for part in scope.kind.parts if part.code not in written]


class Contribution(models.Model):
    """Words that somebody wrote for one report, as a part of its kind: a foreword, a customer's section."""

    kind = models.CharField(max_length=40)
    about = models.CharField(
        max_length=120, help_text="Which report of its kind, as in an edition."
    )
    year = models.PositiveSmallIntegerField(
        null=True, help_text="In which its period begins: all that the release before knew of it."
    )
    part = models.CharField(max_length=40)
    author = models.CharField(max_length=100)
    author_role = models.CharField(max_length=100)
    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about", "part"], name="a_report_has_each_part_once"
            ),
            models.CheckConstraint(
                condition=~Q(about=""), name="words_say_which_report_they_are_for"
            ),
        ]

    def __str__(self) -> str:
        part = REPORT_KINDS[self.kind].part(self.part)
        return f"{part.label if part else self.part}, {self.about}"


class HeadToldQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(officer=user.pk)


class HeadTold(models.Model):
    """That whoever answers for a service was sent its report of one month: once, whatever edition it is.

    ``read_at`` is when they said that they have read it.
    """

    about = models.CharField(max_length=120, unique=True, help_text="As in the edition.")
    edition = models.ForeignKey(ReportEdition, models.PROTECT, related_name="+")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = HeadToldQuerySet.as_manager()

    class Meta:
        ordering = ["-told_at", "-pk"]
        indexes = [
            models.Index(
                fields=["officer"], condition=Q(read_at=None), name="monthly_reports_to_read"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.officer}"
