"""What is kept of results: answers themselves are counted whenever somebody looks."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..fieldwork import Basis
from .questions import Questionnaire


class Release(models.Model):
    """A moment: what is told of a questionnaire is what had been answered until then.

    The next one comes when so many people have answered since that none of them can be told apart from
    two of these.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="releases")
    as_of = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-as_of", "-pk"]

    def __str__(self) -> str:
        return f"{self.questionnaire}, as of {self.as_of:%d.%m.%Y %H:%M}"


class Approach(models.Model):
    """What staff say of how it was done, where the owner of the questions does not know it itself.

    An empty ``basis`` is what the owner says; a landlord who asked everybody, or a sample, elsewhere says so here.
    """

    questionnaire = models.OneToOneField(
        Questionnaire, models.CASCADE, related_name="approach", primary_key=True
    )
    basis = models.CharField(max_length=10, choices=Basis, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    asked = models.PositiveIntegerField(null=True, blank=True)
    sampling = models.TextField(blank=True)
    contractor = models.CharField(max_length=150, blank=True)
    left_out = models.TextField(blank=True)
    incentives = models.TextField(blank=True)
    limits = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(basis=Basis.SAMPLE) | models.Q(population__isnull=False),
                name="a_sample_is_of_a_known_number",
            )
        ]

    def __str__(self) -> str:
        return f"How “{self.questionnaire}” was done"


class Weighting(models.Model):
    """By what answers are weighted: of each fact about people, how many of each group there are.

    ``put_with`` says which group counts with which other. Weights themselves are reckoned anew from these
    and from whoever has answered.
    """

    questionnaire = models.OneToOneField(
        Questionnaire, models.CASCADE, related_name="weighting", primary_key=True
    )
    targets = models.JSONField()
    put_with = models.JSONField(default=dict)
    most_often = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    source = models.CharField(max_length=200)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Weights of “{self.questionnaire}”"


class Benchmark(models.Model):
    """A percentage to hold the result of one question against: our own target, or somebody else's result.

    It is of those who gave one of the better answers of a scale.
    """

    class Of(models.TextChoices):
        TARGET = "target", "Our target"
        PEER = "peer", "Another landlord, or an average"

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="benchmarks")
    question_code = models.SlugField(max_length=20)
    of = models.CharField(max_length=10, choices=Of)
    name = models.CharField(max_length=100)
    percent = models.DecimalField(max_digits=4, decimal_places=1)
    source = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["of", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent__gte=0, percent__lte=100),
                name="a_benchmark_is_a_percentage",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.percent}%"
