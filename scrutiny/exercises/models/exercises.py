import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from base.core.periods import Period
from participation.people.groups.models import Group, Membership
from participation.programme.activities.calendar_entry import CALENDAR_FACTS
from participation.programme.activities.models import Activity, ActivityQuerySet
from scrutiny.topics.models import Size, Topic

from .plans import PlanItem
from .stages import NEEDS_WORDS, Side, Stage


class ExerciseQuerySet(ActivityQuerySet):
    def shared(self):
        """Everybody reads that they are there, their scope, and how far they are."""
        return self.filter(shared_on__isnull=False)

    def going_on(self):
        """Nobody has stopped them."""
        return self.filter(stopped_on=None)

    def running(self):
        return self.going_on().exclude(stage=Stage.CLOSED)

    def begun_in(self, period: Period):
        return self.filter(period.holds("starts_at"))

    def of_member(self, user):
        """Of the panels on which this person sits today."""
        sits = Membership.objects.scrutinising().filter(customer__user=user.pk)
        return self.filter(panel__in=sits.values("group"))

    def with_day_of_plan(self):
        """Adds ``planned_on``: the day of the landlord's action plan, from which reviews are counted."""
        of_it = Move.objects.in_force().filter(exercise=models.OuterRef("pk"))
        moves = of_it.filter(stage=Stage.ACTION_PLAN)
        return self.annotate(planned_on=models.Subquery(moves.values("on")[:1]))

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.filter(Q(pk__in=self.of_member(user).values("pk")) | ~Q(shared_on=None))


class Exercise(Activity):
    """One question that a panel looks into, from its choice until it is closed (seed rows K-58, F-46).

    ``stage`` is the last step of ``moves`` that is in force. ``weeks`` are the time box as it was agreed, from its
    choice until the report; ``ends_at`` is its last day, later than that where there is more time. Once the scope is
    agreed, or it is stopped, from ``shared_on``, everybody reads that it is there. One that is stopped keeps its stage.
    ``actual_hours`` are those of staff; those of members are rows of their own.
    """

    panel = models.ForeignKey(Group, models.PROTECT, related_name="exercises")
    topic = models.OneToOneField(Topic, models.PROTECT, related_name="exercise")
    size = models.CharField(max_length=8, choices=Size)
    weeks = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=15, choices=Stage, default=Stage.CHOSEN, editable=False)
    shared_on = models.DateField(null=True, blank=True, editable=False)
    facts_asked_on = models.DateField(
        null=True, blank=True, editable=False, help_text="The draft report was put before us."
    )
    facts_answered_on = models.DateField(
        null=True, blank=True, editable=False, help_text="We said that there is nothing more."
    )
    question = models.TextField(blank=True, help_text="The one question that it answers.")
    covers = models.TextField(blank=True)
    leaves_out = models.TextField(blank=True)
    whom = models.TextField(blank=True, help_text="Who is asked.")
    methods = models.TextField(blank=True, help_text="How the panel finds out.")
    plan_item = models.ForeignKey(
        PlanItem, models.PROTECT, null=True, blank=True, related_name="exercises"
    )
    stopped_on = models.DateField(null=True, blank=True, editable=False)

    objects = ExerciseQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=[*CALENDAR_FACTS])

    #: What the scope sheet has to say before it is agreed, and how a page calls it.
    SCOPE = {
        "question": "the question",
        "covers": "what it covers",
        "leaves_out": "what it leaves out",
        "whom": "who is asked",
        "methods": "how it is found out",
    }

    class Meta:
        indexes = [models.Index(fields=["stage"], name="exercise_by_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=Stage.CHOSEN)
                | (~Q(question="") & ~Q(methods="") & Q(shared_on__isnull=False)),
                name="an_exercise_is_scoped_before_it_begins",
            ),
            models.CheckConstraint(condition=Q(weeks__gte=1), name="an_exercise_has_a_time_box"),
            models.CheckConstraint(
                condition=Q(stopped_on=None) | Q(shared_on__isnull=False),
                name="everybody_reads_that_an_exercise_is_stopped",
            ),
        ]

    @property
    def panel_address(self) -> str:
        return reverse("exercises:of_panel", args=[self.pk])

    @property
    def at(self) -> Stage:
        return Stage(self.stage)

    @property
    def next_stage(self) -> Stage | None:
        return self.at.next

    @property
    def waits_for(self) -> Side | None:
        """Whose step is next; None once it is closed or stopped."""
        return self.next_stage.moved_by if self.next_stage and not self.is_stopped else None

    @property
    def is_stopped(self) -> bool:
        return self.stopped_on is not None

    @property
    def is_scoped(self) -> bool:
        """Its sheet is agreed; until then, also while it is written anew, the panel alone reads it."""
        return self.at is not Stage.CHOSEN

    @property
    def due_on(self) -> dt.date:
        """The last day of its time box, with what was added to it."""
        return timezone.localdate(self.ends_at)

    @property
    def first_due_on(self) -> dt.date:
        """The last day as it was agreed."""
        return timezone.localdate(self.starts_at) + dt.timedelta(weeks=self.weeks, days=-1)

    @property
    def was_extended(self) -> bool:
        return self.due_on != self.first_due_on

    @property
    def is_being_done(self) -> bool:
        """The panel is at work: the time box runs."""
        return self.at.place <= Stage.REPORT.place and not self.is_stopped

    @property
    def takes_evidence(self) -> bool:
        return self.at in Stage.gathering() and not self.is_stopped

    @property
    def is_reported(self) -> bool:
        """Everybody reads its report."""
        return self.at in Stage.reported()

    @property
    def is_draft_shown(self) -> bool:
        """Staff read the draft report: to say which facts are wrong."""
        return self.facts_asked_on is not None and self.at is Stage.REPORT and not self.is_stopped

    @property
    def waits_for_facts(self) -> bool:
        return self.is_draft_shown and self.facts_answered_on is None

    @property
    def is_late(self) -> bool:
        return self.is_being_done and self.due_on < timezone.localdate()

    @property
    def standing(self) -> str:
        if self.is_stopped:
            return "Stopped"
        return f"{self.get_stage_display()}, late" if self.is_late else self.get_stage_display()

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        if self.is_stopped:
            return "plain"
        if self.is_late:
            return "late"
        if self.at is Stage.CLOSED:
            return "done"
        return "heard" if self.at is Stage.CHOSEN else "doing"

    @property
    def still_to_scope(self) -> list[str]:
        return [words for name, words in self.SCOPE.items() if not getattr(self, name).strip()]


class MoveQuerySet(models.QuerySet):
    def in_force(self):
        """Those that nobody took back."""
        return self.filter(taken_back_on=None)


class Move(models.Model):
    """One step of an exercise: the stage it reached, on which day, and who took it there.

    One that was taken back stays, and the stage may be reached again.
    """

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="moves")
    stage = models.CharField(max_length=15, choices=Stage)
    on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    took = models.PositiveSmallIntegerField(
        null=True, help_text="Working days since the step before; empty for the first."
    )
    taken_back_on = models.DateField(null=True, editable=False)

    objects = MoveQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "stage"],
                condition=Q(taken_back_on=None),
                name="an_exercise_stands_in_a_stage_once",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=NEEDS_WORDS) | ~Q(words=""),
                name="a_review_says_what_was_seen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exercise}: {self.get_stage_display()}"
