from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer
from participation.people.groups.insiders import SPEAK, groups_inside
from participation.people.groups.models import Group, Membership


class PostQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(taken_down_at=None)

    def visible_to(self, user):
        """What the groups of somebody may read; staff read and moderate what is shared with them."""
        inside = Q(group__in=groups_inside(user), taken_down_at=None)
        return (
            self.filter(inside | Q(shared=True))
            if Audience.STAFF.admits(user)
            else self.filter(inside)
        )

    def may_be_taken_down_by(self, user):
        """Their own, any that staff may read, and any of the group they speak for."""
        if Audience.STAFF.admits(user):
            return self.visible_to(user).standing()
        speaks = Membership.objects.sitting().filter(customer__user=user, role__in=SPEAK)
        mine = Q(customer__user=user) | Q(group__in=speaks.values("group"))
        return self.visible_to(user).filter(mine)


class Post(models.Model):
    """A notice or a paper on the page of one group, for those who sit on it (K-03, T-42).

    Written by a member or by staff. Staff read what is ``shared`` with them; what they write is. Taken down, it
    stays on record with who did so. ``told`` is how many were told that there is something new.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="posts")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    shared = models.BooleanField(default=False, db_default=True, help_text="Our staff read it too.")
    told = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
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
                condition=Q(officer=None) | Q(shared=True), name="staff_read_what_staff_put_up"
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
    def source(self) -> str:
        """How messages name this row."""
        return f"network.post:{self.pk}"

    @property
    def author(self) -> str:
        return str(self.customer or self.officer)
