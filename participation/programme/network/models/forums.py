from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Area, Customer, Tenure
from participation.people.groups.models import Membership


class ForumQuerySet(models.QuerySet):
    def live(self):
        return self.filter(ended_on=None)

    def open_to(self, customer: Customer | None):
        """Those that somebody may join, or be in, as they sit, live and hold their home today.

        Whom we know by their own word alone lives nowhere yet; whoever has left lives here no more, and is in a
        forum only as somebody who sits on a group.
        """
        if customer is None or customer.erased_at is not None:
            return self.none()
        anybody = Q(area=None, tenures=None)
        if customer.ended_on is not None:
            theirs = anybody & Q(only_sitting=True)
        elif customer.unconfirmed_since is not None:
            theirs = anybody
        else:
            where = Q(area=None)
            if customer.area is not None:
                where |= Q(area__in=customer.area.with_wider)
            theirs = where & (Q(tenures=None) | Q(tenures=customer.tenure_id))
        if not Membership.objects.sitting().filter(customer=customer).exists():
            theirs &= Q(only_sitting=False)
        return self.live().filter(pk__in=Forum.objects.filter(theirs).values("pk"))

    def joined_by(self, customer: Customer | None):
        """Of those that are open to them, the ones that they chose to be in."""
        joined = ForumMember.objects.live().filter(customer=customer).values("forum")
        return self.open_to(customer).filter(pk__in=joined)

    def with_members(self):
        """Adds ``members_now``: how many chose to be in it and did not leave."""
        live = Q(those_in_it__left_at=None, those_in_it__isnull=False)
        return self.annotate(members_now=models.Count("those_in_it", filter=live))


class Forum(models.Model):
    """A place online where customers meet who sit on no one group together (seed rows K-03, R-06).

    The network is the one for whoever sits on any group: ``only_sitting``. Others are for an estate, or for those who
    hold their home in one way, or for anybody with an interest. Nobody is in it who did not choose to be.
    """

    title = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=140, unique=True)
    about = models.TextField(help_text="What people talk about there.")
    only_sitting = models.BooleanField(
        default=False, help_text="Only whoever sits on one of our groups, whichever it is."
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: anywhere."
    )
    tenures = models.ManyToManyField(
        Tenure, blank=True, related_name="+", help_text="None chosen: it does not matter."
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    ended_on = models.DateField(null=True, blank=True, editable=False)

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ["-only_sitting", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("network:forum", args=[self.slug])


class ForumMemberQuerySet(models.QuerySet):
    def live(self):
        return self.filter(left_at=None)


class ForumMember(models.Model):
    """Somebody chose to be in a forum, and when they left it again.

    Whoever ``wants_news`` hears once a day of what others wrote since ``told_until``.
    """

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="those_in_it")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="forums")
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    wants_news = models.BooleanField(default=False, db_default=False)
    told_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ForumMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "customer"],
                condition=Q(left_at=None),
                name="somebody_is_in_a_forum_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(wants_news=False) | Q(told_until__isnull=False),
                name="news_of_a_forum_begin_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer}, {self.forum}"


class ForumNoticeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(taken_down_at=None)

    def to_look_at(self):
        """A member asked us to, and nobody of us has."""
        return self.standing().filter(reported_at__isnull=False, looked_at=None)

    def visible_to(self, user):
        """Staff moderate, so they read all of it; anybody else what stands in the forums that they are in."""
        if Audience.STAFF.admits(user):
            return self
        customer = Customer.objects.filter(user=user.pk).select_related("area").first()
        return self.standing().filter(forum__in=Forum.objects.joined_by(customer))


class ForumNotice(models.Model):
    """What a member, or one of us, wrote in a forum; or an answer to it.

    It stands at once. A member may ask us to look at it, and one of us takes it down, saying why, or leaves it.
    """

    class Concern(models.TextChoices):
        RUDE = "rude", "It is rude, or hurts somebody"
        PRIVATE = "private", "It tells something private of somebody"
        WRONG = "wrong", "It is not true"
        OTHER = "other", "It does not belong here"

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="notices")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="forum_notices"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    text = models.TextField()
    posted_at = models.DateTimeField(default=timezone.now)
    reported_at = models.DateTimeField(null=True, blank=True)
    concern = models.CharField(max_length=7, choices=Concern, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_down_why = models.CharField(max_length=300, blank=True)

    objects = ForumNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_at", "-pk"]
        indexes = [
            models.Index(fields=["forum", "-posted_at"], name="notices_of_a_forum"),
            models.Index(
                fields=["reported_at"],
                condition=Q(reported_at__isnull=False, looked_at=None, taken_down_at=None),
                name="notices_to_look_at",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer=None, officer__isnull=False)
                | Q(customer__isnull=False, officer=None),
                name="a_notice_is_by_a_member_or_by_staff",
            ),
            models.CheckConstraint(
                condition=Q(reported_at=None, concern="", looked_at=None)
                | (Q(reported_at__isnull=False) & ~Q(concern="")),
                name="whoever_reports_a_notice_says_why",
            ),
            models.CheckConstraint(
                condition=Q(taken_down_at=None, taken_down_by=None, taken_down_why="")
                | Q(taken_down_at__isnull=False, taken_down_by__isnull=False),
                name="a_notice_taken_down_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def author(self) -> str:
        return str(self.customer or self.officer)
