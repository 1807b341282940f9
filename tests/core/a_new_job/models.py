from django.db import models

from base.core.jobs import Job, JobQuerySet


class MonthOfFacts(Job):
    """How many lines the log has of one month."""

    month = models.DateField()
    facts = models.PositiveIntegerField(null=True)

    objects = JobQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.month:%B %Y}"
