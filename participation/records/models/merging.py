import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer

from ..house_rules import MERGE_UNDO_DAYS


class MergeQuerySet(models.QuerySet):
    def can_be_undone(self):
        return self.filter(undone_at=None, final_at=None)

    def old(self):
        """Past the days in which a merge can be undone."""
        limit = timezone.now() - dt.timedelta(days=MERGE_UNDO_DAYS.value)
        return self.can_be_undone().filter(at__lt=limit)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class Merge(models.Model):
    """Two records of one person made one. ``kept`` stays; the other's row is gone.

    ``moved`` holds what is needed to take it back: the other's row, which rows moved, and what was
    ended or removed. It is emptied after MERGE_UNDO_DAYS, and then the merge is final.
    """

    kept = models.ForeignKey(Customer, models.CASCADE, related_name="merges")
    away = models.BigIntegerField(help_text="The number of the record that went.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    final_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["at"], condition=Q(undone_at=None, final_at=None), name="merges_to_finish"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undone_by__isnull=False),
                name="an_undone_merge_says_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"{self.away} into {self.kept_id}"

    @property
    def can_be_undone(self) -> bool:
        return self.undone_at is None and self.final_at is None and self.until > timezone.now()

    @property
    def until(self) -> dt.datetime:
        return self.at + dt.timedelta(days=MERGE_UNDO_DAYS.value)


class DifferentPeople(models.Model):
    """An officer looked at two records that are alike, and they are of two people."""

    one = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    other = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="a_pair_is_told_apart_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="the_lower_number_of_a_pair_comes_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
