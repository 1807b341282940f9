"""What surveys put on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db import models
from django.db.models import Count, Exists, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.at_asking import AtAsking
from base.core.jobs import JobState
from base.core.tasks_waiting import Row, Task, Waiting, columns, together
from base.core.working_days import after_working_days
from base.core.worklist import waits
from participation.programme.activities.house_rules import CLOSE_OUT_WORKING_DAYS
from participation.questionnaires.interviews.waiting import call_backs
from participation.questionnaires.models import PersonalCode

from .cycles.standing import RULES, to_plan_by, to_report_by, with_dates
from .house_rules import SURVEY_REQUEST_WORKING_DAYS
from .marks import mark_of_one_of_us
from .models import (
    AskedUs,
    Cycle,
    FinishedJob,
    QuestionReview,
    Schedule,
    ScheduledCycle,
    Survey,
    SurveyRequest,
    SurveyType,
)

#: An officer's list stays readable; the rest stand on the list of surveys.
MOST_SHOWN = 50


@waits(position=22)
def surveys_waiting(officer) -> Iterator[Waiting]:
    """What must be asked again soon, what was found and is not reported, and closed ones to write up."""
    cycles = with_dates(officer.now)
    read = columns("code", "since", "last_elsewhere_on", "last_here", "planned_for")
    yield Waiting(cycles, read, _to_plan, due=_plan_by)
    read = columns("code", "last_here", "last_pk", "told")
    yield Waiting(cycles.exclude(last_pk=None), read, _to_report, due=_report_by)
    closed = Survey.objects.closed(officer.now).filter(closed_out_at=None)
    closed = closed.order_by("ends_at", "pk")[:MOST_SHOWN]
    yield Waiting(closed, columns("pk", "title", "ends_at"), _to_write_up, due=_write_up_by)


@waits(position=24)
def survey_requests_waiting(officer) -> Iterator[Waiting]:
    """Those nobody has answered, those whose survey has closed, and answers to whoever asked."""
    waiting = SurveyRequest.objects.waiting().order_by("requested_at", "pk")[:MOST_SHOWN]
    read = columns("pk", "title", "requested_at", who="requested_by__name")
    yield Waiting(waiting, read, _to_answer, due=_answer_by)
    closed = Survey.objects.closed(officer.now)
    found = SurveyRequest.objects.filter(reported_at=None, survey__in=closed)
    found = found.order_by("survey__ends_at", "pk")[:MOST_SHOWN]
    read = columns("pk", "title", ends_at="survey__ends_at", who="requested_by__name")
    yield Waiting(found, read, _to_tell, due=_tell_by)
    answered = Q(reported_at__isnull=False) | Q(declined_at__isnull=False)
    mine = SurveyRequest.objects.filter(answered, requested_by=officer.id, read_at=None)
    mine = mine.order_by("requested_at", "pk")[:MOST_SHOWN]
    read = columns("pk", "title", "declined_at", due="needed_on")
    yield Waiting(mine, read, _to_read)


@waits(position=25)
def reviews_waiting(officer) -> Iterator[Waiting]:
    """To the officer of a survey: what a group said of its questions, once its day has come."""
    reviews = QuestionReview.objects.filter(
        finished_at=None,
        due_on__lt=officer.today,
        survey__cancelled_at=None,
        survey__lead_officer=officer.id,
    )
    read = columns("pk", due="due_on", survey_title="survey__title", group_name="group__name")
    yield Waiting(reviews.order_by("due_on", "pk")[:MOST_SHOWN], read, _to_answer_comments)


def _to_answer_comments(row: Row, officer) -> Task:
    return Task(
        what=f"Answer what {row.group_name} said of the questions",
        address=reverse("surveys:review", args=[row.pk]),
        due=row.due,
        origin=row.survey_title,
        detail="Answer each comment, then finish it",
    )


@waits(position=26)
def jobs_waiting(officer) -> Iterator[Waiting]:
    """Jobs to ask about whose reference is nobody's that we know."""
    unsettled = together(FinishedJob.objects.unsettled(), due=Min("finished_on"), jobs=Count("pk"))
    yield Waiting(unsettled, columns("due", "jobs"), _to_settle)


@waits(position=27)
def our_surveys_waiting(officer) -> Iterator[Waiting]:
    """Surveys of our own staff, until this one of us has answered."""
    mark = AtAsking(lambda one: mark_of_one_of_us(one.id), models.CharField())
    spent = PersonalCode.objects.filter(
        questionnaire=OuterRef("questionnaire"), mark=mark, spent_on__isnull=False
    )
    ours = Survey.objects.open(officer.now).filter(~Exists(spent), survey_type=SurveyType.STAFF)
    ours = ours.order_by("ends_at", "pk")[:MOST_SHOWN]
    yield Waiting(ours, columns("title", "ends_at"), _to_answer_ours, due=_closed_on)


@waits(position=28)
def schedules_waiting(officer) -> Iterator[Waiting]:
    """Cycles that stopped, and schedules whose survey has closed or was called off."""
    stopped = ScheduledCycle.objects.filter(state=JobState.FAILED).order_by("due_on", "pk")
    read = columns("pk", due="due_on", name="schedule__name")
    yield Waiting(stopped[:MOST_SHOWN], read, _to_run_again)
    over = Q(survey__ends_at__lte=officer.now) | Q(survey__cancelled_at__isnull=False)
    asks_nobody = Schedule.objects.going().filter(over).order_by("survey__ends_at", "pk")
    read = columns("pk", "name", ends_at="survey__ends_at")
    yield Waiting(asks_nobody[:MOST_SHOWN], read, _to_choose_survey, due=_closed_on)


@waits(position=30)
def survey_calls_waiting(officer) -> Iterator[Waiting]:
    """People whom this officer rings back about a survey that is open."""
    yield from call_backs(officer, Survey.objects.open(officer.now).values("questionnaire"))


@waits(position=14)
def asked_us_waiting(officer) -> Iterator[Waiting]:
    """To whoever has to ring somebody, or to read what somebody wanted passed on; late ones to those
    who lead the survey too."""
    late = Q(survey__lead_officer=officer.id, due_on__lt=officer.in_days(0))
    mine = AskedUs.objects.waiting().filter(Q(owner=officer.id) | late)
    read = columns("pk", "ring", due="due_on", who="customer__name", survey_title="survey__title")
    yield Waiting(mine.order_by("due_on", "pk")[:MOST_SHOWN], read, _to_ring)


def _to_ring(row: Row, officer) -> Task:
    return Task(
        what=f"Ring {row.who}" if row.ring else f"Read what {row.who} wanted passed on",
        address=reverse("surveys:asked_us_page", args=[row.pk]),
        due=row.due,
        origin="Surveys",
        detail=f"Asked at the end of “{row.survey_title}”",
    )


def _closed_on(row: Row) -> dt.date:
    return timezone.localdate(row.ends_at)


def _to_answer_ours(row: Row, officer) -> Task:
    return Task(
        what=f"Answer, if you like: {row.title}",
        address=reverse("surveys:ours"),
        due=row.due,
        origin="Survey of our own staff",
    )


def _to_run_again(row: Row, officer) -> Task:
    return Task(
        what=f"See why it stopped: {row.name}",
        address=reverse("surveys:scheduled_cycle", args=[row.pk]),
        due=row.due,
        origin="Surveys after a job",
    )


def _to_choose_survey(row: Row, officer) -> Task:
    return Task(
        what=f"Its survey is over, choose another: {row.name}",
        address=reverse("surveys:schedule", args=[row.pk]),
        due=row.due,
        origin="Surveys after a job",
    )


def _plan_by(row: Row) -> dt.date | None:
    return to_plan_by(row, timezone.localdate())


def _to_plan(row: Row, officer) -> Task:
    begin = RULES[Cycle.Code(row.code)].page_to_begin(row.due)
    return Task(
        what=f"Plan the next: {Cycle.Code(row.code).label}",
        address=begin or reverse("surveys:cycles"),
        due=row.due,
        origin="Due regularly",
        detail=f"It must have closed by then{'. Its words are ready' if begin else ''}",
    )


def _report_by(row: Row) -> dt.date | None:
    if row.told >= len(RULES[Cycle.Code(row.code)].readers):
        return None
    return to_report_by(timezone.localdate(row.last_here))


def _to_report(row: Row, officer) -> Task:
    readers = RULES[Cycle.Code(row.code)].readers
    return Task(
        what=f"Report what was found: {Cycle.Code(row.code).label}",
        address=reverse("surveys:report", args=[row.last_pk]),
        due=row.due,
        origin="Due regularly",
        detail=f"{len(readers) - row.told} of {len(readers)} have not been told",
    )


def _write_up_by(row: Row) -> dt.date:
    closed_on = timezone.localdate(row.ends_at)
    return after_working_days(closed_on, CLOSE_OUT_WORKING_DAYS.value)


def _to_write_up(row: Row, officer) -> Task:
    return Task(
        what=f"Say what came of it: {row.title}",
        address=reverse("surveys:results", args=[row.pk]),
        due=row.due,
        origin=f"Survey, {date_format(timezone.localdate(row.ends_at), 'j M')}",
        detail="What people said, and what happens next",
    )


def _answer_by(row: Row) -> dt.date:
    asked_on = timezone.localdate(row.requested_at)
    return after_working_days(asked_on, SURVEY_REQUEST_WORKING_DAYS.value)


def _to_answer(row: Row, officer) -> Task:
    return Task(
        what=f"A survey is asked for: {row.title}",
        address=reverse("surveys:request", args=[row.pk]),
        due=row.due,
        origin="Surveys",
        detail=f"By {row.who}",
    )


def _tell_by(row: Row) -> dt.date:
    closed_on = timezone.localdate(row.ends_at)
    return after_working_days(closed_on, SURVEY_REQUEST_WORKING_DAYS.value)


def _to_tell(row: Row, officer) -> Task:
    return Task(
        what=f"Report back: {row.title}",
        address=reverse("surveys:report_back", args=[row.pk]),
        due=row.due,
        origin="Surveys",
        detail=f"{row.who} asked for it",
    )


def _to_read(row: Row, officer) -> Task:
    return Task(
        what=f"Read {'why it is not done' if row.declined_at else 'what was found'}: {row.title}",
        address=reverse("surveys:request", args=[row.pk]),
        due=row.due,
        origin="Surveys",
        detail="You asked for it",
    )


def _to_settle(row: Row, officer) -> Task:
    return Task(
        what="Say whose jobs they are that came with a reference we do not know",
        address=f"{reverse('surveys:jobs')}?whose=unsettled",
        due=row.due,
        origin="Surveys",
        detail=f"{row.jobs:,} of them",
    )
