from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.documents import PaperBase
from base.core.history import HistoricalRecords
from participation.people.groups.models import Group

from ..activities.models import Activity, Outcome, Service

User = settings.AUTH_USER_MODEL


class ActionQuerySet(models.QuerySet):
    def open(self):
        """Nobody has said that it is done, and it was not called off."""
        return self.filter(done_on=None, called_off_on=None)

    def overdue(self, today=None):
        return self.open().filter(due_on__lt=today or timezone.localdate())

    def to_confirm(self):
        return self.filter(done_on__isnull=False, confirmed_on=None, called_off_on=None)


class Action(models.Model):
    """One thing that somebody has taken on, by a day, whatever it was made of.

    ``first_due_on`` is the day that was promised when it was made; it never changes. Whoever says that it is
    done is not whoever confirms it: that is ``confirmer``, or a member of ``confirming_group``.
    """

    what = models.CharField(max_length=200)
    details = models.TextField(blank=True)
    service = models.CharField(max_length=20, choices=Service)
    owner = models.ForeignKey(User, models.PROTECT, related_name="actions")
    confirmer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="actions_to_confirm"
    )
    confirming_group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="actions_to_confirm"
    )
    first_due_on = models.DateField(editable=False)
    due_on = models.DateField()
    source_code = models.SlugField(max_length=30, blank=True, editable=False)
    source_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    # As it was called on that day, so that a list of thousands looks up nothing.
    came_from = models.CharField(max_length=200, blank=True, editable=False)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="actions", editable=False
    )
    outcome = models.OneToOneField(
        Outcome, models.PROTECT, null=True, blank=True, related_name="action", editable=False
    )
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    done_on = models.DateField(null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    confirmed_on = models.DateField(null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    called_off_on = models.DateField(null=True, blank=True, editable=False)

    objects = ActionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["due_on"], name="action_by_day"),
            models.Index(fields=["source_code", "source_id"], name="action_by_source"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmer__isnull=False, confirming_group=None)
                | Q(confirmer=None, confirming_group__isnull=False),
                name="one_person_or_one_group_confirms_an_action",
            ),
            models.CheckConstraint(
                condition=Q(confirmer=None) | ~Q(confirmer=F("owner")),
                name="nobody_confirms_their_own_action",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | Q(done_on__isnull=False),
                name="only_what_is_done_is_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(called_off_on=None) | Q(confirmed_on=None),
                name="what_is_confirmed_is_not_called_off",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("actions:action", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.called_off_on is None

    @property
    def waits_for_confirming(self) -> bool:
        return bool(self.done_on) and self.confirmed_on is None and self.called_off_on is None

    @property
    def days_late(self) -> int:
        """Days since it was due, of one that is open: 0 where it is not late."""
        return max(0, (timezone.localdate() - self.due_on).days) if self.is_open else 0

    @property
    def was_extended(self) -> bool:
        return self.due_on != self.first_due_on

    @property
    def who_confirms(self) -> str:
        return str(self.confirmer or self.confirming_group)

    @property
    def standing(self) -> str:
        """Where it stands, in a word or two."""
        if self.called_off_on:
            return "Called off"
        if self.confirmed_on:
            return "Confirmed"
        if self.done_on:
            return "Said to be done"
        return "Overdue" if self.days_late else "To do"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {
            "Called off": "not_possible",
            "Confirmed": "done",
            "Said to be done": "heard",
            "Overdue": "late",
        }.get(self.standing, "doing")


class Note(models.Model):
    """What happened with an action on a day, in the order in which it was written. Nothing is taken out."""

    class What(models.TextChoices):
        NOTE = "note", "Note"
        EXTENDED = "extended", "More time"
        DONE = "done", "Said to be done"
        SENT_BACK = "sent_back", "Not done yet"
        CONFIRMED = "confirmed", "Confirmed"
        CALLED_OFF = "called_off", "Called off"
        TOLD = "told", "Told to customers"

    action = models.ForeignKey(Action, models.CASCADE, related_name="notes")
    what = models.CharField(max_length=10, choices=What, default=What.NOTE)
    on = models.DateField()
    words = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    due_before = models.DateField(
        null=True, blank=True, help_text="Of more time: the day until which there was time before."
    )

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="a_note_of_an_action_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.words}"


class Proof(PaperBase):
    """How anybody can see that an action was done: a file, or the address of a page."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="proofs")
    file = models.FileField(upload_to="actions/%Y/", blank=True)
    link = models.URLField(max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta(PaperBase.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(file="") ^ Q(link=""), name="proof_is_a_file_or_a_link"
            ),
        ]
