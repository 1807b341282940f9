"""Personal codes: the way to a questionnaire for whoever does not sign in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer

from ..signs import in_groups
from .questions import Questionnaire


class PersonalCodeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class PersonalCode(models.Model):
    """Whoever has it answers one questionnaire as one person, without signing in.

    ``customer`` is None of somebody who matches none: they are counted apart, and the list that they
    stand on calls them ``mark``. One that ``is_spare`` came with a record that was made one with another:
    it still works, and is given to nobody again. It is ``spent_on`` the day of the last finished answer
    that came with it, and of an anonymous one on the day on which its questions were opened; only that spends it. From ``ends_at`` on, where that is said, it is in use no more.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="codes")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="personal_codes"
    )
    mark = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=8, unique=True)
    is_spare = models.BooleanField(default=False)
    given_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    spent_on = models.DateField(null=True, blank=True)

    objects = PersonalCodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "customer"],
                condition=Q(is_spare=False, customer__isnull=False),
                name="one_code_for_each_person",
            ),
            models.UniqueConstraint(
                fields=["questionnaire", "mark"],
                condition=Q(customer=None) & ~Q(mark=""),
                name="one_code_for_each_mark",
            ),
        ]

    def __str__(self) -> str:
        return f"Code for {self.customer or self.mark or 'somebody'}: {self.questionnaire}"

    @property
    def in_groups(self) -> str:
        return in_groups(self.code)

    @property
    def has_ended(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def address(self) -> str:
        return address_of(self.code)


def address_of(code: str) -> str:
    """The whole short address, for a message or a square code."""
    return settings.PORTAL_ADDRESS + reverse("questionnaires:code", args=[code])
