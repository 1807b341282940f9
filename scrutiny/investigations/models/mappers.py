import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.periods import months_after
from participation.people.customers.models import Customer
from participation.programme.activities.models import Service

from ..house_rules import MAPPER_REFRESH_MONTHS
from .investigations import MAPPED, Investigation


class MapperQuerySet(models.QuerySet):
    def on_register(self):
        return self.filter(ended_on=None)

    def of_user(self, user):
        return self.on_register().filter(Q(customer__user=user.pk) | Q(colleague=user.pk))


class Mapper(models.Model):
    """Somebody who is trained to map a service: a customer, a colleague, or somebody from elsewhere by name (R-36).

    ``works_in`` are the services of which a colleague gives one: they never map those (R-33). Their training holds
    for so long as our rule says, counted from ``trained_on``, the last training or refresher.
    """

    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="mapper_entries"
    )
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(
        max_length=100, blank=True, help_text="Of a student or somebody else from elsewhere."
    )
    works_in = models.JSONField(default=list, blank=True)
    trained_on = models.DateField()
    trained_by = models.CharField(max_length=120)
    trains_others = models.BooleanField(default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    objects = MapperQuerySet.as_manager()

    class Meta:
        ordering = ["trained_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer__isnull=False, colleague=None, name="")
                | Q(customer=None, colleague__isnull=False, name="")
                | (Q(customer=None, colleague=None) & (~Q(name="") | Q(ended_on__isnull=False))),
                name="a_mapper_is_one_person",
            ),
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(ended_on=None),
                name="a_customer_is_on_the_register_of_mappers_once",
            ),
            models.UniqueConstraint(
                fields=["colleague"],
                condition=Q(ended_on=None),
                name="a_colleague_is_on_the_register_of_mappers_once",
            ),
        ]

    def __str__(self) -> str:
        return self.person

    @property
    def person(self) -> str:
        if self.customer:
            return self.customer.name
        return str(self.colleague) if self.colleague else self.name or "No longer named"

    @property
    def account_id(self) -> int | None:
        """With which they sign in; none of somebody from elsewhere."""
        return self.customer.user_id if self.customer else self.colleague_id

    @property
    def sort(self) -> str:
        if self.customer_id:
            return "Customer"
        return "Colleague" if self.colleague_id else "From elsewhere"

    @property
    def services(self) -> list[str]:
        return [Service(one).label for one in Service.values if one in self.works_in]

    @property
    def refresher_due_on(self) -> dt.date:
        return months_after(self.trained_on, MAPPER_REFRESH_MONTHS.value)

    @property
    def training_holds(self) -> bool:
        return self.refresher_due_on >= timezone.localdate()

    def gives(self, service: str, lead: Any) -> bool:
        """They work in the service, or are the ``lead`` who answers for it."""
        return service in self.works_in or (lead is not None and self.account_id == lead.pk)

    def why_not(self, service: str, lead: Any) -> str:
        """Why they may not map this service, for which ``lead`` answers; empty where they may.

        Asked at each step, never remembered.
        """
        if self.ended_on:
            return f"{self.person} is not on the register any more."
        if self.gives(service, lead):
            return f"{self.person} works in this service. Nobody maps their own service."
        if not self.training_holds:
            return f"The training of {self.person} has run out. They need a refresher first."
        return ""


class Assignment(models.Model):
    """That a trained person draws one of the maps of an investigation."""

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="assignments")
    stage = models.CharField(max_length=9, choices=[(one.value, one.label) for one in MAPPED])
    mapper = models.ForeignKey(Mapper, models.CASCADE, related_name="assignments")
    given_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["investigation", "stage", "mapper"], name="somebody_draws_a_map_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mapper}: {self.get_stage_display()}"

    @property
    def source(self) -> str:
        """How the ledger names their taking part."""
        return f"investigations.assignment:{self.pk}"
