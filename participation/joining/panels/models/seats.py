"""The life of a member of a panel: what they begin with, how they get on each year, and how they leave."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.groups.models import GroupKind, Membership
from participation.programme.events.models import Event

User = settings.AUTH_USER_MODEL


class InductionItem(models.Model):
    """One thing that whoever joins a panel begins with. Of one kind of group, or of every scrutiny panel."""

    kind = models.ForeignKey(
        GroupKind,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="induction",
        help_text="Empty: of every kind that examines what we do.",
    )
    title = models.CharField(max_length=120)
    is_training = models.BooleanField(
        default=False, help_text="Training that somebody must have had."
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class InductionStep(models.Model):
    """One thing of the list for one member, as it was called when they joined, and when it was done."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="induction")
    title = models.CharField(max_length=120)
    is_training = models.BooleanField(default=False)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    learnt_at = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The session they came to. Empty: somebody said that it is done.",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "title"], name="a_member_begins_with_each_thing_once"
            ),
            models.CheckConstraint(
                condition=Q(done_on=None, done_by=None)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="a_step_that_is_done_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AppraisalQuerySet(models.QuerySet):
    def to_hold(self):
        """Not held yet, of somebody who still sits there."""
        return self.filter(held_on=None, membership__until_on=None)

    def plans_to_do(self):
        """Held, and the training that was planned is not done."""
        return self.filter(training_due_on__isnull=False, training_done_on=None).filter(
            membership__until_on=None
        )

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.filter(membership__in=Membership.objects.visible_to(user).values("pk"))


class Appraisal(models.Model):
    """The yearly talk with a member of a scrutiny panel, with a plan of what they learn next (B-48, F-02).

    There is one that is still to hold for each, and the next is due a year after it was held. What was said
    is read by staff and the member.
    """

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="appraisals")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    went_well = models.TextField(blank=True)
    wishes = models.TextField(blank=True)
    training_plan = models.TextField(blank=True)
    training_due_on = models.DateField(null=True, blank=True)
    training_done_on = models.DateField(null=True, blank=True)

    objects = AppraisalQuerySet.as_manager()

    class Meta:
        ordering = ["-due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(held_on=None),
                name="a_member_has_one_appraisal_to_hold",
            ),
            models.CheckConstraint(
                condition=Q(held_on=None, held_by=None)
                | (Q(held_on__isnull=False, held_by__isnull=False) & ~Q(went_well="")),
                name="a_held_appraisal_says_by_whom_and_what",
            ),
            models.CheckConstraint(
                condition=Q(training_due_on=None) | ~Q(training_plan=""),
                name="a_day_for_training_goes_with_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}, due {self.due_on:%d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("panels:seat", args=[self.membership_id])

    @property
    def is_late(self) -> bool:
        return self.held_on is None and self.due_on < timezone.localdate()


class ExitInterview(models.Model):
    """How somebody left a panel: their reason, and what they said when we asked. For staff alone."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="exit_interview")
    why = models.TextField(help_text="Why they step down.")
    said = models.TextField(blank=True, help_text="What they said in the talk, if there was one.")
    held_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.membership}: {self.why}"
