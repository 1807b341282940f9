"""The exercise that went all the way."""

from participation.programme.activities.models import Service
from scrutiny.recommendations.made_up import MadeUp as Recommends
from scrutiny.recommendations.models import Answer, Benefit, Priority
from scrutiny.topics.models import Size

from ..models import Change, Evidence, Stage
from .shapes import Gathered, MadeUp

S, K, C = Stage, Evidence.Kind, Change.What

CLOSED = MadeUp(
    "What happens to a call that cannot be settled at once",
    Size.IN_DEPTH,
    20,
    "Why do people ring two or three times about the same thing?",
    "Calls about repairs and rent, from the first ring until somebody rings back.",
    "Calls at night, which another firm takes.",
    "People who rang twice in a month, and those who answer.",
    "Two days beside those who answer, twenty talks with people who rang, and our figures.",
    (770, 758, 749, 700, 672, 645, 638, 606, 421, 238, 235),
    {
        S.ACTION_PLAN: "All that we accepted has somebody who does it, and a day.",
        S.REVIEWED_6: "Two of three actions are done. We heard ten calls: nine ended with a day.",
        S.REVIEWED_12: "All three are done. People still wait for rent, which was not part of this.",
        S.CLOSED: "Fewer people ring twice: 31 of 100 when we began, 18 of 100 now.",
    },
    "My sister rang five times about one letter.",
    Service.CUSTOMER_CARE,
    1,
    (164, 92, 640),
    gathered=(
        Gathered(
            K.VISIT,
            "Two days beside those who answer",
            "Of 212 calls 66 were about something that was rung about before. In 11 nobody could see the earlier call.",
            728,
        ),
        Gathered(
            K.INTERVIEW,
            "Twenty talks with people who rang twice",
            "Fourteen were told that somebody rings back, and not when. Nobody rang nine of them.",
            719,
        ),
        Gathered(
            K.COMPARISON,
            "How a landlord of the same size does it",
            "Each call that is not settled gets a day. Eight of 100 people ring twice there.",
            711,
        ),
        Gathered(
            K.DOCUMENT,
            "What two officers wrote down for us",
            "They say where they are stuck, in their own words.",
            708,
            kept=True,
        ),
    ),
    findings=(
        ("People ring again since nobody says when somebody rings back.", (0, 1)),
        ("Whoever answers cannot see what was said before.", (0, 3)),
        ("A day for each call that is not settled works elsewhere.", (2,)),
    ),
    report=(
        (
            "Why we asked",
            "Each of us knows somebody who rang about one thing until they gave up. We wanted to know whether that "
            "is luck or how it is meant to be.",
        ),
        (
            "What we heard",
            "We sat beside those who answer for two days. They are kind and they are fast. What they cannot do is "
            "see who rang before.\n\nOf 212 calls 66 were a second or third one. “Somebody rings you back” was said "
            "often, and a day hardly ever.",
        ),
        (
            "What we think",
            "Nobody needs to be faster. Somebody needs to write down what was promised, where the next one sees it.",
        ),
    ),
    facts=(
        (
            "There were 66 repeated calls, and not 71 as in the draft: five were about another home.",
            True,
            "It says 66 now, everywhere.",
        ),
        (
            "Rent has a list of its own of calls to return.",
            False,
            "We asked for it and were shown an empty page. We say so.",
        ),
    ),
    facts_ago=(668, 655),
    recommends=(
        Recommends(
            "Give each call that is not settled a day by which somebody rings back",
            "Fourteen of twenty people were not told when.",
            "Nobody waits beside the phone.",
            Benefit.NEED,
            Priority.HIGH,
            Service.CUSTOMER_CARE,
            sent=638,
            answered=(17, Answer.ACCEPTED, "Yes, for each call.", ""),
            actions=(("Write the day into each note of a call", 90, "confirmed"),),
            signed_off="The board thanks the panel.",
        ),
        Recommends(
            "Show whoever answers what was said in the last three calls",
            "In eleven of 66 repeated calls nobody could see the one before.",
            "Nobody tells it all again.",
            Benefit.QUALITY,
            Priority.HIGH,
            Service.CUSTOMER_CARE,
            sent=638,
            answered=(19, Answer.ACCEPTED, "Yes, once the new system is in.", ""),
            actions=(("Show the last three calls beside the number", 150, "confirmed"),),
        ),
        Recommends(
            "Let people choose a time for being rung back",
            "Nine of twenty were rung when they were at work.",
            "People are reached the first time.",
            Benefit.NEED,
            Priority.LOW,
            Service.CUSTOMER_CARE,
            sent=638,
            answered=(
                20,
                Answer.IN_PART,
                "In the morning or after noon.",
                "A time to the hour needs more people than we have.",
            ),
            actions=(("Ask whether to ring in the morning or after noon", 120, "confirmed"),),
        ),
    ),
)
