from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.people.groups.models import Group, Membership
from participation.programme.activities.calendar_entry import CALENDAR_FACTS
from participation.programme.activities.models import Activity, ActivityQuerySet
from scrutiny.topics.models import Topic


class Stage(models.TextChoices):
    """The three stages of R-32, in their order, each with its own map; and when all three are over."""

    CUSTOMERS = "customers", "Customers’ journey"
    STAFF = "staff", "Staff’s journey"
    JOINT = "joint", "Joint session"
    OVER = "over", "All three stages are over"


#: Each has a map.
MAPPED = (Stage.CUSTOMERS, Stage.STAFF, Stage.JOINT)


class InvestigationQuerySet(ActivityQuerySet):
    def open(self):
        """Their panel has not published them, and they were not called off."""
        return self.filter(published_at=None, cancelled_at=None)

    def of_mapper(self, user, *, stage: str | None = None):
        """Those of which this person draws a map: any, or that of the stage."""
        theirs = Q(assignments__mapper__customer__user=user.pk) | Q(
            assignments__mapper__colleague=user.pk
        )
        of_stage = Q() if stage is None else Q(assignments__stage=stage)
        found = self.model._default_manager.filter(
            theirs, of_stage, assignments__mapper__ended_on=None
        ).values("pk")
        return self.filter(pk__in=found)

    def of_panel_member(self, user):
        sits = Membership.objects.recommending().filter(customer__user=user.pk)
        return self.filter(panel__in=sits.values("group"))

    def worked_on_by(self, user):
        """Whose maps this person may read while they are open.

        They draw one, sit on the panel, said yes to coming, or are the officer who leads it. Whoever gives the
        service reads what customers said of it when everybody does.
        """
        if not user.is_authenticated:
            return self.none()
        comes = Q(recent_users__customer__user=user.pk, recent_users__answer="yes")
        coming = self.model._default_manager.filter(comes).values("pk")
        mapping = self.model._default_manager.of_mapper(user).values("pk")
        panels = self.model._default_manager.of_panel_member(user).values("pk")
        reads = Q(pk__in=coming) | Q(pk__in=mapping) | Q(pk__in=panels)
        if Audience.STAFF.admits(user):
            reads |= Q(lead_officer=user.pk)
        return self.filter(reads, cancelled_at=None)


class Investigation(Activity):
    """One service that trained people walk through with those who use it and those who give it (R-32).

    Nobody but those who work on it reads its maps until its ``panel`` publishes it. ``stage`` moves on and never
    back. ``joint_on`` and ``joint_where`` are as they are planned, and then as they were. ``summary`` is what
    was found, ``next_steps`` what the panel asks for.
    """

    panel = models.ForeignKey(Group, models.PROTECT, related_name="investigations")
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="investigations"
    )
    stage = models.CharField(max_length=9, choices=Stage, default=Stage.CUSTOMERS)
    customers_done_on = models.DateField(null=True, blank=True)
    staff_done_on = models.DateField(null=True, blank=True)
    joint_on = models.DateField(null=True, blank=True, help_text="The day of the joint session.")
    joint_where = models.CharField(max_length=150, blank=True)

    objects = InvestigationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=[*CALENDAR_FACTS])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=Stage.CUSTOMERS) | Q(customers_done_on__isnull=False),
                name="staff_are_mapped_after_customers",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[Stage.CUSTOMERS, Stage.STAFF])
                | Q(staff_done_on__gte=F("customers_done_on")),
                name="a_joint_session_comes_after_both_maps",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.OVER) | Q(joint_on__isnull=False),
                name="an_investigation_is_over_after_its_joint_session",
            ),
        ]

    @property
    def staff_address(self) -> str:
        return reverse("investigations:page", args=[self.pk])

    @property
    def my_address(self) -> str:
        return reverse("investigations:mine_one", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"investigations.investigation:{self.pk}"

    @property
    def stages_begun(self) -> list[Stage]:
        """Those whose map may be drawn, in order."""
        return [one for one in MAPPED if Stage.values.index(one) <= Stage.values.index(self.stage)]

    @property
    def is_open(self) -> bool:
        return self.published_at is None and self.cancelled_at is None

    @property
    def standing(self) -> str:
        """Where it stands, in a word or two."""
        if self.cancelled_at:
            return "Called off"
        if self.published_at:
            return "Published"
        return "To publish" if self.stage == Stage.OVER else self.get_stage_display()

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        if self.cancelled_at:
            return "not_possible"
        if self.published_at:
            return "done"
        return "heard" if self.stage == Stage.OVER else "doing"
