from django.conf import settings
from django.db import models
from django.db.models import Q

from participation.people.customers.models import Customer

from ..fields import label_of


class StatedValue(models.Model):
    """Something a customer said about themselves in the portal: it stands against every list.

    It stands while the record still holds ``value``; once staff have settled on another, or joined
    the record with one that knew better, the record no longer holds the customer's own word.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="stated_values")
    field = models.CharField(max_length=20)
    value = models.CharField(max_length=254, blank=True)
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "imports_ownword"
        indexes = [models.Index(fields=["customer", "field"], name="own_word_by_field")]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class DifferenceQuerySet(models.QuerySet):
    def to_settle(self):
        return self.filter(settled_at=None)


class Difference(models.Model):
    """The housing system says one thing about a person and the person another; staff settle it.

    A settled one also remembers: the same word of the housing system is not asked about again.
    """

    class Choice(models.TextChoices):
        CUSTOMER = "customer", "Kept what the customer said"
        LANDLORD = "landlord", "Took what the housing system says"
        AGREED = "agreed", "The two agree now"

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="differences")
    field = models.CharField(max_length=20)
    theirs = models.CharField(max_length=254, help_text="What the customer said.")
    listed = models.CharField(max_length=254, help_text="What the list says.")
    found_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    choice = models.CharField(max_length=10, choices=Choice, blank=True)

    objects = DifferenceQuerySet.as_manager()

    class Meta:
        ordering = ["found_at", "pk"]
        indexes = [
            models.Index(
                fields=["found_at"], condition=Q(settled_at=None), name="differences_to_settle"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, choice="")
                | (Q(settled_at__isnull=False) & ~Q(choice="")),
                name="a_settled_difference_says_how",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} of {self.customer}"

    @property
    def label(self) -> str:
        return label_of(self.field)
