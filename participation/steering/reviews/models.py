from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from participation.people.groups.models import Group
from participation.programme.activities.models import Activity
from participation.programme.activities.review_parts import ReviewParts


class ReviewQuerySet(models.QuerySet):
    def latest(self):
        """Of each activity and each group the review after which there is none."""
        later = Review.objects.filter(pk__gt=OuterRef("pk"))
        return self.exclude(
            Exists(later.filter(activity=OuterRef("activity")))
            | Exists(later.filter(group=OuterRef("group")))
        )

    def due(self, today=None):
        """Its next look has come, and nobody has taken it."""
        return self.latest().filter(next_on__lte=today or timezone.localdate())


class Review(ReviewParts):
    """One look at an activity, or at a standing group, in its life and after it (R-14).

    Opportunities have reviews of their own, with which they are taken off the menu.
    """

    class Decision(models.TextChoices):
        KEEP = "keep", "Go on as it is"
        CHANGE = "change", "Go on and change something"
        STOP = "stop", "Stop it, or do not do it again"

    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="reviews")
    decision = models.CharField(max_length=6, choices=Decision)
    next_on = models.DateField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta(ReviewParts.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(activity=None, group__isnull=False)
                | Q(activity__isnull=False, group=None),
                name="a_review_is_of_an_activity_or_a_group",
            ),
            models.CheckConstraint(
                condition=~Q(decision="stop") | Q(next_on=None),
                name="what_stops_is_not_reviewed_again",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewed}, {self.reviewed_on:%d %B %Y}"

    def get_absolute_url(self) -> str:
        return address_of(self.reviewed)

    @property
    def reviewed(self) -> Activity | Group:
        return self.activity or self.group


def address_of(reviewed: Activity | Group) -> str:
    kind = "group" if isinstance(reviewed, Group) else "activity"
    return reverse(f"reviews:{kind}", args=[reviewed.pk])
