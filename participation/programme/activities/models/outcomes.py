from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from base.core.addresses import address_of
from base.core.audience import Audience
from base.core.history import HistoricalRecords
from base.core.periods import Period
from participation.people.customers.models import Area, PreferenceOption

from .activities import Activity, Service


class OutcomeQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def as_cards(self):
        """With what cards show of them, and with no more of their activities than that."""
        own = ("slug", "said", "said_on", "answer", "state", "answered_on", "done_on")
        of_activity = ("title", "starts_at", "published_at", "members_only")
        shown = self.select_related("activity")
        return shown.only(*own, *(f"activity__{name}" for name in of_activity))

    def answered_in(self, period: Period):
        return self.filter(period.holds("answered_on", moment=False))

    def overdue(self, today=None):
        return self.filter(
            state__in=[Outcome.State.HEARD, Outcome.State.DOING],
            due_on__lt=today or timezone.localdate(),
        )

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.published()


class Outcome(models.Model):
    """You said, we did: a point customers raised, the landlord's answer, its owner, date and proof.

    "Not possible" is an answer, published as plainly as "done", and its ``answer`` says why.
    ``best`` marks the ones the annual report tells in full.
    """

    class State(models.TextChoices):
        HEARD = "heard", "We are looking into it"
        DOING = "doing", "On its way"
        DONE = "done", "Done"
        NOT_POSSIBLE = "not_possible", "Not possible"

    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="outcomes"
    )
    slug = models.SlugField(max_length=120, unique=True)
    said = models.CharField(max_length=300, help_text="In customers' own words where you can.")
    said_on = models.DateField()
    answer = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.HEARD)
    service = models.CharField(max_length=20, choices=Service)
    topic = models.ForeignKey(
        PreferenceOption, models.PROTECT, null=True, blank=True, related_name="+"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="outcomes_owned"
    )
    due_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    proof = models.TextField(blank=True, help_text="How anybody can see that it was done.")
    best = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = OutcomeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-answered_on", "-pk"]
        indexes = [models.Index(fields=["-answered_on"], name="outcome_by_answer")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_on__isnull=False),
                name="a_done_outcome_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state="heard") | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="an_answered_outcome_says_what_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.said

    def get_absolute_url(self) -> str:
        return address_of("activities:outcome", self.slug)

    @property
    def standing(self) -> str:
        """Where it stands, for its tag: "Done, 3 June 2026"."""
        if self.state == self.State.DONE:
            return f"Done, {date_format(self.done_on, 'j F Y')}"
        return self.get_state_display()

    @property
    def has_open_origin(self) -> bool:
        """Whether everybody may see where it came from."""
        came_from = self.activity
        return bool(came_from and came_from.published_at and not came_from.members_only)

    @property
    def origin(self) -> str:
        """Where it came from, as everyone may know it."""
        if self.has_open_origin:
            day = timezone.localdate(self.activity.starts_at)
            return f"From {self.activity.title}, {date_format(day, 'j F Y')}."
        return f"Said on {date_format(self.said_on, 'j F Y')}."


class OutcomeNews(models.Model):
    """One move of an outcome that those who took part are to hear of: the row behind the telling.

    Customers are told in order of their number, a batch at a time; ``told_up_to`` is the last one
    reached, so that a worker that dies is followed by one that goes on from there.
    """

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="news")
    state = models.CharField(max_length=12, choices=Outcome.State)
    created_at = models.DateTimeField(auto_now_add=True)
    told_up_to = models.BigIntegerField(default=0, help_text="Customers up to this number.")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "outcome news"
        indexes = [
            models.Index(
                fields=["created_at"], condition=Q(finished_at=None), name="outcome_news_to_tell"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "state"], name="a_state_of_an_outcome_is_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.outcome}: {self.get_state_display()}"
