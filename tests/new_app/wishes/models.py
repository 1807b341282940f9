from django.conf import settings
from django.db import models

from participation.people.customers.models import Customer


class WishKind(models.Model):
    """What can be wished for. The landlord's own list."""

    name = models.CharField(max_length=50, unique=True)

    def __str__(self) -> str:
        return self.name


class WishQuerySet(models.QuerySet):
    def open(self):
        return self.filter(granted_on=None)


class Wish(models.Model):
    """One thing a customer would like the hall to have."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="wishes")
    kind = models.ForeignKey(WishKind, models.PROTECT, related_name="wishes")
    what = models.CharField(max_length=100)
    answer_by = models.DateField()
    granted_on = models.DateField(null=True, blank=True)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ["answer_by", "pk"]

    def __str__(self) -> str:
        return self.what
