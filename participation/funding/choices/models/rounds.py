"""One round: what it is about, by which rule money is given out, who may vote, and the days of its phases."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.people.customers.models import Area, Tenure


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody reads a round once ideas are asked for, or its costs and its rule are published."""
        return self if Audience.STAFF.admits(user) else self.public()

    def public(self):
        return self.filter(Q(fixed_at__isnull=False) | Q(ideas_asked_at__isnull=False))

    def fixed(self):
        """Nothing that decides who wins changes any more."""
        return self.exclude(fixed_at=None)

    def to_close(self, today: dt.date):
        """The last day has passed, and nobody has closed the vote yet."""
        return self.fixed().filter(closed_at=None, closes_on__lt=today)


class Round(models.Model):
    """A round of Choices (K-64). All that decides who wins is fixed at ``fixed_at``, before anybody votes.

    From that moment the rule, the money, the projects with their costs, the lots and the roll stay as they
    are. People vote from the first to the last moment of ``opens_on`` to ``closes_on``. ``closed_at`` is
    when ballots were taken off the roll; ``result_at`` when the result was published.
    """

    class Kind(models.TextChoices):
        PICK = "pick", "Choose up to so many projects"
        SPEND = "spend", "Choose projects until the money is spent"
        RANK = "rank", "Put projects in order, the best first"

    class Rule(models.TextChoices):
        EQUAL_SHARES = "equal_shares", "Equal Shares: every ballot has the same share of the money"
        GREEDY = "greedy", "Most votes first, as long as the money lasts"

    class Stop(models.TextChoices):
        TOO_DEAR = "too-dear", "When the winners would cost more than the money"
        NOTHING_FITS = "nothing-fits", "As soon as nothing more fits into what is left"

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=140, unique=True)
    about = models.TextField(help_text="What the money is for, and where it comes from.")
    agreed_with = models.CharField(
        max_length=200, blank=True, help_text="Who agreed the rules: a panel, and on which day."
    )

    kind = models.CharField(max_length=5, choices=Kind, default=Kind.PICK)
    most = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Of each pot, how many projects a ballot may name."
    )
    rule = models.CharField(max_length=12, choices=Rule, default=Rule.EQUAL_SHARES)
    start_percent = models.PositiveSmallIntegerField(default=100)
    step = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    stop = models.CharField(max_length=12, choices=Stop, default=Stop.TOO_DEAR)
    top_up = models.BooleanField(default=False)
    fewest_votes = models.PositiveSmallIntegerField(default=1)
    ceiling = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)

    tenures = models.ManyToManyField(Tenure, blank=True, related_name="+")
    areas = models.ManyToManyField(Area, blank=True, related_name="+")
    youngest = models.PositiveSmallIntegerField(default=16, help_text="On the first day of voting.")

    ideas_until = models.DateField(
        null=True, blank=True, help_text="The last day for ideas; empty: staff key them in."
    )
    costs_on = models.DateField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    result_on = models.DateField()
    delivered_by = models.DateField()
    review_on = models.DateField()

    ideas_asked_at = models.DateTimeField(null=True, editable=False)
    fixed_at = models.DateTimeField(null=True, editable=False)
    fixed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, editable=False)
    result_at = models.DateTimeField(null=True, editable=False)
    result_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = RoundQuerySet.as_manager()
    history = HistoricalRecords()

    #: The days of the phases, in their order, each with its words.
    PHASES = {
        "ideas_until": "Last day for ideas",
        "costs_on": "Costs and rules are published",
        "opens_on": "First day of voting",
        "closes_on": "Last day of voting",
        "result_on": "Result",
        "delivered_by": "Everything is done by",
        "review_on": "We look back together",
    }

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(ideas_until=None) | Q(ideas_until__lte=F("costs_on")))
                & Q(costs_on__lte=F("opens_on"))
                & Q(opens_on__lte=F("closes_on"))
                & Q(closes_on__lt=F("result_on"))
                & Q(result_on__lte=F("delivered_by"))
                & Q(delivered_by__lte=F("review_on")),
                name="phases_of_a_round_follow_each_other",
            ),
            models.CheckConstraint(
                condition=Q(kind="spend", most=None) | ~Q(kind="spend") & Q(most__gte=1),
                name="a_ballot_says_how_many_it_may_name",
            ),
            models.CheckConstraint(
                condition=Q(start_percent__gte=1, start_percent__lte=100, step__gte=0),
                name="a_count_starts_with_some_of_the_money",
            ),
            models.CheckConstraint(
                condition=Q(fewest_votes__gte=1) & (Q(ceiling=None) | Q(ceiling__gt=0)),
                name="limits_of_a_round_are_more_than_nothing",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(fixed_at__isnull=False),
                name="a_vote_is_fixed_before_it_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(result_at=None) | Q(closed_at__isnull=False, result_by__isnull=False),
                name="a_result_comes_after_the_closing",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("choices:round", args=[self.slug])

    @property
    def staff_address(self) -> str:
        return reverse("choices:hub", args=[self.pk])

    @property
    def takes_ideas(self) -> bool:
        """Whether people can send ideas today."""
        return (
            self.ideas_asked_at is not None
            and self.fixed_at is None
            and self.ideas_until is not None
            and self.ideas_until >= timezone.localdate()
        )

    @property
    def has_opened(self) -> bool:
        return self.fixed_at is not None and self.opens_on <= timezone.localdate()

    @property
    def is_over(self) -> bool:
        return self.closed_at is not None or self.closes_on < timezone.localdate()

    @property
    def is_open(self) -> bool:
        return self.has_opened and not self.is_over

    @property
    def standing(self) -> tuple[str, str]:
        """Where it stands, in a word or two, and the kind of its tag."""
        if self.takes_ideas:
            return "Send your ideas", "doing"
        if self.fixed_at is None:
            return ("Ideas are being checked" if self.ideas_asked_at else "Being prepared"), "plain"
        if not self.has_opened:
            return "Voting opens soon", "plain"
        if self.is_open:
            return "Voting is open", "doing"
        if self.result_at is None:
            return "Votes are being counted", "doing"
        return "Result", "done"

    @property
    def phases(self) -> list[tuple[str, dt.date]]:
        days = ((words, getattr(self, name)) for name, words in self.PHASES.items())
        return [(words, day) for words, day in days if day]
