"""What was made of what people wrote."""

from django.db import models
from django.db.models import Q

from participation.questionnaires.models import Theme

from .consultations import Consultation


class ThemeConsideration(models.Model):
    """What was thought of one theme of the answers, and what people are told of it.

    Everybody reads both once the consultation is decided: you said, we considered, we will.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="considerations")
    theme = models.OneToOneField(Theme, models.CASCADE, related_name="consideration")
    considered = models.TextField(help_text="How what people wrote of it was weighed.")
    answer = models.TextField(blank=True, help_text="What we will do, or why not.")

    class Meta:
        ordering = ["theme__question_code", "theme__number"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(considered=""), name="a_consideration_says_what_was_thought"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.consultation}"
