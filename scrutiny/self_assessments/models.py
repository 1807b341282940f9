"""Frameworks with their statements, and what landlord and customers say of each (seed row B-08)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.groups.models import Group, Membership
from scrutiny.recommendations.models.recommendations import panels_of


class Framework(models.Model):
    """What the landlord holds itself against, as it stands since a year. Another year is another version.

    Its statements stay as they are once an assessment was begun against it.
    """

    name = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(help_text="Since which year it holds.")
    source = models.CharField(max_length=200, blank=True, help_text="Whose it is.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "year"], name="a_framework_has_one_version_of_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"

    def get_absolute_url(self) -> str:
        return reverse("self_assessments:framework", args=[self.pk])


class Statement(models.Model):
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="statements")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)

    class Meta:
        ordering = ["framework", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "number"], name="statements_of_a_framework_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.words}"


class SelfAssessmentQuerySet(models.QuerySet):
    def in_work(self):
        """The landlord has not handed it over yet."""
        return self.filter(handed_over_on=None)

    def with_panel(self):
        return self.filter(handed_over_on__isnull=False, signed_off_on=None)

    def signed_off(self):
        """Everybody can read them."""
        return self.filter(signed_off_on__isnull=False)

    def of_member(self, user):
        """Handed over to a group on which this person sits today."""
        return self.filter(panel__in=panels_of(user), handed_over_on__isnull=False)

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        seen = Q(signed_off_on__isnull=False)
        if user.is_authenticated:
            seen |= Q(panel__in=panels_of(user), handed_over_on__isnull=False)
        return self.filter(seen)


class SelfAssessment(models.Model):
    """One holding of the landlord against a framework: in work, with the panel, signed off and published.

    ``needed`` are the members who must sign, counted of those who sat on it when it was last signed or handed over.
    """

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="assessments")
    year = models.PositiveSmallIntegerField(help_text="The year it looks at.")
    panel = models.ForeignKey(Group, models.PROTECT, related_name="self_assessments")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_on = models.DateField(default=timezone.localdate)
    due_on = models.DateField()
    handed_over_on = models.DateField(null=True, blank=True)
    needed = models.PositiveSmallIntegerField(null=True, blank=True)
    signed_off_on = models.DateField(null=True, blank=True)

    objects = SelfAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "year"], name="one_self_assessment_of_a_framework_in_a_year"
            ),
            models.CheckConstraint(
                condition=Q(signed_off_on=None) | Q(signed_off_on__gte=F("handed_over_on")),
                name="nothing_is_signed_off_before_it_is_handed_over",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on=None, needed=None)
                | Q(handed_over_on__isnull=False, needed__gte=1),
                name="what_is_handed_over_says_how_many_sign",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework.name}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("self_assessments:public", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return reverse("self_assessments:page", args=[self.pk])

    @property
    def member_address(self) -> str:
        return reverse("self_assessments:mine", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"self_assessments.selfassessment:{self.pk}"

    @property
    def standing(self) -> str:
        if self.signed_off_on:
            return "Signed off"
        return "With the panel" if self.handed_over_on else "In work"

    @property
    def standing_kind(self) -> str:
        return {"Signed off": "done", "With the panel": "doing"}.get(self.standing, "heard")


class Rating(models.Model):
    """What is said of one statement: the landlord’s rating with its evidence, and whether the panel agrees.

    Of a panel none of whom signs in, one of us writes down what it said, with the day (``written_by``, ``said_on``).
    """

    class Level(models.TextChoices):
        MET = "met", "Met"
        PARTLY = "partly", "Partly met"
        NOT_MET = "not_met", "Not met"

    assessment = models.ForeignKey(SelfAssessment, models.PROTECT, related_name="ratings")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="ratings")
    level = models.CharField(max_length=7, choices=Level, blank=True)
    evidence = models.TextField(blank=True)
    agrees = models.BooleanField(null=True, blank=True)
    reason = models.TextField(blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["statement__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "statement"], name="a_statement_is_rated_once"
            ),
            models.CheckConstraint(
                condition=Q(level="", evidence="") | (~Q(level="") & ~Q(evidence="")),
                name="a_rating_has_its_evidence",
            ),
            models.CheckConstraint(
                condition=Q(agrees=None) | Q(agrees=True) | ~Q(reason=""),
                name="a_panel_that_does_not_agree_says_why",
            ),
            models.CheckConstraint(
                condition=Q(agrees=None) | ~Q(level=""), name="a_panel_agrees_to_a_rating"
            ),
            models.CheckConstraint(
                condition=Q(written_by=None, said_on=None)
                | Q(written_by__isnull=False, said_on__isnull=False, agrees__isnull=False),
                name="what_a_panel_is_said_to_have_said_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.get_level_display() or 'not rated'}"

    @property
    def level_kind(self) -> str:
        return {"met": "done", "partly": "doing", "not_met": "late"}.get(self.level, "plain")


class Signature(models.Model):
    """One member’s name under it: they signed themselves, or one of us wrote down that they did on paper or by telephone.

    What was written down goes with the ``seat`` when a person is erased; that somebody signed stays.
    """

    class Way(models.TextChoices):
        PAPER = "paper", "On paper"
        TELEPHONE = "telephone", "By telephone"

    assessment = models.ForeignKey(SelfAssessment, models.PROTECT, related_name="signatures")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    seat = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=9, choices=Way, blank=True, default="", db_default="")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "by"], name="somebody_signs_a_self_assessment_once"
            ),
            models.UniqueConstraint(
                fields=["assessment", "seat"], name="a_signature_is_written_down_once"
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=False, seat=None, way="", written_by=None)
                | (Q(by=None, written_by__isnull=False) & ~Q(way="")),
                name="a_signature_is_their_own_or_says_who_wrote_it_down",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.by or self.get_way_display()}"
