from django.db import models

from base.core.jobs import Job, JobQuerySet

from .surveys import Survey


class ResultsNews(Job):
    """Whoever answered and wants to hear is told that the results are published: a worker goes through them,
    ``told_up_to`` a customer's number."""

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="results_news")
    told_up_to = models.PositiveBigIntegerField(default=0)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "results news"

    def __str__(self) -> str:
        return f"Results of {self.survey}"
