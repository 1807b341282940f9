"""The ledger: every pound of participation money, from the budget to what came back."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.groups.models import Group

from .grants import Grant
from .schemes import SchemeYear


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.filter(group__in=Group.objects.visible_to(user).values("pk"))

    def with_what_can_go(self):
        """Adds ``can_go``: whether it may be taken back. What was asked is answered and not taken back; what
        left the money set aside comes back with its award."""
        stands = Q(takes_back=None, taken_back_by=None, pounds__gt=0) & ~Q(kind="asked")
        return self.annotate(can_go=models.Case(models.When(stands, then=True), default=False))

    def update(self, **kwargs):
        raise TypeError(
            "An entry of the ledger is never changed. Write another that sets it right."
        )

    def delete(self):
        raise TypeError(
            "An entry of the ledger is never deleted. Write another that sets it right."
        )


class Entry(models.Model):
    """One movement of money: what it was, how much, whose, on which day, who wrote it and why.

    Entries are added and never changed: an award that turns out otherwise is raised or lowered by
    another entry, and one written by mistake is taken back by one of the same kind with less than
    nothing in it, which names it in ``takes_back``. Every balance is a sum (``stats.py``).
    """

    class Kind(models.TextChoices):
        BUDGETED = "budgeted", "Budgeted"
        DELEGATED = "delegated", "Set aside for a group"
        ASKED = "asked", "Asked for"
        AWARDED = "awarded", "Awarded"
        RAISED = "raised", "Raised"
        LOWERED = "lowered", "Lowered"
        PAID = "paid", "Paid"
        RETURNED = "returned", "Returned"

    scheme_year = models.ForeignKey(SchemeYear, models.PROTECT, related_name="entries")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="money")
    grant = models.ForeignKey(Grant, models.PROTECT, null=True, related_name="entries")
    kind = models.CharField(max_length=9, choices=Kind)
    pounds = models.DecimalField(max_digits=10, decimal_places=2)
    on = models.DateField(help_text="The day on which it happened, in the landlord's time.")
    why = models.CharField(max_length=300, blank=True)
    takes_back = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="taken_back_by"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["group", "-on", "-id"], name="money_of_a_group")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "budgeted",
                        "delegated",
                        "asked",
                        "awarded",
                        "raised",
                        "lowered",
                        "paid",
                        "returned",
                    ]
                ),
                name="an_entry_is_of_a_known_kind",
            ),
            # What is awarded of money set aside leaves it again, by an entry of the grant.
            models.CheckConstraint(
                condition=Q(takes_back=None, pounds__gt=0)
                | Q(takes_back__isnull=False, pounds__lt=0)
                | Q(kind="delegated", grant__isnull=False),
                name="an_entry_is_of_more_than_nothing",
            ),
            models.CheckConstraint(
                condition=Q(takes_back=None) | ~Q(takes_back=F("pk")),
                name="an_entry_does_not_take_itself_back",
            ),
            models.CheckConstraint(
                condition=Q(kind="budgeted", group=None, grant=None)
                | Q(kind="delegated", group__isnull=False)
                | Q(
                    kind__in=["asked", "awarded", "paid", "returned"],
                    grant__isnull=False,
                    group__isnull=False,
                )
                | Q(kind__in=["raised", "lowered"], grant__isnull=False, group__isnull=False)
                | Q(kind__in=["raised", "lowered"], grant=None, group=None),
                name="an_entry_says_whose_money_it_is",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: £{self.pounds}"

    @property
    def amount(self) -> Decimal:
        """Without its sign, which words or a minus sign tell."""
        return abs(self.pounds)

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("An entry of the ledger is written once and never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An entry of the ledger is never deleted.")
