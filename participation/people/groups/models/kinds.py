"""The kinds of group, each with the rules of its groups: data, which a landlord may change."""

from django.db import models
from django.db.models import Q

from participation.people.customers.models import Tenure


class GroupKindQuerySet(models.QuerySet):
    def with_groups(self):
        """Adds ``groups_now``: how many of the kind there are."""
        return self.annotate(groups_now=models.Count("groups", filter=Q(groups__ended_on=None)))


class GroupKind(models.Model):
    """A sort of group, with its rules: residents' association, scrutiny panel, steering group.

    Seed rows R-90, F-39, F-44, R-05, K-72, B-31. Who may sit on a group of it, how many at most, for how
    long, how often they meet. An empty number is no rule. What one group has otherwise, it says itself.
    """

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=80, unique=True)
    speaks_for_area = models.BooleanField(
        default=False,
        help_text="The people who live there chose it to speak for them: a residents' association.",
    )
    scrutinises = models.BooleanField(
        default=False,
        db_default=False,
        help_text="It examines what we do. Whoever sits on it, other than as an observer, holds the role of "
        "scrutiny panel member for as long as they do.",
    )
    recommends = models.BooleanField(
        default=False,
        db_default=False,
        help_text="It makes recommendations, each of which we answer in public and by a day (R-05, B-32).",
    )
    answers_to_somebody = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Each group of this kind says to whom it reports: a group, the Board, the executive team.",
    )
    may_register = models.BooleanField(
        default=False,
        db_default=False,
        help_text="It may apply to be on the register of tenant organisations (2001 Act, s.53).",
    )
    has_agreement = models.BooleanField(
        default=False,
        db_default=False,
        help_text="We agree with it in writing on which services it is consulted (T-22).",
    )
    takes_customers = models.BooleanField(
        default=True, db_default=True, help_text="Customers may sit on it."
    )
    takes_panel_members = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Members of a scrutiny panel may sit on it as such, told apart from other customers.",
    )
    takes_staff = models.BooleanField(
        default=False, db_default=False, help_text="Colleagues may sit on it."
    )
    tenures = models.ManyToManyField(
        Tenure,
        blank=True,
        related_name="+",
        help_text="How customers on it hold their home. None chosen: it does not matter.",
    )
    lives_there = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Customers on it live in the place that the group is for.",
    )
    cap = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="At most so many sit on it at a time, observers not counted.",
    )
    cap_per_area = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="At most so many customers of one place, as on their records.",
    )
    cap_per_tenure = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="At most so many customers of one tenure."
    )
    quorum = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="So many have to be there to decide."
    )
    least_attendance = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Per cent of its meetings in a year that a member comes to. Lower for associates (B-31).",
    )
    term_years = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Years after which a seat ends by itself."
    )
    notice_weeks = models.PositiveSmallIntegerField(
        default=8, db_default=8, help_text="So long before that, whoever sits there is told."
    )
    meets_every_months = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="1: every month; 3: quarterly; 12: once a year."
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects = GroupKindQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(takes_customers=True)
                | Q(takes_panel_members=True)
                | Q(takes_staff=True),
                name="somebody_may_sit_on_a_kind_of_group",
                violation_error_message="Say who may sit on it.",
            ),
            models.CheckConstraint(
                condition=Q(least_attendance=None) | Q(least_attendance__lte=100),
                name="attendance_is_a_share_of_a_hundred",
                violation_error_message="Per cent: 100 at most.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def how_often(self) -> str:
        """How often its groups meet, in words; empty where nothing is said."""
        if self.meets_every_months is None:
            return ""
        named = {1: "Every month", 2: "Every other month", 3: "Quarterly", 12: "Once a year"}
        return named.get(self.meets_every_months, f"Every {self.meets_every_months} months")
