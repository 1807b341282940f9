"""How people come to sit on a group: the opportunity they take up, and what was said when they were asked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from participation.joining.involvement.models import Interest, Opportunity
from participation.people.groups.models import Group


class Opening(models.Model):
    """By this opportunity people join this group: whoever takes part in it sits on the group."""

    opportunity = models.OneToOneField(Opportunity, models.PROTECT, related_name="panel_opening")
    group = models.ForeignKey(Group, models.PROTECT, related_name="openings")

    class Meta:
        ordering = ["opportunity__title"]

    def __str__(self) -> str:
        return f"{self.opportunity}, to {self.group}"


class InterviewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Managers, whoever talked with them, and the officer who recruits; not all of staff."""
        if Audience.MANAGERS.admits(user):
            return self
        mine = Q(held_by=user.pk) | Q(interest__opportunity__recruiting_officer=user.pk)
        return self.filter(mine)


class Interview(models.Model):
    """What somebody who applies to a panel declared, and what was noted when we talked with them."""

    interest = models.OneToOneField(Interest, models.PROTECT, related_name="interview")
    declared = models.CharField(
        max_length=200, blank=True, help_text="What they have an interest in. Empty: nothing."
    )
    notes = models.TextField()
    held_on = models.DateField(default=timezone.localdate)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = InterviewQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.interest}, {self.held_on:%d %B %Y}"
