from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from participation.people.groups.models import Group
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.models.recommendations import panels_of

from .standards import ServiceStandard


class Verdict(models.TextChoices):
    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT_MET = "not_met", "Not met"


class MiniReviewQuerySet(models.QuerySet):
    def of_member(self, user):
        return self.filter(group__in=panels_of(user))

    def visible_to(self, user):
        """Everybody reads what was found."""
        return self


class MiniReview(models.Model):
    """A light look at one standard by those who watch it. Once written it stays as it is, and everybody reads it.

    ``figure_said`` is what the registry said of the standard's figure on that day. ``recommendation`` was made of
    the ``proposal``.
    """

    standard = models.ForeignKey(ServiceStandard, models.PROTECT, related_name="reviews")
    group = models.ForeignKey(Group, models.PROTECT, related_name="mini_reviews")
    looked_at = models.TextField()
    verdict = models.CharField(max_length=7, choices=Verdict)
    evidence = models.TextField()
    proposal = models.TextField(blank=True)
    figure_said = models.CharField(max_length=200, blank=True, editable=False)
    promise_said = models.CharField(max_length=80, blank=True, editable=False)
    reviewed_on = models.DateField(default=timezone.localdate, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    recommendation = models.OneToOneField(
        Recommendation, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = MiniReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(looked_at="") & ~Q(evidence=""),
                name="a_mini_review_says_what_was_looked_at_and_found",
            )
        ]

    def __str__(self) -> str:
        return f"Mini review of {self.standard}: {self.get_verdict_display().lower()}"

    def get_absolute_url(self) -> str:
        return self.standard.get_absolute_url()

    @property
    def staff_address(self) -> str:
        """Where the action that was made of it leads back to."""
        return reverse("standards:standard", args=[self.standard_id])

    @property
    def verdict_kind(self) -> str:
        kinds = {Verdict.MET: "done", Verdict.PARTLY: "doing", Verdict.NOT_MET: "late"}
        return kinds[Verdict(self.verdict)]
