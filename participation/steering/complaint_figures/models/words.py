from django.conf import settings
from django.db import models
from django.utils import timezone

from participation.people.customers.models import Area
from participation.people.imports.matching import plain
from participation.programme.activities.models import Service

from .lines import LONGEST_WORD, Theme


def as_word(said: str) -> str:
    """How words are compared: without capitals and signs, unless they are all signs to us."""
    return plain(said) or said.casefold()


class Which(models.TextChoices):
    SERVICE = "service", "Service"
    AREA = "area", "Area"
    THEME = "theme", "Theme"


class KnownWord(models.Model):
    """What a word of the complaints system means here, remembered for the next file.

    Without a meaning it stands for nothing: lines with it are of no service, of no area or of no theme.
    """

    which = models.CharField(max_length=7, choices=Which)
    said = models.CharField(max_length=LONGEST_WORD, help_text="Without capitals and signs.")
    service = models.CharField(max_length=20, choices=Service, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="+")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["which", "said"], name="a_word_of_complaints_means_one_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_which_display()}: {self.said}"

    @property
    def meaning(self):
        return getattr(self, self.which)
