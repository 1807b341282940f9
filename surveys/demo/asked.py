"""What Glenmarnock asks by surveys: one in each state."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from participation.programme.activities.models import Service
from participation.questionnaires.building.services import Choice
from participation.questionnaires.kinds import READY_SCALES
from participation.questionnaires.models import Sheet

from ..models import Privacy, Report, SurveyType

DAY = dt.timedelta(days=1)
DONT_KNOW = Choice("I do not know", counts=False)
SATISFIED = (*(Choice(words) for words in READY_SCALES["satisfied"][1]), DONT_KNOW)
YES_NO = (Choice("Yes"), Choice("Partly"), Choice("No"), DONT_KNOW)
MODES = (Sheet.Mode.ONLINE, Sheet.Mode.PHONE, Sheet.Mode.PAPER, Sheet.Mode.IN_PERSON)
#: How many of a hundred answer in each of these ways.
BY_MODE = (58, 22, 14, 6)
#: How many of a hundred choose each answer of a scale, and of yes, partly and no.
CONTENT, WENT_WELL = (31, 38, 12, 10, 6, 3), (64, 21, 12, 3)
#: And of the scale where something has gone wrong, since so many days.
DISCONTENT, LATELY = (17, 29, 16, 20, 15, 3), 61
SAID = (
    "The man who came was kind and tidy.",
    "I had to ring three times before anybody came.",
    "Letters are easier to read than they were.",
    "The stair light has been off since October.",
    "Nobody told me what day it would be.",
    "I would not move for anything. Keep the warden.",
    "The heating is dear and the windows let the wind in.",
    "It was done in one visit. Thank you.",
    "There is mould behind the bed again and the children cough.",
    "The bare wires in the hall were left for two days.",
)


@dataclass(frozen=True)
class Asked:
    """One survey. Days are from today; ``answers`` is how many of a hundred customers answered;
    where it is ``worse_lately``, fewer of them were content in the last weeks."""

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
    has_picture: bool = False
    answers: float = 0
    worse_lately: bool = False
    tenures: tuple[str, ...] = ("tenant",)
    more: dict[str, Any] = field(default_factory=dict)
    reported: tuple[Report.Reader, ...] = ()
    ready: str = ""
    """The code of a ready questionnaire, in place of questions."""


HOME = "How satisfied are you with your home?"
SERVICE = "Taking everything into account, how satisfied are you with us as your landlord?"
LISTEN = "How satisfied are you that we listen to what you say, and act on it?"

#: Answered on a device and on cards in our office, by whoever comes.
AT_THE_COUNTER = "Your visit to our office"

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
        answers=6,
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
        answers=20,
        tenures=("factored_owner",),
        more={
            "summary": "Half found the charge fair. Most asked for a list of what is done and when.",
            "next_steps": "Each stair has a list on the wall now of what is done and when.",
        },
        reported=(Report.Reader.BOARD, Report.Reader.OWNERS, Report.Reader.REGULATOR),
    ),
    Asked(
        "Your repair, in three questions",
        SurveyType.TRANSACTION,
        Service.REPAIRS,
        "Repairs and improvements",
        "To hear how a repair went, while you still remember it.",
        "The repairs team reads it each Monday and rings you if you ask.",
        *(-390, 120),
        (
            ("How satisfied are you with the repair?", SATISFIED),
            ("Was it done in one visit?", YES_NO),
        ),
        answers=34,
        worse_lately=True,
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
        has_picture=True,
        answers=2,
    ),
    Asked(
        AT_THE_COUNTER,
        SurveyType.ONE_OFF,
        Service.CUSTOMER_CARE,
        "The people at our front desk",
        "To hear how your visit went, from everybody who comes in.",
        "The front desk reads it each Friday. The opening hours of next year are set with it.",
        *(-34, 58),
        (
            ("How satisfied are you with your visit today?", SATISFIED),
            ("Did you get done what you came for?", YES_NO),
        ),
        Privacy.CONFIDENTIAL,
        open_to_all=True,
        answers=3,
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
    Asked(
        "Our customers and us",
        SurveyType.STAFF,
        Service.GOVERNANCE,
        "The management team",
        "To see how well we know and use what customers tell us, before we plan the year.",
        "The management team reads it in January, and says to all of us what changes.",
        *(-9, 19),
        (),
        Privacy.ANONYMOUS,
        tenures=(),
        ready="staff",
    ),
    Asked(
        "Do you know how to have a say?",
        SurveyType.ONE_OFF,
        Service.GOVERNANCE,
        "The participation team",
        "To see who knows the ways to take part, and what is in the way of it.",
        "What most people have not heard of is put into the next newsletter.",
        *(-130, -100),
        (),
        Privacy.CONFIDENTIAL,
        answers=5,
        ready="awareness",
        more={
            "summary": "Two in three know that they can have a say. Fewer know how.",
            "next_steps": "The spring newsletter says on its first page how to join, and whom to ring.",
        },
    ),
)
