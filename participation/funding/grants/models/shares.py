"""The lines of a worked table: how many people each association speaks for."""

from django.db import models

from participation.people.customers.models import Area
from participation.people.groups.models import Group

from .schemes import SchemeYear


class Share(models.Model):
    """One association in a scheme that is shared by people, as it stood on the day of the count (T-36).

    ``people`` are the tenants and owners of ``area``, each once. Where the association speaks for
    another area later in the year, this line stays as it is.
    """

    scheme_year = models.ForeignKey(SchemeYear, models.PROTECT, related_name="shares")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["group__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme_year", "group"], name="an_association_shares_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.people}"
