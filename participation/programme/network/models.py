from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer
from participation.people.groups.models import Group


class PostQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(taken_down_at=None)

    def visible_to(self, user):
        """What the groups of somebody may read; staff read and moderate all of it."""
        if Audience.STAFF.admits(user):
            return self
        return self.standing().filter(group__in=Group.objects.visible_to(user))

    def may_be_taken_down_by(self, user):
        if Audience.STAFF.admits(user):
            return self.standing()
        return self.visible_to(user).filter(customer__user=user)


class Post(models.Model):
    """A notice or a paper on the page of one group, for those who sit on it (K-03, T-42).

    Written by a member or by staff. Taken down, it stays on record with who did so.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="posts")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    file = models.FileField(upload_to="network/%Y/", blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes.")
    posted_at = models.DateTimeField(default=timezone.now)
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_at", "-pk"]
        indexes = [models.Index(fields=["group", "-posted_at"], name="posts_of_a_group")]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer=None, officer__isnull=False)
                | Q(customer__isnull=False, officer=None),
                name="a_post_is_by_a_member_or_by_staff",
            ),
            models.CheckConstraint(
                condition=Q(taken_down_at=None, taken_down_by=None)
                | Q(taken_down_at__isnull=False, taken_down_by__isnull=False),
                name="a_post_taken_down_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def author(self) -> str:
        return str(self.customer or self.officer)
