from django.conf import settings
from django.db import models
from django.utils import timezone

from .memberships import Membership


class Barred(models.Model):
    """A member takes no part in one decision, for an interest of theirs: nobody counts a hand of theirs in it.

    Each app whose votes it bars from has a table of it. ``why`` is read by those who read the hands.
    """

    seat = models.ForeignKey(Membership, models.CASCADE, related_name="%(app_label)s_barred")
    why = models.CharField(max_length=200)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_on = models.DateField(default=timezone.localdate)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.seat.person}: {self.why}"
