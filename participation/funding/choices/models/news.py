"""Who wants to hear what came of a round, and telling them."""

from django.db import models
from django.db.models import Q

from base.core.jobs import Job, JobQuerySet
from participation.people.customers.models import Customer

from .projects import Project
from .rounds import Round


class NewsWish(models.Model):
    """Somebody asked to hear the result and when each winner is finished. It says nothing of whether they voted."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="wishes")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="choices_news")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "customer"], name="somebody_hears_of_a_round_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.round}"


class News(Job):
    """Telling them one piece of news: that a ``project`` is finished, or the result where there is none."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="news")
    project = models.ForeignKey(Project, models.CASCADE, null=True, related_name="news")

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "news"
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(project=None), name="a_result_is_told_once"
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(project__isnull=False),
                name="that_a_project_is_finished_is_told_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project or 'Result'}: {self.round}"
