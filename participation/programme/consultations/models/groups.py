"""Which groups were told, and what groups answered."""

from django.db import models
from django.db.models import Q

from participation.people.groups.models import Group

from .consultations import Consultation


class GroupTold(models.Model):
    """A group that was told of the proposal, through so many ``people`` who are written to for it.

    Of a group with nobody to write to it is nought: it has to be told in another way.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="groups_told")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField()
    told_on = models.DateField()

    class Meta:
        ordering = ["group__name", "pk"]
        verbose_name_plural = "groups told"
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "group"], name="a_group_is_told_of_a_consultation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.consultation}"


class GroupAnswer(models.Model):
    """What one group answered, through its officer.

    It counts as one group, with the number of its ``members`` told beside it: not as a person, and not as
    so many people, who may each have answered for themselves.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="group_answers")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    members = models.PositiveIntegerField(help_text="Whom it speaks for, as it says itself.")
    received_on = models.DateField()
    said = models.TextField()

    class Meta:
        ordering = ["group__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "group"], name="a_group_answers_a_consultation_once"
            ),
            models.CheckConstraint(
                condition=~Q(said="") & Q(members__gt=0),
                name="a_group_says_something_and_has_members",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.consultation}"

    @property
    def is_late(self) -> bool:
        """It came after the last day to answer, and is read and told as late."""
        return self.received_on > self.consultation.closes_on
