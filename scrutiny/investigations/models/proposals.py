from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from scrutiny.recommendations.models import Recommendation

from .investigations import Investigation
from .maps import Step


class Proposal(models.Model):
    """One thing that the joint session would change (R-34). Who said it is not kept.

    It becomes a draft of a recommendation of the panel, an action of whoever takes it on at once, or neither, for a
    reason.
    """

    class Became(models.TextChoices):
        NOTHING = "", "Not decided yet"
        RECOMMENDATION = "recommendation", "A recommendation"
        ACTION = "action", "An action"
        NOT_TAKEN = "not_taken", "Not taken on"

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="proposals")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="proposals")
    what = models.CharField(max_length=200)
    why = models.TextField()
    gain = models.TextField(help_text="What gets better, and for whom.")
    made_on = models.DateField(default=timezone.localdate)
    became = models.CharField(max_length=14, choices=Became, blank=True, editable=False)
    reason = models.TextField(blank=True, editable=False)
    decided_on = models.DateField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    recommendation = models.OneToOneField(
        Recommendation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposal",
        editable=False,
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(became="", decided_on=None)
                | (~Q(became="") & Q(decided_on__isnull=False, decided_by__isnull=False)),
                name="a_decided_proposal_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(became="not_taken") | ~Q(reason=""),
                name="a_proposal_that_is_not_taken_on_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def staff_address(self) -> str:
        return reverse("investigations:page", args=[self.investigation_id])

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        kinds = {"recommendation": "doing", "action": "doing", "not_taken": "not_possible"}
        return kinds.get(self.became, "heard")
