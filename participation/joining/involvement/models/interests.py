from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.people.customers.models import Customer


class InterestQuerySet(models.QuerySet):
    def live(self):
        return self.exclude(state__in=Interest.OVER)

    def waiting(self):
        """Nobody has been in touch with the person yet."""
        return self.filter(state=Interest.State.NEW)

    def in_hand(self):
        """Still for us to move on."""
        return self.filter(state__in=Interest.IN_HAND)

    def overdue(self):
        """In hand, and left alone for longer than we said."""
        return self.in_hand().filter(reply_due_on__lt=timezone.localdate())

    def placed(self):
        return self.filter(state=Interest.State.PLACED)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Interest(models.Model):
    """A customer's wish to take up an opportunity, and how far it has got.

    Placed means serving in it; the :class:`Placement` has the dates. ``reply_due_on`` is the day by
    which the person hears from us next: INTEREST_REPLY_WORKING_DAYS from each step, unless the
    officer and the person agreed on another day.
    """

    class Declares(models.TextChoices):
        """What somebody who applies says of interests of theirs. Empty: they were not asked."""

        NOTHING = "nothing", "Nothing to declare"
        SOMETHING = "something", "Something to declare"

    class State(models.TextChoices):
        NEW = "new", "New"
        CONTACTED = "contacted", "Contacted"
        TRIAL = "trial", "Trying it out"
        PLACED = "placed", "Taking part"
        DECLINED = "declined", "Not this time"
        ENDED = "ended", "Took part, and has stopped"
        WITHDRAWN = "withdrawn", "Withdrawn by the customer"

    IN_HAND = (State.NEW, State.CONTACTED, State.TRIAL)
    OVER = (State.DECLINED, State.ENDED, State.WITHDRAWN)
    #: The steps that must say why, and how we ask for it; the person is told.
    WITH_A_REASON = {
        State.DECLINED: "Say why it is not this time: the reason goes to them",
        State.ENDED: "Say why they have stopped: the reason goes to them",
    }
    #: Where each state can lead. What is over stays over; a new interest begins again.
    MOVES = {
        State.NEW: (
            State.CONTACTED,
            State.TRIAL,
            State.PLACED,
            State.DECLINED,
            State.WITHDRAWN,
        ),
        State.CONTACTED: (State.TRIAL, State.PLACED, State.DECLINED, State.WITHDRAWN),
        State.TRIAL: (State.PLACED, State.DECLINED, State.WITHDRAWN),
        State.PLACED: (State.ENDED,),
        State.DECLINED: (),
        State.ENDED: (),
        State.WITHDRAWN: (),
    }

    opportunity = models.ForeignKey(
        "involvement.Opportunity", models.PROTECT, related_name="interests"
    )
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="interests")
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    expressed_at = models.DateTimeField(default=timezone.now)
    reply_due_on = models.DateField()
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(
        blank=True, help_text="Why it is not this time, or why it ended. Told to the customer."
    )
    declares = models.CharField(
        max_length=9, choices=Declares, blank=True, default="", db_default=""
    )
    declared = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="What they have an interest in, in their words. Read by staff; by the panel once they sit on it.",
    )

    objects = InterestQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["reply_due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "customer"],
                condition=~Q(state__in=["declined", "ended", "withdrawn"]),
                name="one_live_interest_per_customer",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "ended"]) | ~Q(reason=""),
                name="declining_and_ending_give_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(declares="something", declared__gt="")
                | (~Q(declares="something") & Q(declared="")),
                name="whoever_declares_something_says_what",
            ),
        ]
        indexes = [models.Index(fields=["state", "reply_due_on"], name="interest_by_due_date")]

    def __str__(self) -> str:
        return f"{self.customer}: {self.opportunity}"

    def get_absolute_url(self) -> str:
        return reverse("involvement:interest", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row: ``involvement.interest:12``."""
        return f"involvement.interest:{self.pk}"

    @property
    def can_move_to(self) -> tuple[State, ...]:
        return self.MOVES[self.State(self.state)]

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER


class PlacementQuerySet(models.QuerySet):
    def current(self):
        """Held now. Of two interests that became one with their records, one is no longer placed."""
        return self.filter(ended_on=None, interest__state=Interest.State.PLACED)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(interest__customer__user=user)


class Placement(models.Model):
    """Somebody's serving in an opportunity: the role they hold, from when until when (R-53, K-17).

    ``role_title`` is what it was called when they took it up. Ending one says why.
    """

    interest = models.OneToOneField(Interest, models.PROTECT, related_name="placement")
    role_title = models.CharField(max_length=100)
    started_on = models.DateField()
    terms_agreed_on = models.DateField(
        null=True, blank=True, help_text="When they agreed to what we expect of each other."
    )
    trained_on = models.DateField(null=True, blank=True)
    training = models.CharField(max_length=200, blank=True, help_text="What they were trained in.")
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)

    objects = PlacementQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="")
                | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="a_placement_ends_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("started_on")),
                name="a_placement_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interest.customer}, {self.role_title}"

    def get_absolute_url(self) -> str:
        return reverse("involvement:placement", args=[self.pk])
