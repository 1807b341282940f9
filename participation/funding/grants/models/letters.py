"""What we wrote to a group about a grant."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .grants import Grant

User = settings.AUTH_USER_MODEL


class LetterQuerySet(models.QuerySet):
    def to_post(self):
        """No office bearer could be written to, and nobody has put it into the post yet."""
        return self.filter(told=0, posted_on=None)


class Letter(models.Model):
    """One letter about a grant, word for word as it was sent to each office bearer by the way they chose.

    ``told`` counts them. Where it is nobody, one of us prints the letter and posts it.
    """

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="letters")
    what = models.SlugField(max_length=30, help_text="The name of its text.")
    subject = models.CharField(max_length=200)
    words = models.TextField()
    told = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    posted_on = models.DateField(null=True, editable=False)
    posted_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(posted_on=None) | Q(posted_by__isnull=False),
                name="somebody_posts_a_letter_about_a_grant",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_to_post(self) -> bool:
        return self.told == 0 and self.posted_on is None
