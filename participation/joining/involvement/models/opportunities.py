from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.addresses import address_of
from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.people.customers.models import Aim, Level, PreferenceOption, Tenure
from participation.programme.activities.principles import left_of
from participation.programme.activities.review_parts import ReviewParts

from .interests import Interest


class TimeNeeded(models.TextChoices):
    """What a tenant asks first: how much of my time?"""

    MINUTES = "minutes", "5 to 15 minutes, now and then"
    HOURS = "hours", "An hour or two, now and then"
    MONTHLY = "monthly", "A few hours a month"


class Where(models.TextChoices):
    """Where a person is while they take part (B-29)."""

    HOME = "home", "From home"
    ONLINE = "online", "Online"
    NEARBY = "nearby", "In person, near you"
    OFFICE = "office", "In person, at our office"
    OUT = "out", "In person"
    EITHER = "either", "From home or in person"


#: What somebody who asks for one of these can choose from: near you is in person, too.
FROM_HOME = frozenset({Where.HOME, Where.ONLINE, Where.EITHER})
IN_PERSON = frozenset({Where.NEARBY, Where.OFFICE, Where.OUT, Where.EITHER})


class Formality(models.TextChoices):
    """How it feels to take part (B-29): some like a chat at the kitchen table, some an agenda."""

    INFORMAL = "informal", "Informal: come as you are"
    SOME = "some", "Some structure: a plan, and time to chat"
    FORMAL = "formal", "Formal: papers, a chair and minutes"


class OpportunityQuerySet(models.QuerySet):
    def open(self):
        return self.filter(opened_at__isnull=False, closed_at=None)

    def due_for_review(self, today=None):
        return self.open().filter(review_on__lte=today or timezone.localdate())

    def with_people(self):
        """Adds ``waiting`` (nobody has been in touch yet) and ``placed`` (taking part now)."""
        return self.annotate(
            waiting=models.Count("interests", filter=Q(interests__state=Interest.State.NEW)),
            placed=models.Count("interests", filter=Q(interests__state=Interest.State.PLACED)),
        )

    def with_interest_of(self, whose: Q):
        """Adds ``my_interests``: the customer's own live one, or none (``mine.own_rows``)."""
        mine = Interest.objects.live().filter(whose)
        mine = mine.only("opportunity", "state", "reply_due_on", "declares", "declared")
        return self.prefetch_related(models.Prefetch("interests", mine, to_attr="my_interests"))

    def visible_to(self, user):
        """Open ones; staff also see the rest, and people the ones they have asked about."""
        if Audience.STAFF.admits(user):
            return self
        if not user.is_authenticated:
            return self.open()
        mine = Interest.objects.visible_to(user)
        return self.filter(
            Q(opened_at__isnull=False, closed_at=None) | Q(pk__in=mine.values("opportunity"))
        )


class Opportunity(models.Model):
    """A way to take part that a person can choose from the menu: a panel, inspector, reader, shopper.

    It opens once it has said all that ``STATED_BEFORE_OPENING`` names, and stays readable for the
    people in it after it has closed to others.
    """

    #: What must be said before anybody is asked to give their time (R-12 to R-16, K-24, F-29): why
    #: and what is hoped for, how much influence, who for and with whom of staff and partners, when and
    #: where, the time it takes from both sides, what it costs and gives, how it is made known, to staff first, and how it is reviewed.
    STATED_BEFORE_OPENING = (
        "summary",
        "description",
        "aims",
        "purpose",
        "influence",
        "who_for",
        "staff_and_partners",
        "time_detail",
        "when_detail",
        "where_detail",
        "formality",
        "training",
        "expenses",
        "rewards",
        "staff_time",
        "worth",
        "staff_told",
        "publicity",
        "review_how",
        "review_on",
        "principles",
    )

    class Kind(models.TextChoices):
        """The sort of part it is. One of them has a rule: :mod:`participation.joining.involvement.advocates`."""

        PANEL = "panel", "Panel or regular group"
        SURVEYS = "surveys", "Surveys and quick questions"
        READER = "reader", "Reading and checking what we write"
        INSPECTOR = "inspector", "Inspecting homes and estates"
        SHOPPER = "shopper", "Mystery shopping"
        LISTENER = "listener", "Listening to calls"
        ADVOCATE = "advocate", "Estate advocate, where there is no association"
        BANK = "bank", "Volunteer bank: pick and choose"
        RECRUITMENT = "recruitment", "Choosing and welcoming staff and Board members"
        BOARD = "board", "Governing: Board or committee"
        OTHER = "other", "Something else"

    title = models.CharField(max_length=100)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OTHER)
    slug = models.SlugField(max_length=120, unique=True)
    summary = models.CharField(max_length=200)
    description = models.TextField()
    purpose = models.TextField(
        blank=True, help_text="Why we are doing it and what we hope will come of it."
    )
    aims = models.ManyToManyField(Aim, blank=True, related_name="opportunities")
    who_for = models.CharField(max_length=200, blank=True)
    staff_and_partners = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="Which staff and partner organisations take part, and what each does (R-13).",
    )
    level = models.ForeignKey(Level, models.PROTECT, related_name="opportunities")
    time_needed = models.CharField(max_length=10, choices=TimeNeeded)
    time_detail = models.CharField(
        max_length=120, help_text="One hour a month, on a weekday evening."
    )
    when_detail = models.CharField(
        max_length=120, blank=True, help_text="The first Tuesday of the month at 7pm."
    )
    times = models.ManyToManyField(
        PreferenceOption,
        blank=True,
        limit_choices_to={"kind": "time"},
        related_name="+",
        help_text="Empty: whenever it suits.",
    )
    where = models.CharField(max_length=10, choices=Where)
    where_detail = models.CharField(max_length=120, blank=True)
    formality = models.CharField(max_length=8, choices=Formality, blank=True)
    tenures = models.ManyToManyField(Tenure, blank=True, help_text="Empty: for everyone.")
    topics = models.ManyToManyField(
        PreferenceOption, blank=True, limit_choices_to={"kind": "topic"}, related_name="+"
    )
    influence = models.TextField(help_text="What people in it can change, and how they hear back.")
    training = models.TextField(blank=True)
    expenses = models.TextField(blank=True)
    rewards = models.TextField(blank=True, help_text="What people get for it.")
    role_title = models.CharField(
        max_length=80, blank=True, help_text="What somebody in it is called: estate advocate."
    )
    terms = models.TextField(
        blank=True, help_text="What people in it and we expect of each other (R-53)."
    )
    staff_time = models.CharField(max_length=120, blank=True)
    worth = models.TextField(
        blank=True, help_text="What it costs us, and why what it gives is worth that."
    )
    staff_told = models.TextField(blank=True, help_text="How staff know about it (R-16).")
    publicity = models.TextField(blank=True, help_text="How it is made known (R-16).")
    principles = models.JSONField(
        default=list, blank=True, help_text="Codes of the principles that it has been held against."
    )
    asks_interests = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whoever applies says what they have an interest in. Set where a panel recruits by it.",
    )
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    recruiting_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="opportunities_recruited"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    review_how = models.TextField(blank=True, help_text="How we shall see whether it works.")
    review_on = models.DateField(null=True, blank=True)

    objects = OpportunityQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "opportunities"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("involvement:opportunity", self.slug)

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_full(self) -> bool:
        return self.places is not None and self.interests.placed().count() >= self.places

    @property
    def still_to_say(self) -> list[str]:
        """The fields of ``STATED_BEFORE_OPENING`` that are empty."""
        return [name for name in self.STATED_BEFORE_OPENING if not self._says(name)]

    @property
    def is_due_for_review(self) -> bool:
        today = timezone.localdate()
        return self.is_open and self.review_on is not None and self.review_on <= today

    @property
    def role(self) -> str:
        """What somebody who takes part in it is called."""
        return self.role_title or self.title

    def is_for(self, tenure: Tenure | None) -> bool:
        """Somebody whose tenure we do not know yet is asked, not turned away."""
        chosen = {one.pk for one in self.tenures.all()}
        return not chosen or tenure is None or tenure.pk in chosen

    def _says(self, name: str) -> bool:
        said = getattr(self, name)
        if name == "principles":
            return not left_of(said)
        if name == "aims":
            return said.exists()
        return bool(said.strip() if isinstance(said, str) else said)


class OpportunityReview(ReviewParts):
    """One look at whether an opportunity still earns the time people give it: four parts (R-14)."""

    class Decision(models.TextChoices):
        KEEP = "keep", "Keep it as it is"
        CHANGE = "change", "Keep it and change something"
        CLOSE = "close", "Take it off the menu"

    opportunity = models.ForeignKey(Opportunity, models.PROTECT, related_name="reviews")
    decision = models.CharField(max_length=6, choices=Decision)

    def __str__(self) -> str:
        return f"{self.opportunity}, {self.reviewed_on:%d %B %Y}"
