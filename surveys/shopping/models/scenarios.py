from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer
from participation.programme.activities.models import Service
from participation.questionnaires.models import Questionnaire

from ...scoring.models import ScoredBy, ScoredByQuerySet, ScoredCriterion
from .channels import Channel


class ScenarioQuerySet(ScoredByQuerySet):
    def with_assignments(self):
        """Adds ``given`` and ``done``: how many enquiries were given to somebody, and came back."""
        live = Q(assignments__called_off_at=None)
        came_back = live & Q(assignments__shoppers_return__isnull=False)
        return self.annotate(
            given=models.Count("assignments", filter=live),
            done=models.Count("assignments", filter=came_back),
        )


class Scenario(ScoredBy):
    """A set enquiry: what somebody asks which service, by which channel, and what a right answer holds (R-37).

    Staff write it as a draft. ``in_use_since`` its questions stand, and it is given to shoppers in the financial
    years that begin in ``first_year`` to ``last_year``; other words from then on are another scenario.
    """

    service = models.CharField(max_length=20, choices=Service)
    channel = models.CharField(max_length=10, choices=Channel)
    to_ask = models.TextField(help_text="Whom to get in touch with, and what to ask.")
    right_answer = models.TextField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    questionnaire = models.OneToOneField(
        Questionnaire, models.PROTECT, null=True, blank=True, related_name="scenario"
    )
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ScenarioQuerySet.as_manager()

    class Meta(ScoredBy.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="a_scenario_ends_in_the_year_it_begins_or_later",
            ),
            models.CheckConstraint(
                condition=Q(in_use_since=None) | Q(questionnaire__isnull=False),
                name="a_scenario_in_use_has_its_questions",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("shopping:scenario", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return self.get_absolute_url()

    @property
    def years(self) -> str:
        """ "2025 to 2027": from the first April to the last March."""
        return f"{self.first_year} to {self.last_year + 1}"


class Criterion(ScoredCriterion):
    """One thing that a right answer to a scenario does."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="criteria")

    class Meta(ScoredCriterion.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "place"], name="a_scenario_has_one_criterion_at_a_place"
            ),
            models.CheckConstraint(
                condition=Q(points__gte=1, points__lte=10),
                name="a_criterion_is_worth_one_to_ten_points",
            ),
        ]


class AssignmentQuerySet(models.QuerySet):
    def live(self):
        return self.filter(called_off_at=None)

    def waiting(self):
        """Given to somebody, and not back yet."""
        return self.live().filter(shoppers_return=None)

    def late(self, today=None):
        return self.waiting().filter(due_on__lt=today or timezone.localdate())

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Assignment(models.Model):
    """One scenario, given to one shopper to do by ``due_on``. Nobody is given the same one twice: the
    service would know them again."""

    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="assignments")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="shopping_assignments")
    due_on = models.DateField()
    assigned_at = models.DateTimeField(default=timezone.now)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["due_on"], name="shopping_assignment_by_due_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "customer"],
                condition=Q(called_off_at=None),
                name="nobody_makes_the_same_set_enquiry_twice",
            )
        ]

    def __str__(self) -> str:
        return f"{self.scenario}, {self.customer}"

    @property
    def is_done(self) -> bool:
        return getattr(self, "shoppers_return", None) is not None

    @property
    def is_late(self) -> bool:
        return self.standing == "Late"

    @property
    def standing(self) -> str:
        if self.called_off_at:
            return "Called off"
        if self.is_done:
            return "Done"
        return "Late" if self.due_on < timezone.localdate() else "To do"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        kinds = {"Called off": "not_possible", "Done": "done", "Late": "late"}
        return kinds.get(self.standing, "doing")
