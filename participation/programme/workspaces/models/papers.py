from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from base.core.documents import PaperBase
from participation.people.customers.models import Customer
from participation.people.groups.models import Group

from .meetings import GroupMeeting
from .minutes import Minutes


class GroupPaperQuerySet(models.QuerySet):
    def shared(self):
        """What the group lets the landlord read: what it shares with it, and what everybody reads."""
        return self.exclude(access=GroupPaper.Access.MEMBERS)

    def public(self):
        return self.filter(access=GroupPaper.Access.PUBLIC)

    def marked(self):
        """Adds ``is_frozen``: the minutes of its meeting were approved with it; and ``is_later``: it came after that."""
        approved = Minutes.objects.approved().filter(meeting=OuterRef("meeting"))
        earlier = approved.filter(approved_at__lt=OuterRef("added_at"))
        rows = self.select_related("added_by").annotate(is_later=Exists(earlier))
        return rows.annotate(is_frozen=Exists(approved) & Q(is_later=False))


class GroupPaper(PaperBase):
    """A paper of a group: for one of its meetings, or on its shelf. Its members say who else reads it."""

    class Access(models.TextChoices):
        MEMBERS = "members", "Only those who sit on the group"
        LANDLORD = "landlord", "The landlord’s staff too"
        PUBLIC = "public", "Everybody"

    group = models.ForeignKey(Group, models.PROTECT, related_name="shelf")
    meeting = models.ForeignKey(
        GroupMeeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        help_text="Empty: it stands on the shelf.",
    )
    file = models.FileField(upload_to="workspaces/%Y/")
    access = models.CharField(max_length=8, choices=Access, default=Access.MEMBERS)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    is_later: bool
    is_frozen: bool
    told = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = GroupPaperQuerySet.as_manager()

    class Meta(PaperBase.Meta):
        ordering = ["-added_at", "-pk"]
        indexes = [models.Index(fields=["group", "-added_at"], name="papers_on_a_shelf")]

    def get_absolute_url(self) -> str:
        return reverse("workspaces:paper", args=[self.group.slug, self.pk])


class PrivateNote(models.Model):
    """What a member notes for themselves. Nobody else reads it, and it stays theirs when they leave the group."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="private_notes")
    meeting = models.ForeignKey(
        GroupMeeting, models.PROTECT, null=True, blank=True, related_name="private_notes"
    )
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="private_notes")
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_private_note_says_something")
        ]

    def __str__(self) -> str:
        return f"A note of {self.written_at:%d %B %Y}"
