from django.conf import settings
from django.db import models


class FactQuerySet(models.QuerySet):
    def about(self, subject: models.Model):
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def update(self, **kwargs):
        raise TypeError("Facts are never changed.")

    def delete(self):
        raise TypeError("Facts are never deleted.")


class Fact(models.Model):
    """One line of the log of what matters: who did what to which row, when, what changed and why.

    Written by the service that makes it true, in the same transaction. Lines are added and never
    changed; the row a line speaks of may later be erased, so it is named and not linked.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    what = models.CharField(
        max_length=60, help_text="For example consent_given or report_published."
    )
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)
    why = models.TextField(blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="fact_by_subject"),
            models.Index(fields=["at"], name="fact_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.subject_type}:{self.subject_id}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("A fact is written once and never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A fact is never deleted.")


class Submission(models.Model):
    """One form that has done its work, so that sending it again does nothing more.

    ``token`` was printed into the form when it was shown; ``result`` is where the first sending led.
    """

    token = models.UUIDField(unique=True)
    at = models.DateTimeField(auto_now_add=True)
    result = models.CharField(max_length=500)

    def __str__(self) -> str:
        return str(self.token)


class SetRule(models.Model):
    """What an administrator set one house rule to; ``value`` is None where they set it back.

    The rule itself is declared in code (``base.core.rules``); who changed it, when and why is in the log.
    """

    name = models.CharField(max_length=60, unique=True)
    value = models.TextField(null=True)  # noqa: DJ001  (an empty text is an answer, none is the default)

    def __str__(self) -> str:
        return self.name
