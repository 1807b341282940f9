"""A group's application for a grant, from its first answer until it is sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participation.people.groups.models import Group
from participation.questionnaires.models import PersonalCode

from .grants import Grant
from .schemes import SchemeYear

User = settings.AUTH_USER_MODEL


class ApplicationQuerySet(models.QuerySet):
    def begun(self):
        """Not sent yet."""
        return self.filter(grant=None)


class Application(models.Model):
    """What a group answers to the questions of a scheme. It is the group's: whichever of its office bearers goes on
    with it finds what another one wrote, on the sheet of its ``code``.

    Sent, it is the ``grant`` that was asked for, and stays as it was sent.
    """

    scheme_year = models.ForeignKey(SchemeYear, models.PROTECT, related_name="applications")
    group = models.ForeignKey(Group, models.PROTECT, related_name="grant_applications")
    code = models.OneToOneField(PersonalCode, models.PROTECT, related_name="grant_application")
    grant = models.OneToOneField(
        Grant, models.PROTECT, null=True, editable=False, related_name="application"
    )
    begun_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme_year", "group"],
                condition=Q(grant=None),
                name="a_group_writes_one_application_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme_year}, {self.group}"
