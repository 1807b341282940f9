import secrets

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.joining.involvement.models import Joining, Opportunity
from participation.people.customers.models import Customer
from participation.reach.segments.models import Segment

#: Read aloud and typed in from paper: no 0 or o, no 1, i or l.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 7


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


class Campaign(models.Model):
    """A push to bring people in: whom for, by which means, from when to when (K-23, F-01)."""

    title = models.CharField(max_length=100)
    purpose = models.TextField(help_text="What we hope for, and why these people.")
    segment = models.ForeignKey(
        Segment, models.PROTECT, null=True, blank=True, related_name="campaigns"
    )
    audience_words = models.CharField(
        max_length=200, blank=True, help_text="Whom it is for, where no segment says so."
    )
    opportunity = models.ForeignKey(
        Opportunity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns",
        help_text="Where its codes lead. Empty: to Join.",
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    hoped_for = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many people we hope will join."
    )
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="campaigns_led"
    )
    learned = models.TextField(blank=True, help_text="What we would do again, and what not.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_campaign_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(segment__isnull=False) | ~Q(audience_words=""),
                name="a_campaign_says_whom_it_is_for",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("recruitment:campaign", args=[self.pk])

    @property
    def state(self) -> str:
        today = timezone.localdate()
        if today < self.starts_on:
            return "planned"
        return "running" if today <= self.ends_on else "over"


class LinkQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds ``visited`` and ``joined``, both as :mod:`.stats` defines them."""
        visited = Visits.objects.filter(link=models.OuterRef("pk")).order_by().values("link")
        joined = Recruit.objects.counted().filter(link=models.OuterRef("pk"))
        return self.annotate(
            visited=Coalesce(models.Subquery(visited.annotate(n=Sum("visits")).values("n")), 0),
            joined=Coalesce(
                models.Subquery(
                    joined.order_by().values("link").annotate(n=Count("pk")).values("n")
                ),
                0,
            ),
        )

    def of_neighbours(self):
        return self.filter(customer__isnull=False)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Link(models.Model):
    """A code that leads to the portal: on one piece of a campaign, or a customer's own to pass on.

    How often it was followed and who joined through it are counted; nothing says who followed it.
    """

    class Channel(models.TextChoices):
        POSTER = "poster", "Poster"
        LEAFLET = "leaflet", "Leaflet or newsletter"
        LETTER = "letter", "Letter"
        EMAIL = "email", "Email"
        TEXT = "text", "Text message"
        SOCIAL = "social", "Social media"
        WEBSITE = "website", "Website"
        EVENT = "event", "At an event"
        PEOPLE = "people", "Passed on by people"

    code = models.SlugField(max_length=12, unique=True, default=new_code, editable=False)
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="links"
    )
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="recruiting_links"
    )
    name = models.CharField(max_length=80)
    channel = models.CharField(max_length=8, choices=Channel)
    copies = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many were printed, posted or sent."
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(campaign__isnull=False, customer=None)
                | Q(campaign=None, customer__isnull=False),
                name="a_link_is_of_a_campaign_or_of_a_neighbour",
            ),
            models.UniqueConstraint(
                fields=["campaign", "name"],
                condition=Q(campaign__isnull=False),
                name="a_piece_is_named_once_in_its_campaign",
                violation_error_message="This campaign has a piece of that name already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("recruitment:follow", args=[self.code])

    @property
    def address(self) -> str:
        """As printed, whole."""
        return settings.PORTAL_ADDRESS + self.get_absolute_url()


class Visits(models.Model):
    """How often one link was followed on one day: a number, and nothing about whoever did."""

    link = models.ForeignKey(Link, models.CASCADE, related_name="days")
    day = models.DateField()
    visits = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "visits"
        constraints = [
            models.UniqueConstraint(fields=["link", "day"], name="one_count_for_each_link_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.visits} on {self.day}"


class RecruitQuerySet(models.QuerySet):
    def counted(self):
        """Who has joined: sent it and, where there is an address to prove, proved it; and has a
        housing reference, so that nobody whom somebody made up is counted.
        """
        return self.filter(
            joining__applied_at__isnull=False, joining__customer__reference__isnull=False
        )


class Recruit(models.Model):
    """Somebody joined by way of a link. It names what they sent, which is theirs, and no more."""

    joining = models.OneToOneField(Joining, models.CASCADE, related_name="recruited")
    link = models.ForeignKey(Link, models.PROTECT, related_name="recruits")

    objects = RecruitQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Recruit by {self.link}"


class Promotion(models.Model):
    """Once that an opportunity was made known without a code: on paper, online or by word (K-09).

    Pieces with a code count by themselves (:class:`Link`). ``came`` is how many people said that
    this is how they heard, as far as anybody knows.
    """

    opportunity = models.ForeignKey(Opportunity, models.PROTECT, related_name="promotions")
    channel = models.CharField(max_length=8, choices=Link.Channel)
    where = models.CharField(max_length=150)
    copies = models.PositiveIntegerField(null=True, blank=True)
    promoted_on = models.DateField()
    came = models.PositiveIntegerField(null=True, blank=True)
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-promoted_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(where=""), name="a_promotion_says_where")
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.where}"
