from django.conf import settings
from django.db import models
from django.db.models import Q

from base.core.history import HistoricalRecords
from participation.people.groups.models import Group


class OwnPage(models.Model):
    """What a group says of itself: its words, how it is reached, when it meets, how many members it has.

    ``public_contact`` is the contact that the group chose, for everybody to read; a PO box will do (guidance of 2002,
    paragraph 51). ``is_public``: the group was told that everybody can read it, and wants that. What stands on the
    register is public by law.
    """

    group = models.OneToOneField(Group, models.PROTECT, related_name="own_page")
    words = models.TextField(blank=True)
    public_contact = models.CharField(max_length=250, blank=True)
    website = models.URLField(blank=True)
    meets = models.CharField(max_length=250, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    members_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(members=None, members_on=None)
                | Q(members__isnull=False, members_on__isnull=False),
                name="a_number_of_members_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"What {self.group} says of itself"
