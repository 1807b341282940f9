"""What Glenmarnock asks by surveys: one in each state, answered in several ways."""

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from base.core.demo import World, in_demo
from base.core.slugs import free_slug
from participation.people.customers.models import Aim, Customer, Level
from participation.programme.activities.models import Activity, Engagement, Service
from participation.questionnaires.answering.services import questions_of
from participation.questionnaires.building.services import (
    Choice,
    open_questionnaire,
    start_questionnaire,
    write_question,
)
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.models import Answer, Question, Sheet

from .feeds.demo import make_jobs
from .kinds import SURVEY
from .models import Privacy, Report, Survey, SurveyRequest, SurveyType

DAY = dt.timedelta(days=1)
DONT_KNOW = Choice("I do not know", counts=False)
SATISFIED = (*(Choice(words) for words in READY_SCALES["satisfied"][1]), DONT_KNOW)
YES_NO = (Choice("Yes"), Choice("Partly"), Choice("No"), DONT_KNOW)
MODES = (Sheet.Mode.ONLINE, Sheet.Mode.PHONE, Sheet.Mode.PAPER, Sheet.Mode.IN_PERSON)
#: How many of a hundred answer in each of these ways.
BY_MODE = (58, 22, 14, 6)
#: How many of a hundred choose each answer of a scale, and of yes, partly and no.
CONTENT, WENT_WELL = (31, 38, 12, 10, 6, 3), (64, 21, 12, 3)
SAID = (
    "The man who came was kind and tidy.",
    "I had to ring three times before anybody came.",
    "Letters are easier to read than they were.",
    "The stair light has been off since October.",
    "Nobody told me what day it would be.",
    "I would not move for anything. Keep the warden.",
    "The heating is dear and the windows let the wind in.",
    "It was done in one visit. Thank you.",
)


@dataclass(frozen=True)
class Asked:
    """One survey. Days are from today; ``answers`` is how many of a hundred customers answered."""

    title: str
    survey_type: SurveyType
    service: Service
    asked_by: str
    purpose: str
    influence: str
    opens: int
    closes: int
    questions: tuple[tuple[str, tuple[Choice, ...]], ...]
    privacy: Privacy = Privacy.NAMED
    open_to_all: bool = False
    is_draft: bool = False
    answers: float = 0
    tenures: tuple[str, ...] = ("tenant",)
    more: dict[str, Any] = field(default_factory=dict)
    reported: tuple[Report.Reader, ...] = ()


HOME = "How satisfied are you with your home?"
SERVICE = "Taking everything into account, how satisfied are you with us as your landlord?"
LISTEN = "How satisfied are you that we listen to what you say, and act on it?"

SURVEYS = (
    Asked(
        "How are we doing? 2023",
        SurveyType.PERCEPTION,
        Service.GOVERNANCE,
        "The Board",
        "To see how tenants find their homes and our service, as the regulator asks.",
        "The Board decides on it what comes first in the next three years.",
        *(-1115, -1080),
        ((SERVICE, SATISFIED), (HOME, SATISFIED), (LISTEN, SATISFIED)),
        Privacy.CONFIDENTIAL,
        answers=4,
        more={
            "summary": "Most were content with their homes, and fewer with how we listen.",
            "next_steps": "Every point that people raise is answered in public. Windows come first.",
        },
        reported=(Report.Reader.BOARD, Report.Reader.TENANTS, Report.Reader.REGULATOR),
    ),
    Asked(
        "How are we doing?",
        SurveyType.PERCEPTION,
        Service.GOVERNANCE,
        "The Board",
        "To see how you find your home and our service, three years after we last asked.",
        "The Board decides on it what comes first. You read here what people said, and what we do.",
        *(-12, 16),
        ((SERVICE, SATISFIED), (HOME, SATISFIED), (LISTEN, SATISFIED)),
        Privacy.CONFIDENTIAL,
        open_to_all=True,
        answers=3,
    ),
    Asked(
        "If we look after your building",
        SurveyType.OWNERS,
        Service.NEIGHBOURHOOD,
        "The Board",
        "To see how owners find the care of their buildings, as the regulator asks.",
        "The charges and the cleaning were looked at with it.",
        *(-1025, -1000),
        ((SERVICE, SATISFIED), ("Is the charge fair for what you get?", YES_NO)),
        Privacy.CONFIDENTIAL,
        answers=6,
        tenures=("factored_owner",),
        more={
            "summary": "Half found the charge fair. Most asked for a list of what is done and when.",
            "next_steps": "Each stair has a list on the wall now of what is done and when.",
        },
        reported=(Report.Reader.BOARD, Report.Reader.OWNERS),
    ),
    Asked(
        "Your repair, in three questions",
        SurveyType.TRANSACTION,
        Service.REPAIRS,
        "Repairs and improvements",
        "To hear how a repair went, while you still remember it.",
        "The repairs team reads it each Monday and rings you if you ask.",
        *(-75, 120),
        (
            ("How satisfied are you with the repair?", SATISFIED),
            ("Was it done in one visit?", YES_NO),
        ),
        answers=3,
    ),
    Asked(
        "New kitchens, a month after",
        SurveyType.ONE_OFF,
        Service.HOMES,
        "New and empty homes",
        "To choose which kitchens we buy next year.",
        "What most people find awkward is not bought again.",
        *(-50, -20),
        (("Is the new kitchen easy to use?", YES_NO), (HOME, SATISFIED)),
        answers=4,
        more={
            "summary": "Most like it. One in three finds that the deep drawers stick.",
            "next_steps": "From April we buy drawers on rollers. Ring us if yours stick: we change them.",
        },
    ),
    Asked(
        "Feeling safe where you live",
        SurveyType.ONE_OFF,
        Service.NEIGHBOURHOOD,
        "Neighbourhoods and estates",
        "To know where people do not feel safe, also from those who would not say so by name.",
        "Lights and patrols go first to where most people feel unsafe.",
        *(-6, 15),
        (("Do you feel safe outside after dark?", YES_NO),),
        Privacy.ANONYMOUS,
        open_to_all=True,
    ),
    Asked(
        "Getting about: paths, ramps and lights",
        SurveyType.ONE_OFF,
        Service.NEIGHBOURHOOD,
        "Neighbourhoods and estates",
        "To see where people cannot get about, before the budget of next year is set.",
        "",
        *(20, 48),
        (("Can you get where you need to go?", YES_NO),),
        is_draft=True,
        tenures=(),
    ),
)


in_demo(position=31)(make_jobs)


@in_demo(position=30)
def make_surveys(world: World) -> None:
    dice = world.dice("surveys")
    made = {one.title: _make(one, world) for one in SURVEYS}
    for one in SURVEYS:
        if one.answers:
            _answer(made[one.title], one, dice)
    _make_requests(world, made["New kitchens, a month after"])


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
    Report.objects.bulk_create(
        Report(
            activity=survey,
            reader=reader,
            reported_on=timezone.localdate(closes + 40 * DAY),
            recorded_by=world.officer,
        )
        for reader in asked.reported
    )
    return survey


def _ask(asked: Asked, world: World, opened: dt.datetime | None) -> Any:
    questionnaire = start_questionnaire(title=asked.title, by=world.officer)
    about = {"questionnaire": questionnaire, "by": world.officer}
    for words, choices in asked.questions:
        kind = Kind.SCALE if choices is SATISFIED else Kind.SINGLE
        write_question(**about, kind=kind, words=words, choices=choices)
    write_question(**about, kind=Kind.LONG, words="Is there anything else that you want to say?")
    if opened:
        open_questionnaire(questionnaire=questionnaire, by=world.officer)
        questionnaire.versions.update(opened_at=opened)
    return questionnaire


def _answer(survey: Survey, asked: Asked, dice: random.Random) -> None:
    """Some of those it is for, each on a day of it, in one of the ways."""
    people = Customer.objects.current().filter(tenure__code__in=asked.tenures)
    numbers = list(people.order_by("reference").values_list("pk", flat=True))
    chosen = dice.sample(numbers, round(len(numbers) * asked.answers / 100))
    questions = questions_of(survey.questionnaire.asked)
    days = min(asked.closes, -1) - asked.opens
    sheets = []
    for number in chosen:
        (mode,) = dice.choices(MODES, BY_MODE)
        at = (
            survey.starts_at + dice.randint(0, days) * DAY + dt.timedelta(hours=dice.randint(9, 20))
        )
        sheets.append(
            Sheet(
                questionnaire=survey.questionnaire,
                version=questions[0].version,
                customer_id=number,
                mode=mode,
                keyed_by=None if mode == Sheet.Mode.ONLINE else survey.lead_officer,
                begun_at=at,
                sent_at=at,
            )
        )
    Sheet.objects.bulk_create(sheets)
    Answer.objects.bulk_create(one for sheet in sheets for one in _said(sheet, questions, dice))
    Engagement.objects.bulk_create(
        Engagement(
            activity=survey,
            customer_id=sheet.customer_id,
            role=Engagement.Role.RESPONDED,
            day=timezone.localdate(sheet.sent_at),
            source=f"surveys.sheet:{survey.pk}:{sheet.customer_id}",
        )
        for sheet in sheets
    )


def _said(sheet: Sheet, questions: list[Question], dice: random.Random) -> list[Answer]:
    theirs = []
    for question in questions:
        options = list(question.options.all())
        if options:
            (option,) = dice.choices(options, CONTENT if len(options) > 4 else WENT_WELL)
            theirs.append(Answer(sheet=sheet, question=question, option=option))
        elif dice.random() < 0.3:
            theirs.append(Answer(sheet=sheet, question=question, words=dice.choice(SAID)))
    return theirs


def _make_requests(world: World, kitchens: Survey) -> None:
    """One that was done and reported back, one that was not, and one that waits."""
    about = {"requested_by": world.manager, "needed_on": timezone.localdate(world.now + 40 * DAY)}
    done = SurveyRequest.objects.create(
        title=kitchens.title,
        service=Service.HOMES,
        find_out="Are the new kitchens easy to use?",
        decides="Which kitchen we buy next year.",
        who="Everybody who had one since April.",
        requested_at=world.now - 70 * DAY,
        report="Most like it. One in three finds that the deep drawers stick, so buy rollers.",
        reported_at=world.now - 6 * DAY,
        reported_by=world.officer,
        **about,
    )
    kitchens.request = done
    kitchens.save(update_fields=["request"])
    SurveyRequest.objects.create(
        title="What people think of the new rent card",
        service=Service.RENT,
        find_out="Is it clear?",
        decides="Nothing yet. We want to know.",
        who="All tenants.",
        requested_at=world.now - 30 * DAY,
        declined_at=world.now - 25 * DAY,
        declined_because="Nothing would change whatever people say, so we do not ask them.",
        read_at=world.now - 24 * DAY,
        **about,
    )
    SurveyRequest.objects.create(
        title="The chat on our website",
        service=Service.CUSTOMER_CARE,
        find_out="Do people get an answer, and is it right?",
        decides="Whether we keep it when the contract ends in March.",
        who="Those who used it since summer.",
        requested_at=world.now - 3 * DAY,
        **about,
    )
