import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from base.core.audience import Audience
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

    def running(self):
        return self.exclude(stage=Stage.CLOSED)

    def begun_in(self, period: Period):
        return self.filter(period.holds("starts_at"))

    def of_member(self, user):
        """Of the panels on which this person sits today."""
        sits = Membership.objects.scrutinising().filter(customer__user=user.pk)
        return self.filter(panel__in=sits.values("group"))

    def with_day_of_plan(self):
        """Adds ``planned_on``: the day of the landlord's action plan, from which reviews are counted."""
        moves = Move.objects.filter(exercise=models.OuterRef("pk"), stage=Stage.ACTION_PLAN)
        return self.annotate(planned_on=models.Subquery(moves.values("on")[:1]))

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.filter(Q(pk__in=self.of_member(user).values("pk")) | ~Q(shared_on=None))


class Exercise(Activity):
    """One question that a panel looks into, from its choice until it is closed (seed rows K-58, F-46).

    ``stage`` is the last step of ``moves``, and changes with a step alone. ``weeks`` are the time box, from its
    choice until the report; ``ends_at`` is its last day. Once the scope is agreed, from ``shared_on``, everybody
    reads it. ``members_hours`` are those of the panel's members, and ``actual_hours`` those of staff.
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
    members_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)

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
                condition=Q(members_hours=None) | Q(members_hours__gte=0),
                name="hours_of_members_are_not_negative",
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
        """Whose step is next; None once it is closed."""
        return self.next_stage.moved_by if self.next_stage else None

    @property
    def due_on(self) -> dt.date:
        """The last day of its time box."""
        return timezone.localdate(self.ends_at)

    @property
    def is_being_done(self) -> bool:
        """The panel is at work: the time box runs."""
        return self.at.place <= Stage.REPORT.place

    @property
    def takes_evidence(self) -> bool:
        return self.at in Stage.gathering()

    @property
    def is_reported(self) -> bool:
        """Everybody reads its report."""
        return self.at in Stage.reported()

    @property
    def is_draft_shown(self) -> bool:
        """Staff read the draft report: to say which facts are wrong."""
        return self.facts_asked_on is not None and self.at is Stage.REPORT

    @property
    def waits_for_facts(self) -> bool:
        return self.is_draft_shown and self.facts_answered_on is None

    @property
    def is_late(self) -> bool:
        return self.is_being_done and self.due_on < timezone.localdate()

    @property
    def standing(self) -> str:
        return f"{self.get_stage_display()}, late" if self.is_late else self.get_stage_display()

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        if self.is_late:
            return "late"
        if self.at is Stage.CLOSED:
            return "done"
        return "heard" if self.at is Stage.CHOSEN else "doing"

    @property
    def still_to_scope(self) -> list[str]:
        return [words for name, words in self.SCOPE.items() if not getattr(self, name).strip()]


class Move(models.Model):
    """One step of an exercise: the stage it reached, on which day, and who took it there."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="moves")
    stage = models.CharField(max_length=15, choices=Stage)
    on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    took = models.PositiveSmallIntegerField(
        null=True, help_text="Working days since the step before; empty for the first."
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "stage"], name="an_exercise_reaches_a_stage_once"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=NEEDS_WORDS) | ~Q(words=""),
                name="a_review_says_what_was_seen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exercise}: {self.get_stage_display()}"
