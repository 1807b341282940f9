"""A picture beside a question, or beside one of its answers."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.crypto import get_random_string

FOLDER = "questions/"


def kept_as(row: Any, name: str) -> str:
    """A name that nobody guesses: whoever was shown the page may load it, and nobody else finds it."""
    return f"{FOLDER}{get_random_string(22)}.{name.rpartition('.')[2].lower()}"


class Pictured(models.Model):
    """``alt`` says what it shows to whoever does not see it. Versions of the same question share the file,
    which goes with the last of them."""

    picture = models.FileField(upload_to=kept_as, blank=True, db_default="", db_index=True)
    alt = models.CharField(max_length=250, blank=True, db_default="")
    picture_width = models.PositiveSmallIntegerField(null=True, blank=True)
    picture_height = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def picture_address(self) -> str:
        return reverse("questionnaires:picture", args=[str(self.picture.name).removeprefix(FOLDER)])

    @property
    def says_nothing(self) -> bool:
        """Whoever does not see its picture misses something."""
        return bool(self.picture) and not self.alt
