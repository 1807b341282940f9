"""What members of a panel agree to, and what they declare: constitution, code of conduct, interests."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.groups.models import Group, Membership


class PanelPaperQuerySet(models.QuerySet):
    def in_force(self):
        """Of each kind the newest version."""
        newer = PanelPaper.objects.filter(
            group=models.OuterRef("group"),
            kind=models.OuterRef("kind"),
            version__gt=models.OuterRef("version"),
        )
        return self.filter(~models.Exists(newer))

    def with_accepted(self):
        """Adds ``accepted``: how many of those who sit there now accepted it."""
        sitting = models.Q(acceptances__membership__until_on=None, acceptances__isnull=False)
        return self.annotate(accepted=models.Count("acceptances", filter=sitting))

    def visible_to(self, user):
        return self.filter(group__in=Group.objects.visible_to(user).values("pk"))


class PanelPaper(models.Model):
    """One version of a group's constitution or code of conduct. It never changes; a new one is added.

    As text, so that everybody can read it on a phone, aloud or in print.
    """

    class Kind(models.TextChoices):
        CONSTITUTION = "constitution", "Constitution"
        CODE = "code", "Code of conduct"

    group = models.ForeignKey(Group, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=12, choices=Kind)
    version = models.PositiveSmallIntegerField(editable=False)
    agreed_on = models.DateField(help_text="When the group agreed to it.")
    text = models.TextField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PanelPaperQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "kind", "version"], name="a_paper_has_each_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"


class Acceptance(models.Model):
    """A member of the group accepted one version, on a day: by themselves, or put on record for them."""

    paper = models.ForeignKey(PanelPaper, models.PROTECT, related_name="acceptances")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="acceptances")
    accepted_on = models.DateField(default=timezone.localdate)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-accepted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "membership"], name="a_member_accepts_a_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.paper}"


class DeclaredInterestQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_on=None)

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.filter(membership__in=Membership.objects.visible_to(user).values("pk"))


class DeclaredInterest(models.Model):
    """What a member of a panel has an interest in, and what it bars them from: a vote, a visit, a topic."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="interests")
    what = models.CharField(max_length=200)
    bars = models.CharField(
        max_length=200, blank=True, help_text="What they take no part in for it. Empty: nothing."
    )
    declared_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = DeclaredInterestQuerySet.as_manager()

    class Meta:
        ordering = ["-declared_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("declared_on")),
                name="an_interest_ends_after_it_was_declared",
            )
        ]

    def __str__(self) -> str:
        return self.what
