from django.conf import settings
from django.db import models
from django.db.models import F, Q

from participation.people.groups.models import Group

from ...activities.models import Service

User = settings.AUTH_USER_MODEL


class AgreementQuerySet(models.QuerySet):
    def in_force(self):
        """Of each group the newest one."""
        newer = Agreement.objects.filter(
            group=models.OuterRef("group"), agreed_on__gt=models.OuterRef("agreed_on")
        )
        return self.filter(~models.Exists(newer), group__ended_on=None)


class Agreement(models.Model):
    """A minute of agreement with a group: on which services it is consulted, and when it is renewed (T-22).

    A new one stands beside those before it; the newest holds.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="agreements")
    agreed_on = models.DateField()
    renews_on = models.DateField()
    words = models.TextField(blank=True)
    file = models.FileField(upload_to="registration/%Y/", blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-agreed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "agreed_on"], name="a_group_agrees_once_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(renews_on__gt=F("agreed_on")),
                name="an_agreement_is_renewed_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"Minute of agreement with {self.group}"

    @property
    def services(self) -> list[str]:
        """On which it is consulted, in words."""
        return [one.get_service_display() for one in self.agreed_services.all()]


class AgreedService(models.Model):
    """One service on which a group is consulted, by an agreement."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="agreed_services")
    service = models.CharField(max_length=20, choices=Service)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "service"], name="a_service_is_agreed_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_service_display()
