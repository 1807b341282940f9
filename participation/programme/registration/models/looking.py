"""How a group gets on, how we support groups, and whether a new one is the best way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participation.people.customers.models import Area
from participation.people.groups.models import Group

User = settings.AUTH_USER_MODEL


class HealthCheck(models.Model):
    """How a group does on the eight points of R-51, as we and the group saw it on a day."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="health_checks")
    held_on = models.DateField()
    next_on = models.DateField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on__gt=models.F("held_on")),
                name="the_next_health_check_comes_later",
            )
        ]

    def __str__(self) -> str:
        return f"Health check of {self.group}"


class HealthPoint(models.Model):
    """One of the eight points, in one check."""

    class Point(models.TextChoices):
        RUN = "run", "It is well run"
        INFORMED = "informed", "It is well informed"
        TRAINED = "trained", "Its people are trained"
        POLICY = "policy", "It influences policy and investment"
        LOCAL = "local", "It influences local services and the neighbourhood"
        MEMBERS = "members", "It is of use to its members, and answers to them"
        INCLUSIVE = "inclusive", "It is open to all"
        FUNDED = "funded", "It has money, by our policy"

    class Mark(models.TextChoices):
        GOOD = "good", "Good"
        PARTLY = "partly", "Partly"
        WEAK = "weak", "Weak"

    check_of = models.ForeignKey(HealthCheck, models.CASCADE, related_name="points")
    point = models.CharField(max_length=10, choices=Point)
    mark = models.CharField(max_length=6, choices=Mark)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_of", "point"], name="a_health_check_has_each_point_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_point_display()}: {self.get_mark_display()}"


class SupportReviewQuerySet(models.QuerySet):
    def to_hold(self):
        return self.filter(held_on=None)


class SupportReview(models.Model):
    """A dated look at how we support groups, or at the rules by which we recognise them (R-82)."""

    class About(models.TextChoices):
        SUPPORT = "support", "How we support groups"
        RECOGNITION = "recognition", "How we recognise groups"

    about = models.CharField(max_length=12, choices=About)
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    found = models.TextField(blank=True)
    held_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = SupportReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "due_on"], name="one_review_of_support_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(held_on=None, found="", held_by=None)
                | (~Q(found="") & Q(held_on__isnull=False, held_by__isnull=False)),
                name="a_review_that_was_held_says_what_it_found",
            ),
        ]

    def __str__(self) -> str:
        return self.get_about_display()


class NewGroupAssessment(models.Model):
    """Before we help to set up a group: is there demand, and is it the best way to involve people there (T-21)?"""

    name = models.CharField(max_length=120)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    asked = models.PositiveSmallIntegerField(help_text="How many people asked for it.")
    demand = models.TextField()
    other_ways = models.TextField()
    begun_on = models.DateField(default=timezone.localdate, editable=False)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    is_best_way = models.BooleanField(null=True, blank=True)
    because = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_best_way=None, because="", decided_on=None, decided_by=None)
                | (
                    Q(is_best_way__isnull=False, decided_on__isnull=False, decided_by__isnull=False)
                    & ~Q(because="")
                ),
                name="whether_a_group_is_the_best_way_says_why",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> str:
        if self.is_best_way is None:
            return "Being looked at"
        return "We help to set it up" if self.is_best_way else "Another way is better"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {None: "doing", True: "done", False: "not_possible"}[self.is_best_way]
