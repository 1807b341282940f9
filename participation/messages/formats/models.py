import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from base.core.periods import Period
from participation.people.customers.models import Customer, PreferenceOption

ENGLISH = "en"
#: What a version or a request without a format of its own is in.
USUAL = "Usual print"
FORMATS = {"kind": PreferenceOption.Kind.FORMAT}
#: Somebody may ask for a language that is not on our list, and says which.
OTHER = "other"
LANGUAGES_TO_ASK_FOR = [*settings.CUSTOMER_LANGUAGES, (OTHER, "Another language")]


class DocumentQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(withdrawn_at=None)

    def due_for_review(self, today=None):
        return self.in_use().filter(review_on__lte=today or timezone.localdate())

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.in_use()


class Document(models.Model):
    """Something we publish, of which people may need another format or language (F-70).

    A document that the portal holds elsewhere (a report, a consultation's page) is named by ``address``.
    """

    class Kind(models.TextChoices):
        STRATEGY = "strategy", "Strategy or policy"
        REPORT = "report", "Report"
        LEAFLET = "leaflet", "Leaflet or newsletter"
        CONSULTATION = "consultation", "Consultation paper"
        HANDBOOK = "handbook", "Handbook or guide"
        FORM = "form", "Form or letter"

    title = models.CharField(max_length=150, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    address = models.CharField(
        max_length=300, blank=True, help_text="Where the usual version is read."
    )
    published_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(review_on__gt=F("published_on")),
                name="a_document_is_reviewed_after_it_is_published",
                violation_error_message="The review must be after the day it was published.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("formats:document", args=[self.pk])

    @property
    def ready(self) -> list["Version"]:
        return [version for version in self.versions.all() if not version.on_request]

    @property
    def made_when_asked(self) -> list["Version"]:
        return [version for version in self.versions.all() if version.on_request]


class Version(models.Model):
    """A document in one format and one language: a file, an address, or made when somebody asks.

    Without a format it is the usual print; formats are the ones that customers choose from.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    format = models.ForeignKey(
        PreferenceOption,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to=FORMATS,
        related_name="+",
    )
    language = models.CharField(max_length=10, choices=settings.CUSTOMER_LANGUAGES, default=ENGLISH)
    file = models.FileField(upload_to="documents/%Y/", blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes.")
    link = models.URLField(blank=True, help_text="Of a film or a recording elsewhere.")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        # The usual print, which has no format, before the others; databases differ on where nothing goes.
        ordering = ["language", F("format__position").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "format", "language"],
                name="a_document_has_one_version_in_each_format_and_language",
                violation_error_message="There is a version in this format and language already.",
            ),
            models.UniqueConstraint(
                fields=["document", "language"],
                condition=Q(format=None),
                name="a_document_has_one_usual_version_in_each_language",
                violation_error_message="There is a version in this format and language already.",
            ),
            models.CheckConstraint(
                condition=Q(file="") | Q(link=""), name="a_version_is_a_file_or_an_address"
            ),
        ]

    def __str__(self) -> str:
        return in_words(self.format, self.get_language_display(), self.language)

    @property
    def on_request(self) -> bool:
        return not (self.file or self.link)


class FormatRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(met_on=None, refused_on=None)

    def overdue(self):
        return self.waiting().filter(due_on__lt=timezone.localdate())

    def asked_in(self, period: Period):
        return self.filter(period.holds("asked_on", moment=False))

    def met(self):
        return self.filter(met_on__isnull=False)

    def met_in_time(self):
        return self.filter(met_on__lte=F("due_on"))

    def closed_before(self, day: dt.date):
        return self.filter(Q(met_on__lt=day) | Q(refused_on__lt=day))

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class FormatRequest(models.Model):
    """Somebody asked for something in another format or language, and what came of it (F-18, F-24).

    Equality Act 2010, section 20(6): information in an accessible format is a reasonable adjustment.
    Asked by a customer, or by anybody who leaves a name and a way to reach them; those two are
    forgotten some time after the answer.
    """

    class How(models.TextChoices):
        ONLINE = "online", "On this website"
        PHONE = "phone", "By phone"
        IN_PERSON = "person", "At the desk or on a visit"
        WRITTEN = "written", "By letter or email"

    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="format_requests"
    )
    name = models.CharField(max_length=150, blank=True)
    reach = models.CharField(max_length=254, blank=True, help_text="How to reach somebody else.")
    what = models.CharField(max_length=200, help_text="What they want to read or hear.")
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="requests"
    )
    page = models.CharField(max_length=300, blank=True, help_text="The page they asked from.")
    format = models.ForeignKey(
        PreferenceOption,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to=FORMATS,
        related_name="+",
    )
    language = models.CharField(max_length=10, choices=LANGUAGES_TO_ASK_FOR, default=ENGLISH)
    details = models.TextField(blank=True)
    how = models.CharField(max_length=7, choices=How)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_on = models.DateField(default=timezone.localdate)
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)
    met_how = models.CharField(max_length=300, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    refused_reason = models.TextField(blank=True)

    objects = FormatRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["asked_on"], name="format_requests_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(format__isnull=False) | ~Q(language=ENGLISH),
                name="a_format_request_is_for_a_format_or_a_language",
            ),
            models.CheckConstraint(
                condition=Q(customer__isnull=False)
                | (~Q(name="") & ~Q(reach=""))
                | Q(met_on__isnull=False)
                | Q(refused_on__isnull=False),
                name="an_open_format_request_says_whom_to_answer",
            ),
            models.CheckConstraint(
                condition=Q(met_on=None, met_how="")
                | (Q(met_on__gte=F("asked_on"), refused_on=None) & ~Q(met_how="")),
                name="a_met_format_request_says_how",
            ),
            models.CheckConstraint(
                condition=Q(refused_on=None, refused_reason="")
                | (Q(refused_on__gte=F("asked_on")) & ~Q(refused_reason="")),
                name="a_refused_format_request_says_why",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="a_format_request_is_due_after_asking"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.wanted}"

    def get_absolute_url(self) -> str:
        return reverse("formats:request", args=[self.pk])

    @property
    def wanted(self) -> str:
        return in_words(self.format, self.get_language_display(), self.language)

    @property
    def who(self) -> str:
        return str(self.customer) if self.customer else self.name or "Somebody else"

    @property
    def is_waiting(self) -> bool:
        return self.met_on is None and self.refused_on is None

    @property
    def source(self) -> str:
        return f"formats.formatrequest:{self.pk}"


def in_words(format: PreferenceOption | None, language: str, code: str) -> str:
    """ "Large print", "Polski (Polish)", "Audio, Polski (Polish)"."""
    if format is None:
        return f"{USUAL}, {language}"
    return format.label if code == ENGLISH else f"{format.label}, {language}"
