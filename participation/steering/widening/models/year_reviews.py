from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from base.core.periods import FinancialYear


class YearReviewQuerySet(models.QuerySet):
    def to_do(self):
        return self.filter(reviewed_on=None)


class YearReview(models.Model):
    """The yearly look back at the groups we did not listen to enough (seed row R-70).

    The row is there once a year in which anybody took part is over, and waits for somebody to say what the
    figures show and what is done next. ``figures`` are those that stood then, as they may be shown: what
    was found can be read beside them whatever is counted later.
    """

    year = models.PositiveSmallIntegerField(
        unique=True, help_text="The one the financial year starts in."
    )
    due_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    figures = models.JSONField(default=list, blank=True)
    found = models.TextField("what we found", blank=True)
    next = models.TextField("what we do next", blank=True)

    objects = YearReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_on=None)
                | (Q(reviewed_by__isnull=False) & ~Q(found="") & ~Q(next="")),
                name="a_year_that_is_reviewed_says_by_whom_and_what",
            )
        ]

    def __str__(self) -> str:
        return f"Whom we heard too little from, {self.financial_year}"

    def get_absolute_url(self) -> str:
        return reverse("widening:year_review", args=[self.pk])

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.starting(self.year)
