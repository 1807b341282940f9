"""Pictures of a project: of the place beforehand, and of what was done."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string

from .projects import Project


def kept_as(row: Any, name: str) -> str:
    return f"choices/{get_random_string(22)}.{name.rpartition('.')[2].lower()}"


class Picture(models.Model):
    """Stands on the page of the project. ``alt`` says what it shows to whoever does not see it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="pictures")
    file = models.FileField(upload_to=kept_as)
    alt = models.CharField(max_length=250)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""), name="a_picture_of_a_project_says_what_it_shows"
            )
        ]

    def __str__(self) -> str:
        return self.alt
