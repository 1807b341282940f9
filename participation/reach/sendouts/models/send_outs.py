"""What is sent to many, from its draft to its last message."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import Job, JobQuerySet
from participation.messages.contact.models import ASKING, Message, MessageQuerySet, Purpose
from participation.people.customers.models import CustomerQuerySet
from participation.programme.activities.models import Service
from participation.reach.segments.filters import Criteria
from participation.reach.segments.models import Segment

from ..inviting import why_not_now
from ..people_sources import PEOPLE_FROM, PeopleFrom, people_from, whom
from ..words import Wording
from .templates import Template


class SendOutQuerySet(JobQuerySet):
    def going(self):
        """Planned, and their time has come."""
        return self.filter(state=SendOut.State.PLANNED, starts_at__lte=timezone.now())

    def on_the_calendar(self):
        """What is being prepared, planned or done; not what was called off."""
        return self.exclude(state__in=[SendOut.State.CALLED_OFF, SendOut.State.FAILED])

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class SendOut(Job):
    """One template sent to one segment, or to the people of a row of an app above: the only way many people
    are written to at once.

    Its job is the planning. When it is asked for, its words, its filters and what it invites to are fixed: whoever approves
    it approves what will go. Planning writes one Message for each person, held ones too, each with the
    rule that holds it. When its time comes they are judged again, given their words and let go.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Not sent yet"
        TO_APPROVE = "to_approve", "Waits for a manager"
        TO_PLAN = "to_plan", "Waiting to be planned"
        PLANNING = "planning", "Being planned"
        PLANNED = "planned", "Planned"
        PAUSED = "paused", "Paused"
        DONE = "done", "All gone"
        CALLED_OFF = "called_off", "Called off"
        FAILED = "failed", "Stopped"

    CLAIMS = {State.TO_PLAN: State.PLANNING}
    FAILED = State.FAILED
    STALE_SECONDS = "SEND_OUT_STALE_SECONDS"
    GIVEN_UP = "The worker stopped {attempts} times. Nothing has gone."
    WENT_WRONG = "Something went wrong ({problem}). Nothing has gone."
    #: It has messages, whose states say how it stands.
    WITH_MESSAGES = (State.PLANNING, State.PLANNED, State.PAUSED, State.DONE, State.CALLED_OFF)

    name = models.CharField(max_length=100)
    segment = models.ForeignKey(
        Segment, models.PROTECT, null=True, blank=True, related_name="send_outs"
    )
    people_from = models.CharField(
        max_length=80, blank=True, default="", db_default="", help_text="surveys.draw:12"
    )
    template = models.ForeignKey(Template, models.PROTECT, related_name="send_outs")
    purpose = models.CharField(max_length=12, choices=Purpose)
    team = models.CharField(max_length=20, choices=Service)
    starts_at = models.DateTimeField()
    invites_to = models.CharField(
        max_length=80, blank=True, help_text="activities.activity:12, or nothing."
    )
    values = models.JSONField(default=dict, blank=True, help_text="title, when and link.")
    with_form = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Its letters have behind them the paper form of what it invites to answer.",
    )
    override_reason = models.TextField(
        blank=True, help_text="Why people are asked who were asked lately or often."
    )
    criteria = models.JSONField(default=dict, blank=True, help_text="The segment's, when asked.")
    words = models.JSONField(default=list, blank=True, help_text="The template's, when asked.")

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    released_at = models.DateTimeField(
        null=True, blank=True, help_text="When messages were last let go."
    )

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = SendOutQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [
            models.Index(fields=["starts_at"], name="send_out_by_start"),
            models.Index(fields=["released_at"], name="send_out_by_release"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_send_out_has_a_name"),
            models.CheckConstraint(
                condition=Q(segment__isnull=False, people_from="")
                | (Q(segment=None) & ~Q(people_from="")),
                name="a_send_out_is_for_a_segment_or_for_people_of_a_row",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")),
                name="a_send_out_is_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(finished_at__isnull=False),
                name="a_finished_send_out_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("sendouts:send_out", args=[self.pk])

    @property
    def source(self) -> str:
        """What its messages are about: ``sendouts.sendout:12``."""
        return f"sendouts.sendout:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def has_messages(self) -> bool:
        return self.state in self.WITH_MESSAGES

    @property
    def is_planned(self) -> bool:
        """Its people are settled: each has a message."""
        return self.has_messages and not self.is_unfinished

    @property
    def is_going(self) -> bool:
        return self.state == self.State.PLANNED and self.starts_at <= timezone.now()

    @property
    def asks(self) -> bool:
        """Whether it counts as asking people something."""
        return self.purpose in ASKING

    def people(self) -> CustomerQuerySet:
        """Who is to be written to, as things stand: fixed filters once it has been asked for."""
        return whom(json.dumps(self.criteria_now))

    @property
    def criteria_now(self) -> Criteria:
        """The filters of whom it is for, as things stand."""
        if self.words:
            return self.criteria
        return {PEOPLE_FROM: self.people_from} if self.segment is None else self.segment.criteria

    @property
    def taken_from(self) -> PeopleFrom | None:
        """Where its people are from, if they are of no segment."""
        return people_from(self.people_from) if self.people_from else None

    @property
    def to(self) -> str:
        """What staff call whom it is for."""
        return self.segment.name if self.segment else people_from(self.people_from).name

    @property
    def apart_from(self) -> tuple[str, ...]:
        """What its own messages are about, and those of other send-outs for the people of the same row:
        a reminder is the same question once more."""
        if not self.people_from:
            return (self.source,)
        same = SendOut.objects.filter(people_from=self.people_from).values_list("pk", flat=True)
        return tuple(sorted({self.source, *(SendOut(pk=pk).source for pk in same)}))

    def messages(self) -> MessageQuerySet:
        return Message.objects.filter(about=self.source)

    def why_not_now(self) -> str:
        """Why its words are no longer true; empty where they are."""
        if (taken_from := self.taken_from) is not None:
            return taken_from.why_not_now()
        return why_not_now(self.invites_to, self.values.get("when", ""), self.criteria_now)

    def wordings(self) -> list[Wording]:
        if self.words:
            return [Wording(**words) for words in self.words]
        return self.template.wordings()

    def fixed(self) -> dict[str, Any]:
        """What a row keeps of its segment and template once it is asked for."""
        return {
            "criteria": self.criteria_now,
            "words": [vars(wording) for wording in self.template.wordings()],
        }
