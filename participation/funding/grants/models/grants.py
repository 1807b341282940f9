"""What a group asked for, of one scheme in one year."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.working_days import after_working_days
from participation.people.groups.models import Group

from ..house_rules import GRANT_DECIDE_WORKING_DAYS
from .schemes import SchemeYear


class GrantQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A customer sees those of the groups on which they sit now."""
        if Audience.STAFF.admits(user):
            return self
        return self.filter(group__in=Group.objects.visible_to(user).values("pk"))

    def to_decide(self):
        """Asked for, and neither awarded nor turned down."""
        awarded = Q(entries__kind="awarded", entries__takes_back=None, entries__taken_back_by=None)
        decided = Grant.objects.filter(awarded).values("pk")
        return self.filter(turned_down_at=None).exclude(pk__in=decided)

    def with_scored(self):
        """Adds ``scored``: how many of us have scored it and have no interest in it."""
        counts = Q(assessments__interest="", assessments__scores__isnull=False)
        return self.annotate(scored=Count("assessments", filter=counts, distinct=True))


class Grant(models.Model):
    """One asking of a group, and all that came of it. The money is in its entries, never in a column."""

    scheme_year = models.ForeignKey(SchemeYear, models.PROTECT, related_name="grants")
    group = models.ForeignKey(Group, models.PROTECT, related_name="grants")
    what_for = models.CharField(max_length=200)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    conditions_met_at = models.DateTimeField(
        null=True, editable=False, help_text="When somebody had checked each condition (T-37)."
    )
    conditions_met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    conditions_met = models.TextField(
        blank=True, editable=False, help_text="The conditions as they were when they were checked."
    )
    offered_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When it was awarded and the letter went. Without one, it was awarded before there were letters.",
    )
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    accepted_how = models.CharField(
        max_length=200,
        blank=True,
        db_default="",
        editable=False,
        help_text="How the group said it to one of us; empty where it did so itself.",
    )
    turned_down_at = models.DateTimeField(null=True, editable=False)
    turned_down_why = models.TextField(blank=True, editable=False)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(turned_down_at=None, turned_down_why="")
                | Q(turned_down_at__isnull=False) & ~Q(turned_down_why=""),
                name="a_grant_is_turned_down_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(conditions_met_at=None) | Q(conditions_met_by__isnull=False),
                name="somebody_checks_the_conditions",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None)
                | Q(offered_at__isnull=False, accepted_by__isnull=False),
                name="what_is_offered_is_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what_for}, {self.group}"

    def get_absolute_url(self) -> str:
        return reverse("grants:grant", args=[self.pk])

    @property
    def waits_for_acceptance(self) -> bool:
        return self.offered_at is not None and self.accepted_at is None

    @property
    def reference(self) -> str:
        """What the group quotes when it writes or rings."""
        return f"G{self.pk:05}"

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"grants.grant:{self.pk}"

    @property
    def decide_by(self) -> dt.date:
        return after_working_days(
            timezone.localdate(self.added_at), GRANT_DECIDE_WORKING_DAYS.value
        )
