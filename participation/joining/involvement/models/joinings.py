import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer


class JoiningQuerySet(models.QuerySet):
    def to_welcome(self):
        """Applied, and no officer has been in touch yet."""
        return self.filter(applied_at__isnull=False, settled_at=None)

    def unconfirmed(self, yesterday=None):
        """Sent more than a day ago with an email address that nobody has proved since."""
        yesterday = yesterday or timezone.now() - dt.timedelta(days=1)
        return self.filter(applied_at=None, settled_at=None, sent_at__lt=yesterday)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Joining(models.Model):
    """What somebody sent at the end of Join, kept whole until it has become their customer record.

    Applied once the email address has been proved, or at once where there is none to prove. Until
    then it changes nobody's record, so that nobody can overwrite another person by knowing their
    address. Settled once an officer has welcomed them, or has looked into why it was not confirmed.
    """

    answers = models.JSONField()
    email = models.EmailField(blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    customer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="joinings"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = JoiningQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        indexes = [
            models.Index(
                fields=["sent_at"], condition=Q(settled_at=None), name="joinings_to_settle"
            )
        ]

    def __str__(self) -> str:
        return f"Joining of {self.sent_at:%d %B %Y}"

    @property
    def email_hint(self) -> str:
        """Enough of the address for whoever typed it to know it again: j…@example.org."""
        name, _, domain = self.email.rpartition("@")
        return f"{name[:1]}…@{domain}"

    @property
    def name(self) -> str:
        """By their record, or as they sent it; erasing leaves nothing of what was sent."""
        return self.customer.name if self.customer else self.answers.get("name", "")
