from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership
from participation.programme.activities.models import Service


class TopicQuerySet(models.QuerySet):
    def public(self):
        """Everybody reads them."""
        return self.filter(public_on__isnull=False)

    def to_read(self):
        """One of us has to read them before anybody else does."""
        return self.filter(public_on=None, kept_back_because="")

    def undecided(self):
        return self.public().filter(decision="")

    def to_consider(self):
        """The panel has to vote on them, and say why."""
        return self.undecided().filter(must_since__isnull=False)

    def chosen(self):
        return self.filter(decision=Topic.Decision.CHOSEN)

    def with_support(self):
        """Adds ``supporters``: customers who support it now."""
        live = Q(supports__taken_back_at=None, supports__isnull=False)
        return self.annotate(supporters=Count("supports", filter=live))

    def with_points(self):
        """Adds ``points``: of all criteria together; none is 0."""
        scored = Topic.objects.filter(pk=OuterRef("pk")).order_by()
        total = scored.annotate(total=Sum("scores__points")).values("total")
        return self.annotate(points=Coalesce(Subquery(total), 0))

    def of_member(self, user):
        """Public ones of the panels on which this person sits today."""
        sits = Membership.objects.sitting().filter(customer__user=user.pk)
        return self.public().filter(panel__in=sits.values("group"))

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.public()


class Topic(models.Model):
    """Something that a panel could look into: anybody suggests it, the panel decides (seed rows R-21, R-23).

    Until ``public_on`` nobody but us reads it: it may name somebody. What we keep back says why. ``must_since``
    is the day from which the panel has to decide, for so many support it or an organisation asked; taking
    support back later does not undo that. ``decision`` is what the panel's last vote came to.
    """

    class Must(models.TextChoices):
        SUPPORTERS = "supporters", "Enough customers support it"
        GROUP = "group", "An organisation asked for it"

    class Decision(models.TextChoices):
        CHOSEN = "chosen", "Chosen by the panel"
        NOT_CHOSEN = "not_chosen", "Not chosen"

    panel = models.ForeignKey(Group, models.PROTECT, related_name="topics")
    title = models.CharField(max_length=150)
    service = models.CharField(max_length=20, choices=Service)
    why = models.TextField(help_text="Why somebody should look into it.")
    suggested_by = models.ForeignKey(
        Customer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="topics_suggested",
        help_text="Empty: a visitor, or one of us.",
    )
    suggested_on = models.DateField(default=timezone.localdate, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        help_text="One of us who wrote it down for somebody.",
    )
    public_on = models.DateField(null=True, blank=True, editable=False)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    kept_back_because = models.TextField(blank=True, editable=False)
    must_since = models.DateField(null=True, blank=True, editable=False)
    must_because = models.CharField(max_length=10, choices=Must, blank=True, editable=False)
    decision = models.CharField(max_length=10, choices=Decision, blank=True, editable=False)
    decided_on = models.DateField(null=True, blank=True, editable=False)
    reason = models.TextField(blank=True, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["-suggested_on", "-pk"]
        indexes = [models.Index(fields=["-suggested_on"], name="topic_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(public_on=None) | Q(kept_back_because=""),
                name="a_topic_is_public_or_kept_back",
            ),
            models.CheckConstraint(
                condition=Q(must_since=None, must_because="")
                | (Q(must_since__isnull=False, public_on__isnull=False) & ~Q(must_because="")),
                name="what_a_panel_must_consider_is_public_and_says_why",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None, reason="")
                | (~Q(decision="") & Q(decided_on__isnull=False) & ~Q(reason="")),
                name="a_decided_topic_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("topics:public", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return reverse("topics:page", args=[self.pk])

    @property
    def panel_address(self) -> str:
        return reverse("topics:of_panel", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"topics.topic:{self.pk}"

    @property
    def is_public(self) -> bool:
        return self.public_on is not None

    @property
    def is_to_read(self) -> bool:
        return self.public_on is None and not self.kept_back_because

    @property
    def must_be_considered(self) -> bool:
        return self.must_since is not None and not self.decision

    @property
    def standing(self) -> str:
        """Where it stands, in a word or two."""
        if self.kept_back_because:
            return "Kept back"
        if not self.is_public:
            return "Waiting to be read"
        if self.decision:
            return self.get_decision_display()
        return "The panel has to decide" if self.must_since else "Suggested"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        if self.decision:
            return "done" if self.decision == self.Decision.CHOSEN else "not_possible"
        if not self.is_public:
            return "plain"
        return "doing" if self.must_since else "heard"
