"""What a group did with a grant: its receipts, what it tells us, and what becomes of money that it did not spend."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .grants import Grant

User = settings.AUTH_USER_MODEL


class AccountQuerySet(models.QuerySet):
    def to_send(self):
        """The group has not told us yet, and nobody has closed it without."""
        return self.filter(sent_at=None, settled_at=None)

    def to_settle(self, today):
        """Told, or too late to be told, and the time to spend what is left is over."""
        return self.filter(settled_at=None, grace_until__lt=today)


class Account(models.Model):
    """What a group tells us of one grant after it was paid.

    ``due_on`` and ``grace_until`` are set with the first payment and never slide. ``unspent``, ``suggested`` and
    ``deducted`` stand once somebody of us has settled it: what was left that day, what the rule suggested to take off the
    next grant, and what that person decided, in pounds (T-39).
    """

    grant = models.OneToOneField(Grant, models.PROTECT, related_name="account")
    due_on = models.DateField(editable=False)
    grace_until = models.DateField(
        editable=False, help_text="So long it may spend what is left, and make its case."
    )
    people = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text="How many took part or gained by it, as the group counts.",
    )
    did = models.TextField(blank=True, editable=False)
    case = models.TextField(
        blank=True, editable=False, help_text="Why the group should keep what it has not spent."
    )
    sent_at = models.DateTimeField(null=True, editable=False)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    unspent = models.DecimalField(max_digits=10, decimal_places=2, null=True, editable=False)
    suggested = models.DecimalField(max_digits=10, decimal_places=2, null=True, editable=False)
    deducted = models.DecimalField(max_digits=10, decimal_places=2, null=True, editable=False)
    settled_why = models.TextField(blank=True, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = AccountQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(people__isnull=False, sent_by__isnull=False),
                name="an_account_that_is_sent_says_how_many",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, deducted=None)
                | Q(
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                    unspent__gte=0,
                    deducted__gte=0,
                )
                & ~Q(settled_why=""),
                name="a_person_settles_an_account_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"What became of {self.grant}"


class AccountPhoto(models.Model):
    """A picture that a group sends with what it tells us."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="photos")
    file = models.FileField(upload_to="grants/%Y/")
    words = models.CharField(max_length=200, help_text="What it shows.")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words


class Claim(models.Model):
    """Receipts that a group handed in together. They are frozen from then on."""

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="claims")
    pounds = models.DecimalField(max_digits=10, decimal_places=2, editable=False)
    by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(pounds__gt=0), name="a_claim_is_of_receipts")
        ]

    def __str__(self) -> str:
        return f"{self.grant.reference}: £{self.pounds}"


class ReceiptQuerySet(models.QuerySet):
    def open(self):
        """Not handed in yet: the group may take them off again."""
        return self.filter(claim=None)


class Receipt(models.Model):
    """One receipt: a line of what a grant was spent on. Handed in with a claim, it is never changed."""

    class Came(models.TextChoices):
        PAGE = "page", "Added by the group"
        POST = "post", "By post"
        HELPER = "helper", "Through somebody who helps the group"

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="receipts")
    on = models.DateField()
    what = models.CharField(max_length=200)
    pounds = models.DecimalField(max_digits=10, decimal_places=2)
    file = models.FileField(upload_to="grants/%Y/", blank=True)
    came = models.CharField(max_length=6, choices=Came, default=Came.PAGE)
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, editable=False, related_name="receipts"
    )
    by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pounds__gt=0), name="a_receipt_is_of_more_than_nothing"
            ),
            models.CheckConstraint(
                condition=Q(came__in=["page", "post", "helper"]),
                name="a_receipt_comes_in_a_known_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: £{self.pounds}"
