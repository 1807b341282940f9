"""What panels and service voices find in how a service is doing, and what they are answered."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.groups.models import Group
from participation.programme.activities.models import Service
from scrutiny.recommendations.models import Benefit
from scrutiny.recommendations.models.recommendations import panels_of


class FindingQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(sent_on=None)

    def sent(self):
        return self.filter(sent_on__isnull=False)

    def waiting(self):
        return self.sent().filter(answered_on=None)

    def answered(self):
        """Everybody can read them."""
        return self.filter(answered_on__isnull=False)

    def of_member(self, user):
        """Of the groups on which this person sits today, drafts too."""
        return self.filter(panel__in=panels_of(user))

    def visible_to(self, user):
        """Answered ones are everybody's; sent ones also ours and the board's; drafts the group's alone."""
        if not user.is_authenticated:
            return self.answered()
        seen = Q(answered_on__isnull=False) | Q(panel__in=panels_of(user))
        if Audience.STAFF.admits(user) or Audience.BOARD.admits(user):
            seen |= Q(sent_on__isnull=False)
        return self.filter(seen)


class Finding(models.Model):
    """What a panel or service voices say of one service to the executive team or the board (seed row T-57).

    ``figure_…`` are one figure as it stood when it was written, and are empty where it is about none; they change
    no more once it is sent. ``due_on`` is the day of the answer, ``counted`` how that came about, and ``took`` the
    working days until it came. It is everybody's to read once it is answered.
    """

    class To(models.TextChoices):
        EXECUTIVE = "executive", "The executive team"
        BOARD = "board", "The board"

    panel = models.ForeignKey(Group, models.PROTECT, related_name="findings")
    service = models.CharField(max_length=20, choices=Service)
    what = models.CharField(max_length=250)
    means = models.TextField()
    benefit_type = models.CharField(max_length=7, choices=Benefit)
    figure = models.SlugField(max_length=40, blank=True)
    figure_title = models.CharField(max_length=120, blank=True)
    figure_said = models.TextField(blank=True)
    figure_definition = models.TextField(blank=True)
    figure_source = models.CharField(max_length=120, blank=True)
    figure_counted_on = models.DateField(null=True, blank=True)
    to = models.CharField(max_length=9, choices=To)
    executive = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_on = models.DateField(default=timezone.localdate)
    sent_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    counted = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    took = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(answered_on=None), name="findings_waiting_by_day"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(to="board", executive=None)
                | Q(to="executive", executive__isnull=False),
                name="a_finding_goes_to_one_of_the_executive_team_or_to_the_board",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None, due_on=None, counted="")
                | (Q(due_on__gt=F("sent_on")) & ~Q(counted="")),
                name="a_finding_that_was_sent_has_a_day_that_says_how_it_was_counted",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, answered_by=None, took=None)
                | (
                    ~Q(answer="")
                    & Q(answered_on__gte=F("sent_on"), took__isnull=False)
                    & Q(answered_by__isnull=False)
                ),
                name="an_answer_to_a_finding_has_its_words_and_its_day",
            ),
            models.CheckConstraint(
                condition=Q(figure="", figure_said="", figure_counted_on=None)
                | (~Q(figure="") & ~Q(figure_said="") & Q(figure_counted_on__isnull=False)),
                name="a_figure_of_a_finding_says_what_it_was_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        """Where everybody reads it once it is answered."""
        return reverse("insight:public_finding", args=[self.pk])

    @property
    def panel_address(self) -> str:
        return reverse("insight:finding", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return reverse("insight:staff_finding", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"insight.finding:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.sent_on is None

    @property
    def is_waiting(self) -> bool:
        return self.sent_on is not None and self.answered_on is None

    @property
    def is_late(self) -> bool:
        return bool(self.is_waiting and self.due_on and self.due_on < timezone.localdate())

    @property
    def came_late(self) -> bool:
        """The answer came after its day."""
        return bool(self.answered_on and self.due_on and self.answered_on > self.due_on)

    @property
    def standing(self) -> str:
        if self.is_draft:
            return "Draft"
        if self.answered_on:
            return "Answered"
        return "Answer is late" if self.is_late else "Waiting for an answer"

    @property
    def standing_kind(self) -> str:
        kinds = {"Draft": "plain", "Answered": "done", "Answer is late": "late"}
        return kinds.get(self.standing, "heard")
