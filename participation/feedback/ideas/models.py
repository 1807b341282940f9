from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.history import HistoricalRecords
from participation.people.customers.models import Area
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity


class NotedQuerySet(models.QuerySet):
    def undecided(self):
        return self.filter(decided_on=None)

    def overdue(self, today=None):
        return self.undecided().filter(decide_by__lt=today or timezone.localdate())


class Noted(models.Model):
    """Something written down so that somebody decides on it, and says why."""

    title = models.CharField(max_length=120)
    what = models.TextField()
    noted_on = models.DateField(default=timezone.localdate)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decide_by = models.DateField()
    why = models.TextField(
        blank=True, help_text="Why it was decided so. Those who raised it read it."
    )
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = NotedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-noted_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        return self.decided_on is None and self.decide_by < timezone.localdate()


class Idea(Noted):
    """Something new to try, or good practice seen elsewhere: where it came from, and what we decided.

    Seed row F-15: look for new ways, learn from other organisations, consider co-production. So a
    decision says whether customers could shape it with us from the start.
    """

    class Kind(models.TextChoices):
        IDEA = "idea", "An idea"
        PRACTICE = "practice", "Good practice"

    class Source(models.TextChoices):
        CUSTOMER = "customer", "A customer"
        GROUP = "group", "A tenants’ group or panel"
        STAFF = "staff", "One of us"
        ORGANISATION = "organisation", "Another organisation"

    class Together(models.TextChoices):
        YES = "yes", "Yes, with customers from the start"
        PARTLY = "partly", "In part"
        NO = "no", "No"

    class Decision(models.TextChoices):
        DO = "do", "We are doing it"
        TRY = "try", "We are trying it out"
        LATER = "later", "Not now"
        NO = "no", "We are not doing it"

    kind = models.CharField(max_length=8, choices=Kind, default=Kind.IDEA)
    source = models.CharField(max_length=12, choices=Source)
    source_words = models.CharField(max_length=200, blank=True)
    together = models.CharField(max_length=6, choices=Together, blank=True)
    together_words = models.TextField(blank=True)
    decision = models.CharField(max_length=5, choices=Decision, blank=True)

    history = HistoricalRecords()

    class Meta(Noted.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="organisation") | ~Q(source_words=""),
                name="another_organisation_is_named",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None)
                | (~Q(decision="") & Q(decided_on__isnull=False) & ~Q(why="") & ~Q(together="")),
                name="a_decided_idea_says_why_and_whether_together",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("ideas:idea", args=[self.pk])

    @property
    def came_from(self) -> str:
        """A tenants' group or panel: Readers' panel."""
        return ": ".join(part for part in (self.get_source_display(), self.source_words) if part)


class Issue(Noted):
    """Something that matters to customers: does a forum cover it, and if none does, what do we do?

    Seed row R-42: where no forum covers it, engagement is arranged, and ``activity`` is that
    engagement; or ``why`` says why not.
    """

    class Decision(models.TextChoices):
        ARRANGED = "arranged", "We arrange something about it"
        COVERED = "covered", "It goes to a group that covers it"
        NO = "no", "We arrange nothing, because …"

    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: anywhere."
    )
    forum = models.CharField(
        max_length=150, blank=True, help_text="Who covers it, if anybody does."
    )
    goes_to = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issues",
        editable=False,
        help_text="The group of its place, or the panel where it is about all places (T-23).",
    )
    passed_on = models.DateField(null=True, blank=True, editable=False)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="issues"
    )

    history = HistoricalRecords()

    class Meta(Noted.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None)
                | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="a_decided_issue_says_when",
            ),
            models.CheckConstraint(
                condition=Q(goes_to=None, passed_on=None)
                | Q(goes_to__isnull=False, passed_on__isnull=False),
                name="an_issue_that_was_passed_on_says_to_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(decision="") | ~Q(why="") | Q(activity__isnull=False),
                name="a_decided_issue_has_a_reason_or_an_activity",
            ),
            models.CheckConstraint(
                condition=~Q(decision="arranged") | Q(activity__isnull=False),
                name="arranging_names_the_activity",
            ),
            models.CheckConstraint(
                condition=~Q(decision="covered") | ~Q(forum=""),
                name="a_covered_issue_names_who_covers_it",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("ideas:issue", args=[self.pk])
