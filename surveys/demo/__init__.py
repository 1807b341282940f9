"""What the demo world has of surveys."""

import datetime as dt
from typing import Any

from django.utils import timezone

from base.core.demo import World, in_demo
from base.core.slugs import free_slug
from participation.people.customers.models import Aim, Level
from participation.programme.activities.models import Activity
from participation.programme.consultations.models import Consultation, Duty
from participation.questionnaires.bank.ready import READY
from participation.questionnaires.bank.services import begin_from
from participation.questionnaires.building.services import (
    open_questionnaire,
    start_questionnaire,
    write_question,
)
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Questionnaire, Sheet
from participation.reach.representation.by_segment import show_by_segments
from participation.reach.segments.models import Segment

from ..feeds.demo import make_jobs
from ..kinds import SURVEY
from ..models import Privacy, Report, Schedule, Survey, SurveyType
from ..schedules.demo import AFTER_JOBS, make_schedule
from .after_jobs import MODE, as_asked
from .answers import answer, answer_anonymously, answer_at_the_counter, write_sheets
from .asked import AT_THE_COUNTER, DAY, SATISFIED, SURVEYS, Asked
from .asked_us import make_asked_us, sort_by_theme
from .came_of_it import raise_points
from .drawn import draw_people, make_requests
from .in_polish import translate
from .looked_through import look_through
from .ours import answer_among_us
from .pictured import put_picture
from .rung import ring_people
from .written import ask_about_jobs

#: By which answers about repairs are looked at.
SHOWN_SEGMENTS = ("needs_support", "not_heard_from", "newly_housed")

in_demo(position=31)(make_jobs)
in_demo(position=33)(ring_people)


@in_demo(position=32)
def make_schedules(world: World) -> None:
    """The surveys that follow jobs, each with its schedule, its last cycles and what was answered."""
    dice = world.dice("surveys after jobs")

    for one in AFTER_JOBS:
        mode = Sheet.Mode.PHONE if one.way == Schedule.Way.RING else MODE

        def write_answers(
            survey: Survey, whom: list[tuple[int, dt.datetime]], mode: Sheet.Mode = mode
        ) -> None:
            write_sheets(survey, [(customer, mode, at) for customer, at in whom], dice)

        survey = _make(as_asked(one), world)
        make_schedule(one, survey, world, write_answers)
        if one.is_written_to:
            ask_about_jobs(world, survey)


@in_demo(position=30)
def make_surveys(world: World) -> None:
    dice = world.dice("surveys")
    made = {one.title: _make(one, world) for one in SURVEYS}
    for one in SURVEYS:
        if one.survey_type == SurveyType.STAFF:
            answer_among_us(made[one.title], one, world, dice)
        elif one.privacy == Privacy.ANONYMOUS:
            answer_anonymously(made[one.title], one, dice)
        elif one.answers:
            answer(made[one.title], one, dice)
    answer_at_the_counter(
        made[AT_THE_COUNTER], world.now, world.dice("visits"), people=46, cards=17
    )
    for rent in Consultation.objects.filter(duty=Duty.S25_RENT, ends_at__lt=world.now):
        _report(rent, (Report.Reader.BOARD, Report.Reader.TENANTS), world)
    make_asked_us(world, made["Your repair, in three questions"], dice)
    sort_by_theme(made["Your repair, in three questions"], world)
    show_by_segments(
        questionnaire=made["Your repair, in three questions"].questionnaire,
        segments=Segment.objects.filter(code__in=SHOWN_SEGMENTS),
        by=world.officer,
    )
    draw_people(world, made["How are we doing?"], dice)
    make_requests(world, made["New kitchens, a month after"])
    raise_points(made["New kitchens, a month after"], world)
    translate(world, made["How are we doing?"].questionnaire)
    look_through(world, made["How are we doing?"], made["Getting about: paths, ramps and lights"])


def _make(asked: Asked, world: World) -> Survey:
    opens, closes = world.now + asked.opens * DAY, world.now + asked.closes * DAY
    opened = None if asked.is_draft else opens
    is_over = asked.closes < 0
    survey = Survey(
        title=asked.title,
        slug=free_slug(Activity, asked.title, 150),
        kind=SURVEY.code,
        survey_type=asked.survey_type,
        asked_by=asked.asked_by,
        purpose=asked.purpose,
        influence=asked.influence,
        privacy=asked.privacy,
        open_to_all=asked.open_to_all,
        level=Level.objects.get(code="consultation"),
        service=asked.service,
        run_by="participation",
        starts_at=opens,
        ends_at=closes,
        lead_officer=world.officer,
        opened_at=opened,
        published_at=opened if asked.open_to_all or is_over else None,
        results_published_at=closes + 14 * DAY if is_over else None,
        closed_out_at=closes + 10 * DAY if is_over else None,
        staff_and_partners="" if asked.is_draft else "Two officers read the answers.",
        residents_time="" if asked.is_draft else "Three minutes.",
        planned_hours=None if asked.is_draft else 20,
        worth="" if asked.is_draft else "Our hours and the stamps, held against knowing.",
        met_purpose=Activity.MetPurpose.YES if is_over else "",
        actual_hours=24 if is_over else None,
        questionnaire=_ask(asked, world, opened),
        **asked.more,
    )
    survey.save()
    survey.aims.set(Aim.objects.filter(code="know_needs"))
    _report(survey, asked.reported, world)
    return survey


def _report(asked: Activity, readers: tuple[Report.Reader, ...], world: World) -> None:
    """As if it had been reported forty days after it closed."""
    Report.objects.bulk_create(
        Report(
            activity_id=asked.pk,
            reader=reader,
            reported_on=timezone.localdate(asked.ends_at + 40 * DAY),
            recorded_by=world.officer,
        )
        for reader in readers
    )


def _ask(asked: Asked, world: World, opened: dt.datetime | None) -> Any:
    questionnaire = start_questionnaire(title=asked.title, by=world.officer)
    if asked.ready:
        begin_from(questionnaire=questionnaire, ready=READY[asked.ready], by=world.officer)
        _open(questionnaire, opened, world)
        return questionnaire
    about = {"questionnaire": questionnaire, "by": world.officer}
    for words, choices in asked.questions:
        kind = Kind.SCALE if choices is SATISFIED else Kind.SINGLE
        write_question(**about, kind=kind, words=words, choices=choices)
    write_question(**about, kind=Kind.LONG, words="Is there anything else that you want to say?")
    if asked.has_picture:
        put_picture(questionnaire)
    _open(questionnaire, opened, world)
    return questionnaire


def _open(questionnaire: Questionnaire, opened: dt.datetime | None, world: World) -> None:
    if opened:
        open_questionnaire(questionnaire=questionnaire, by=world.officer)
        questionnaire.versions.update(opened_at=opened)
