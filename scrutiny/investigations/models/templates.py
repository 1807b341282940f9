from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

from participation.programme.activities.models import Service


class Template(models.Model):
    """The steps of a usual service journey, which an investigation begins with (R-33).

    Changing one changes no investigation that has begun with it.
    """

    title = models.CharField(max_length=120)
    code = models.SlugField(max_length=40, unique=True, editable=False)
    service = models.CharField(max_length=20, choices=Service)
    about = models.CharField(max_length=250, blank=True)
    retired_on = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = [F("retired_on").asc(nulls_first=True), "title", "pk"]

    def __str__(self) -> str:
        return self.title


class TemplateStep(models.Model):
    """One step, at its place among the others."""

    template = models.ForeignKey(Template, models.CASCADE, related_name="usual_steps")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "place"], name="a_template_has_one_step_at_a_place"
            )
        ]

    def __str__(self) -> str:
        return self.name
