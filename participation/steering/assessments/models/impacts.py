"""What an assessment found strand by strand, and how it is looked at again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from base.core.history import HistoricalRecords
from participation.programme.activities.models import Activity

from .assessments import Assessment, Strand


class ImpactQuerySet(models.QuerySet):
    def to_do(self):
        """What we said we would do about it, and have not done yet; as far as it is signed off."""
        return self.filter(due_on__isnull=False, done_on=None).filter(
            assessment__in=Assessment.objects.in_force()
        )


class Impact(models.Model):
    """What a policy does to the people of one strand, as a full assessment found it (F-69)."""

    class Effect(models.TextChoices):
        POSITIVE = "positive", "Good for them"
        NEUTRAL = "neutral", "No difference to them"
        NEGATIVE = "negative", "Bad for them"

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="impacts")
    strand = models.ForeignKey(Strand, models.PROTECT, related_name="+")
    effect = models.CharField(max_length=8, choices=Effect)
    evidence = models.TextField(help_text="How we know, and from where.")
    consulted = models.TextField(help_text="Who was asked, and what they said.")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="+")
    mitigation = models.TextField(blank=True, help_text="What we do about it.")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    came_of_it = models.TextField(blank=True)

    objects = ImpactQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["strand__position", "strand_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "strand"], name="a_strand_is_judged_once_in_an_assessment"
            ),
            models.CheckConstraint(
                condition=Q(mitigation="", owner=None, due_on=None)
                | (~Q(mitigation="") & Q(owner__isnull=False, due_on__isnull=False)),
                name="what_we_do_about_an_impact_has_an_owner_and_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(effect="negative") | ~Q(mitigation=""),
                name="something_is_done_about_a_bad_impact",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | (~Q(mitigation="") & ~Q(came_of_it="")),
                name="what_was_done_about_an_impact_says_what_came_of_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.strand}: {self.assessment}"


class Review(models.Model):
    """A dated answer to question 6: whether the assessment still holds, and when we look again (B-63)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    found = models.TextField(help_text="What has happened since, and how we know.")
    still_holds = models.BooleanField()
    next_on = models.DateField()

    class Meta:
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on__gt=F("reviewed_on")),
                name="the_next_review_comes_after_this_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment}, {self.reviewed_on:%d %B %Y}"
