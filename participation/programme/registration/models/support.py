"""What we do for a group, what it asks of us, and how it gets on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participation.people.customers.models import Area
from participation.people.groups.models import Group

User = settings.AUTH_USER_MODEL


class SupportKind(models.TextChoices):
    """T-35, F-61: what help there is beside money."""

    MEETING = "meeting", "Staff at a meeting"
    OFFICER = "officer", "Advice from an officer"
    CONSTITUTION = "constitution", "Help with the constitution or the annual general meeting"
    VENUE = "venue", "Booking a venue"
    SPACE = "space", "An accessible place to meet"
    PUBLICITY = "publicity", "Publicity"
    FUNDING = "funding", "Finding funding"
    TRAINING = "training", "Training"
    OTHER = "other", "Something else"


class GroupOfficer(models.Model):
    """The officer who looks after a group: whom it rings, and whose tasks it makes (T-27).

    Reads nothing by it that the group keeps to itself; that is ``groups.SupportOfficer``, whom the chair confirms.
    """

    group = models.OneToOneField(Group, models.PROTECT, related_name="looked_after_by")
    officer = models.ForeignKey(User, models.PROTECT, related_name="looks_after")
    since = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return f"{self.officer} looks after {self.group}"


class SupportGiven(models.Model):
    """Something that we did for a group, with the hours of staff, and what it would have cost the group to buy."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="support_given")
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=SupportKind)
    words = models.TextField()
    hours = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    worth = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, help_text="Pounds, in kind."
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "support given"
        indexes = [models.Index(fields=["group", "-on"], name="support_of_a_group")]
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=0), name="support_takes_no_hours_back")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.group}"


class SupportAskedQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_on=None)


class SupportAsked(models.Model):
    """Help that a group asks us for (F-61), and our answer."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="support_asked")
    kind = models.CharField(max_length=12, choices=SupportKind)
    words = models.TextField()
    asked_on = models.DateField(default=timezone.localdate)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    due_on = models.DateField(editable=False)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = SupportAskedQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name_plural = "support asked"
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, answered_by=None)
                | (~Q(answer="") & Q(answered_on__isnull=False, answered_by__isnull=False)),
                name="an_answer_to_a_group_says_when_and_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.group}"


class TrainingNeed(models.Model):
    """What the people of a group need to learn, when it is planned, and when it was done (T-27)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="training_needs")
    what = models.CharField(max_length=200)
    planned_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    from_grant = models.BooleanField(default=False, help_text="Paid from the group’s grant.")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ["done_on", "planned_on", "pk"]

    def __str__(self) -> str:
        return self.what


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
