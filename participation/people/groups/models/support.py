from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .groups import Group


class SupportOfficerQuerySet(models.QuerySet):
    def standing(self):
        """Proposed or confirmed, and nobody has taken it back."""
        return self.filter(ended_at=None)

    def confirmed(self):
        return self.standing().filter(confirmed_at__isnull=False)


class SupportOfficer(models.Model):
    """One of us who helps a group with its work, and so reads what its members keep to themselves.

    Proposed by staff, or named by the chair; it opens nothing until the chair confirms it, and it ends when
    anybody takes it back. A chair who leaves takes nothing with them: the next one may take it back.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="support_officers")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="supports")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SupportOfficerQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "officer"],
                condition=Q(ended_at=None),
                name="an_officer_supports_a_group_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="a_confirmed_officer_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_officer_taken_back_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("officer")),
                name="nobody_confirms_themselves_as_support",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer}, support of {self.group}"
