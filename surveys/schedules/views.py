"""Staff at the surveys that are sent by themselves after a job: the schedules, and what came of each cycle."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import OneButton, WriteRow
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD

from ..house_rules import FINISHED_JOB_DAYS
from ..launching.stats import reminders_of
from ..models import Schedule, ScheduledCycle
from . import services, stats
from .forms import ScheduleForm


class Schedules(StaffList):
    audience = Audience.STAFF
    title = "Surveys after a job"
    one, many = "schedule", "schedules"
    columns = (
        Column("What", sort="name", also=("Survey",)),
        Column("How often", sort="every"),
        Column("How", sort="way"),
        Column("Cycles", sort="cycles_made"),
        Column("Where it stands", sort="paused_at"),
    )
    opens_with = ("name",)
    queryset = Schedule.objects.select_related("survey").annotate(cycles_made=Count("cycles"))
    nothing = "Nobody is asked by a schedule yet."
    way_on = ("surveys:add_schedule", "Add a schedule")
    back = ("surveys:list", "Surveys")
    template_name = "surveys/schedules.html"

    def look_up(self, rows: list[Schedule]) -> None:
        self.page_of = addresses("surveys:schedule")

    def row(self, row: Schedule):
        return (
            lines(link(row.name, self.page_of(row.pk)), quiet(row.survey.title)),
            row.get_every_display(),
            row.get_way_display(),
            row.cycles_made,
            tag("Paused", "not_possible") if row.paused_at else tag("Goes on", "doing"),
        )


class WriteSchedule(WriteRow):
    audience = Audience.STAFF
    model = Schedule
    context_object_name = "schedule"
    form_class = ScheduleForm
    template_name = "surveys/write_schedule.html"
    success_message = "It is saved."

    def get_initial_of_new(self):
        return {
            "delay_days": 2,
            "share": 100,
            "every": Schedule.Every.WEEK,
            "reminders": Schedule.Reminders.ONCE,
        }

    def act(self, form) -> Schedule:
        return services.write_schedule(schedule=self.row, by=self.request.user, **form.cleaned_data)


class SchedulePage(DetailView):
    audience = Audience.STAFF
    model = Schedule
    context_object_name = "schedule"
    template_name = "surveys/schedule.html"

    def get_queryset(self):
        return Schedule.objects.visible_to(self.request.user).select_related("survey", "template")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            next_due_on=self.object.next_due_on(timezone.localdate()),
            job_types=self.object.job_types.all(),
            cycles=stats.cycles_of(self.object),
            definition=stats.cycles_of.definition,
            **kwargs,
        )


class Pause(OneButton):
    audience = Audience.STAFF
    model = Schedule

    def act(self, schedule: Schedule) -> str:
        services.pause_schedule(schedule=schedule, by=self.request.user)
        return "It is paused. No cycle begins until you let it go on."


class GoOn(OneButton):
    audience = Audience.STAFF
    model = Schedule

    def act(self, schedule: Schedule) -> str:
        services.go_on(schedule=schedule, by=self.request.user)
        return "It goes on."


class CyclePage(DetailView):
    """What one cycle took, whom it asked, who is left out and why, and how many answered."""

    audience = Audience.STAFF
    model = ScheduledCycle
    context_object_name = "cycle"
    template_name = "surveys/scheduled_cycle.html"

    def get_queryset(self):
        return ScheduledCycle.objects.select_related("schedule", "survey", "send_out")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            left_out=stats.left_out_of(self.object),
            parts=stats.parts_of(self.object),
            sent=reminders_of(self.object),
            definitions=[
                stats.cycles_of.definition,
                stats.left_out_of.definition,
                stats.parts_of.definition.format(threshold=ANSWERS_THRESHOLD.value),
            ],
            keep_days=FINISHED_JOB_DAYS.value,
            **kwargs,
        )


class RunAgain(OneButton):
    audience = Audience.STAFF
    model = ScheduledCycle

    def get_queryset(self):
        return ScheduledCycle.objects.all()

    def leads_to(self) -> str:
        return reverse("surveys:scheduled_cycle", args=[self.object.pk])

    def act(self, cycle: ScheduledCycle) -> str:
        services.run_again(cycle=cycle, by=self.request.user)
        return "It goes on where it was, within a minute."
