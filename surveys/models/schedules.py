"""Surveys that are sent by themselves: every week or month, to those for whom something was done since."""

import calendar
import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import Job, JobQuerySet
from participation.people.customers.models import Customer, CustomerQuerySet
from participation.reach.sendouts.models import SendOut, Template

from .feeds import FinishedJob, JobType
from .surveys import Survey


class ScheduleQuerySet(models.QuerySet):
    def going(self):
        return self.filter(paused_at=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class Schedule(models.Model):
    """One survey asked again and again of whoever had something done (B-16 to B-18).

    From ``starts_on`` a cycle is due every week, or every month on that day. It takes the jobs of its
    types that were finished ``delay_days`` before or earlier and that no cycle took yet, and asks
    ``share`` of a hundred of the people, drawn with ``seed``. ``template`` are the words of the message;
    our ready ones where there is none. Whoever was sent a message and has not answered is reminded
    ``reminders`` times.
    """

    class Every(models.TextChoices):
        WEEK = "week", "Every week"
        MONTH = "month", "Every month"

    class Way(models.TextChoices):
        MESSAGE = "message", "A message with a link, by the way each prefers"
        RING = "ring", "By telephone or face to face"

    class Reminders(models.IntegerChoices):
        NONE = 0, "Not at all"
        ONCE = 1, "Once"
        TWICE = 2, "Twice"

    name = models.CharField(max_length=100, unique=True)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="schedules")
    job_types = models.ManyToManyField(JobType, related_name="schedules")
    every = models.CharField(max_length=5, choices=Every)
    way = models.CharField(max_length=7, choices=Way)
    template = models.ForeignKey(
        Template, models.PROTECT, null=True, blank=True, related_name="survey_schedules"
    )
    starts_on = models.DateField()
    delay_days = models.PositiveSmallIntegerField(default=2)
    share = models.PositiveSmallIntegerField(default=100)
    reminders = models.PositiveSmallIntegerField(
        choices=Reminders, default=Reminders.NONE, db_default=Reminders.NONE
    )
    with_form = models.BooleanField(
        default=False, db_default=False, help_text="Its letters have the paper form behind them."
    )
    seed = models.CharField(max_length=16)
    paused_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share__gte=1, share__lte=100), name="a_schedule_asks_some_of_a_hundred"
            ),
            models.CheckConstraint(
                condition=Q(reminders__lte=2), name="a_schedule_reminds_twice_at_most"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("surveys:schedule", args=[self.pk])

    def last_due_on(self, today: dt.date) -> dt.date | None:
        """The latest day on which a cycle is due, today counted; None before the first."""
        if today < self.starts_on:
            return None
        if self.every == self.Every.WEEK:
            return today - dt.timedelta(days=(today - self.starts_on).days % 7)
        this_month = self._in_month(today.year, today.month)
        if this_month <= today:
            return this_month
        before = today.replace(day=1) - dt.timedelta(days=1)
        return self._in_month(before.year, before.month)

    def next_due_on(self, today: dt.date) -> dt.date:
        """The first day after today on which one is due, or the very first."""
        last = self.last_due_on(today)
        if last is None:
            return self.starts_on
        if self.every == self.Every.WEEK:
            return last + dt.timedelta(days=7)
        after = last.replace(day=1) + dt.timedelta(days=32)
        return self._in_month(after.year, after.month)

    def _in_month(self, year: int, month: int) -> dt.date:
        """On the 31st, where a month has one; else on its last day."""
        longest = calendar.monthrange(year, month)[1]
        return dt.date(year, month, min(self.starts_on.day, longest))


class ScheduledCycle(Job):
    """One time that a schedule came round. Its job takes the jobs, finds who may be asked, draws, and asks.

    What it went by is kept: ``survey``, ``share`` and ``seed``. ``asked`` and ``left_out`` (people by
    the code of the reason) are written down at the end, since jobs are deleted after a while;
    ``answered`` is counted anew until then.
    """

    STALE_SECONDS: ClassVar[str] = "SEND_OUT_STALE_SECONDS"
    GIVEN_UP: ClassVar[str] = "The worker stopped {attempts} times. Nobody has been asked twice."

    schedule = models.ForeignKey(Schedule, models.PROTECT, related_name="cycles")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="scheduled_cycles")
    due_on = models.DateField()
    share = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=32)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    collected_at = models.DateTimeField(null=True, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    send_out = models.OneToOneField(
        SendOut, models.PROTECT, null=True, blank=True, related_name="scheduled_cycle"
    )
    jobs_taken = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=dict, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "due_on"], name="a_cycle_of_a_schedule_is_started_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.schedule}, {self.due_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("surveys:scheduled_cycle", args=[self.pk])

    @property
    def source(self) -> str:
        """How send-outs name its people."""
        return f"surveys.scheduledcycle:{self.pk}"

    @property
    def rings(self) -> bool:
        return self.schedule.way == Schedule.Way.RING

    def still_in(self) -> models.QuerySet[FinishedJob]:
        """Its jobs whose people no reason leaves out."""
        return self.jobs.filter(left_out_by="")

    def people(self) -> CustomerQuerySet:
        """Who is asked."""
        return Customer.objects.current().filter(
            finished_jobs__cycle=self, finished_jobs__left_out_by=""
        )
