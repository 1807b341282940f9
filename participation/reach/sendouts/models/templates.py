"""What is said to many, in each language and format."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from base.core.history import HistoricalRecords
from participation.messages.contact.models import Purpose

from ..words import ENGLISH, STANDARD, Wording


class TemplateQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(put_away_at=None)


class Template(models.Model):
    """What is said to many, for one purpose. Its words are in its versions; English is always there."""

    name = models.CharField(max_length=80)
    purpose = models.CharField(max_length=12, choices=Purpose)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = TemplateQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_template_has_a_name"),
            models.UniqueConstraint(
                Lower("name"),
                name="a_template_name_is_used_once",
                violation_error_message="There is a template with this name already. "
                "Give this one another name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("sendouts:template", args=[self.pk])

    def wordings(self) -> list[Wording]:
        return [version.wording for version in self.versions.all()]


class Version(models.Model):
    """A template in one language and format, as it goes by each way.

    The email is plain text, from which its HTML is made. An empty text message or letter says what
    the email says. ``bfi`` is the script of a film in British Sign Language.
    """

    class Format(models.TextChoices):
        """As people tick them among their preferences."""

        STANDARD = "standard", "Usual format"
        LARGE_PRINT = "large_print", "Large print"
        EASY_READ = "easy_read", "Easy read"

    template = models.ForeignKey(Template, models.CASCADE, related_name="versions")
    language = models.CharField(max_length=10, choices=settings.CUSTOMER_LANGUAGES, default=ENGLISH)
    format = models.CharField(max_length=12, choices=Format, default=STANDARD)
    subject = models.CharField(max_length=150)
    text = models.TextField()
    sms = models.CharField(max_length=459, blank=True)
    letter = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = [models.Case(models.When(language=ENGLISH, then=0), default=1), "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "language", "format"],
                name="one_version_for_each_language_and_format",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_language_display()}, {self.get_format_display().lower()}"

    @property
    def wording(self) -> Wording:
        return Wording(self.language, self.format, self.subject, self.text, self.sms, self.letter)
