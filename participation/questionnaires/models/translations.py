"""The words of a questionnaire in other languages."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone

from .questions import Questionnaire


def digest_of(english: str) -> str:
    """Stands for words that are too long to be looked up by."""
    return hashlib.sha256(english.encode()).hexdigest()[:32]


class Translation(models.Model):
    """What some English words of a questionnaire are in another language.

    It belongs to the words and not to a version: whichever version says exactly this is read so, and
    where the English is another, there is no translation. ``of`` is what the words were when it was written, a question or an
    answer by its code: so that one is found that is older than the English.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="translations")
    language = models.CharField(max_length=10, choices=settings.CUSTOMER_LANGUAGES)
    of = models.CharField(max_length=60)
    english = models.TextField()
    digest = models.CharField(max_length=32, editable=False)
    words = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "language", "digest"],
                name="words_are_translated_once_into_a_language",
            )
        ]

    def __str__(self) -> str:
        return f"{self.english}: {self.words}"


class FrameTranslation(models.Model):
    """The page around the questions in one language, for all questionnaires: ``words`` by the English."""

    language = models.CharField(max_length=10, choices=settings.CUSTOMER_LANGUAGES, unique=True)
    words = models.JSONField(default=dict)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["language"]

    def __str__(self) -> str:
        return self.get_language_display()
