"""What people would like money to be spent on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from participation.people.customers.models import Customer

from .projects import Project, Source
from .rounds import Round


class IdeaQuerySet(models.QuerySet):
    def to_read(self):
        return self.filter(shown_at=None, turned_down_at=None)

    def shown(self):
        """What everybody reads, and nobody's name beside it."""
        return self.exclude(shown_at=None)


class Idea(models.Model):
    """An idea as it reached us, online or keyed in by one of us; one of us reads it before everybody does.

    It becomes a ``project``, alone or together with others whose authors agreed (``may_join``). An idea
    that was turned down says why, to whoever sent it.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="ideas")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="choices_ideas"
    )
    title = models.CharField(max_length=100)
    place = models.CharField(max_length=200)
    about = models.TextField()
    source = models.CharField(max_length=6, choices=Source)
    may_join = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    shown_at = models.DateTimeField(null=True, editable=False)
    turned_down_at = models.DateTimeField(null=True, editable=False)
    turned_down_because = models.TextField(blank=True, editable=False)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, editable=False, related_name="ideas"
    )

    objects = IdeaQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(turned_down_at=None)
                | Q(shown_at=None, project=None) & ~Q(turned_down_because=""),
                name="an_idea_is_turned_down_with_a_reason_or_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("choices:idea", args=[self.pk])

    @property
    def standing(self) -> tuple[str, str]:
        """Where it stands, and the kind of its tag."""
        if self.turned_down_at:
            return "Turned down", "not_possible"
        if self.project_id:
            return "A project", "done"
        return ("Everybody reads it", "done") if self.shown_at else ("To read", "doing")
