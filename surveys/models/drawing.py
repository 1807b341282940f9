from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.jobs import Job, JobQuerySet
from participation.people.customers.models import Customer, CustomerQuerySet
from participation.reach.segments.filters import people_matching
from participation.reach.segments.models import Segment

from .surveys import Survey


class PeopleList(models.Model):
    """Whom a survey is for: a list of references that somebody uploaded, or those who came to something."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="people_lists")
    name = models.CharField(max_length=100, help_text="What the file was called.")
    repeated = models.PositiveIntegerField(default=0, help_text="Lines that name somebody again.")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class ListedPerson(models.Model):
    """One line of such a list. Of a reference that we do not know, what the line says is kept and named;
    of a customer nothing but who they are."""

    people_list = models.ForeignKey(PeopleList, models.CASCADE, related_name="people")
    line = models.PositiveIntegerField()
    customer = models.ForeignKey(
        Customer, models.CASCADE, null=True, blank=True, related_name="survey_list_lines"
    )
    reference = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["line"]
        verbose_name_plural = "listed people"
        constraints = [
            models.UniqueConstraint(
                fields=["people_list", "customer"],
                condition=Q(customer__isnull=False),
                name="somebody_stands_on_a_survey_list_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.name}".strip()


class Draw(Job):
    """Who of those a survey is for is asked. Its job writes down everybody it is for, each with their
    group and the rule of sending that leaves them out; then somebody draws.

    Drawn from the others' numbers in their order with ``seed``, so that anybody can draw it again.
    ``numbers`` are how many were drawn of each group, ``quotas`` how many answers of each are enough,
    and ``when_full`` what happens then.
    """

    class Way(models.TextChoices):
        EVERYONE = "everyone", "Everyone"
        RANDOM = "random", "Some of them, at random"
        STRATIFIED = "stratified", "Some of each group, at random"

    class By(models.TextChoices):
        TENURE = "tenure", "Tenure"
        AREA = "area", "Area"
        AGE = "age", "Age"

    class WhenFull(models.TextChoices):
        COUNT_ON = "count_on", "Go on counting their answers"
        NO_REMINDERS = "no_reminders", "Remind nobody else of that group"
        THANK = "thank", "Thank whoever else of that group comes, and do not ask them"

    STALE_SECONDS: ClassVar[str] = "SEND_OUT_STALE_SECONDS"
    GIVEN_UP: ClassVar[str] = "The worker stopped {attempts} times. Nobody has been drawn."

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="draws")
    segment = models.ForeignKey(
        Segment, models.PROTECT, null=True, blank=True, related_name="survey_draws"
    )
    criteria = models.JSONField(default=dict, blank=True, help_text="The segment's, when chosen.")
    people_list = models.ForeignKey(
        PeopleList, models.PROTECT, null=True, blank=True, related_name="draws"
    )
    way = models.CharField(max_length=10, choices=Way)
    groups_by = models.CharField(max_length=6, choices=By, default=By.TENURE)
    numbers = models.JSONField(default=dict, blank=True)
    quotas = models.JSONField(default=dict, blank=True)
    when_full = models.CharField(max_length=12, choices=WhenFull, default=WhenFull.COUNT_ON)
    seed = models.CharField(max_length=16, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    drawn_at = models.DateTimeField(null=True, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey"], name="a_survey_asks_one_sample"),
            models.CheckConstraint(
                condition=Q(segment=None) ^ Q(people_list=None),
                name="a_sample_is_of_a_segment_or_of_a_list",
            ),
            models.CheckConstraint(
                condition=Q(drawn_at=None) | ~Q(seed=""), name="what_was_drawn_has_its_seed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.whom}"

    @property
    def whom(self) -> str:
        return str(self.segment or self.people_list)

    @property
    def is_drawn(self) -> bool:
        return self.drawn_at is not None

    def everybody(self) -> CustomerQuerySet:
        """Whom the survey is for, each once, as things stand."""
        if self.people_list is not None:
            return Customer.objects.current().filter(
                survey_list_lines__people_list=self.people_list
            )
        return people_matching(self.criteria)


class SampledQuerySet(models.QuerySet):
    def may_be_asked(self):
        return self.filter(held_by="")

    def drawn(self):
        return self.filter(is_drawn=True)


class Sampled(models.Model):
    """Somebody a survey is for: their group, the rule that leaves them out, and whether they were drawn."""

    draw = models.ForeignKey(Draw, models.CASCADE, related_name="people")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="sampled")
    group = models.CharField(max_length=80)
    held_by = models.CharField(max_length=40, blank=True)
    is_drawn = models.BooleanField(default=False)

    objects = SampledQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "sampled"
        constraints = [
            models.UniqueConstraint(
                fields=["draw", "customer"], name="somebody_is_in_a_sample_once"
            ),
            models.CheckConstraint(
                condition=Q(is_drawn=False) | Q(held_by=""),
                name="nobody_is_drawn_whom_a_rule_leaves_out",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.draw}"
