"""What is kept of results: answers themselves are counted whenever somebody looks."""

from django.db import models
from django.utils import timezone

from .questions import Questionnaire


class Release(models.Model):
    """A moment: what is told of a questionnaire is what had been answered until then.

    The next one comes when so many people have answered since that none of them can be told apart from
    two of these.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="releases")
    as_of = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-as_of", "-pk"]

    def __str__(self) -> str:
        return f"{self.questionnaire}, as of {self.as_of:%d.%m.%Y %H:%M}"
