"""Where a consultation is talked over online: topics, what people write under them, and who thinks so too."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone

from participation.people.customers.models import Customer

from .consultations import Consultation

MOST_SUPPORTED_FIRST = ["-supporters", "-shown_at", "-pk"]


class ForumTopicQuerySet(models.QuerySet):
    def with_posts(self):
        """Adds ``posts_shown``: how many posts everybody can read under it."""
        shown = models.Q(posts__shown_at__isnull=False, posts__customer__erased_at=None)
        return self.annotate(posts_shown=models.Count("posts", filter=shown))


class ForumTopic(models.Model):
    """One thing to talk over. Without a topic a consultation has no forum."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="topics")
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ForumTopicQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("consultations:forum_topic", args=[self.consultation.slug, self.pk])


class ForumPostQuerySet(models.QuerySet):
    def waiting(self):
        """Nobody of us has read them yet."""
        return self.filter(shown_at=None, turned_down_at=None)

    def shown(self):
        """What everybody reads: not what somebody wrote who is on record no more."""
        return self.filter(shown_at__isnull=False, customer__erased_at=None)

    def with_supporters(self):
        """Adds ``supporters``, those who think so too; what most think on top."""
        counted = self.annotate(supporters=models.Count("supports"))
        return counted.order_by(*MOST_SUPPORTED_FIRST)

    def first_of_each_topic(self, most: int):
        """No more than this many under each topic, those that most people support."""
        place = models.Window(RowNumber(), partition_by="topic", order_by=MOST_SUPPORTED_FIRST)
        return self.with_supporters().annotate(place=place).filter(place__lte=most)


class ForumPost(models.Model):
    """What somebody wrote under a topic: shown to everybody, without their name, once one of us has read it, or not
    shown and they are told why. ``answer`` is ours, and stands under it."""

    topic = models.ForeignKey(ForumTopic, models.CASCADE, related_name="posts")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="forum_posts")
    words = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    shown_at = models.DateTimeField(null=True, blank=True)
    turned_down_at = models.DateTimeField(null=True, blank=True)
    turned_down_because = models.TextField(blank=True, help_text="Whoever wrote it reads this.")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ForumPostQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_at=None) | Q(turned_down_at=None),
                name="a_post_is_shown_or_turned_down",
            ),
            models.CheckConstraint(
                condition=Q(turned_down_at=None) | ~Q(turned_down_because=""),
                name="a_post_is_turned_down_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | (~Q(answer="") & Q(shown_at__isnull=False)),
                name="only_a_shown_post_is_answered",
            ),
        ]
        indexes = [
            models.Index(
                fields=["written_at"],
                condition=Q(shown_at=None, turned_down_at=None),
                name="forum_posts_to_read",
            )
        ]

    def __str__(self) -> str:
        return f"What somebody wrote on {self.written_at:%-d %B %Y}"

    @property
    def standing(self) -> str:
        if self.turned_down_at:
            return "Not shown"
        return "Shown" if self.shown_at else "To read"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {"Not shown": "not_possible", "Shown": "done"}.get(self.standing, "doing")


class ForumSupport(models.Model):
    """A customer thinks so too."""

    post = models.ForeignKey(ForumPost, models.CASCADE, related_name="supports")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="forum_supports")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "customer"], name="a_customer_supports_a_post_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer} thinks so too"
