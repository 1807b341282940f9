from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .registrations import Registration, Status

User = settings.AUTH_USER_MODEL


class Step(models.Model):
    """One thing that happened to an application, with the letter about it. Never changed, never taken out.

    ``letter`` is what we wrote, word for word; empty where nothing was sent. ``told`` counts the office bearers who
    had it by the way they chose. ``on`` is the day that the step is about: from when it is registered, on which
    it was heard.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="steps")
    status = models.CharField(max_length=10, choices=Status)
    what = models.CharField(max_length=200)
    words = models.TextField(blank=True, help_text="The reasons.")
    on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    subject = models.CharField(max_length=200, blank=True)
    letter = models.TextField(blank=True)
    told = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(letter="", subject="") | (~Q(letter="") & ~Q(subject="")),
                name="a_letter_says_what_it_is_about",
            )
        ]

    def __str__(self) -> str:
        return self.what

    def save(self, *args, **kwargs):
        """Raises ValueError of a step that is there already."""
        if not self._state.adding:
            raise ValueError("What happened to an application is never changed.")
        super().save(*args, **kwargs)

    @property
    def is_to_post(self) -> bool:
        """There is a letter, and nobody of the group has it by us."""
        return bool(self.letter) and self.told == 0


class Posting(models.Model):
    """A letter of ours that somebody put into the post by hand, for no office bearer could be written to."""

    step = models.OneToOneField(Step, models.PROTECT, related_name="posting")
    posted_on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.step}: posted on {self.posted_on}"
