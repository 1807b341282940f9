"""What we do for a group, what it asks of us, and what its people need to learn."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

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
