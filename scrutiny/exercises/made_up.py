"""What the scrutiny panel of the made-up landlord looks into: one closed, one to review, one in each place between."""

from typing import NamedTuple

from participation.programme.activities.models import Service
from scrutiny.recommendations.made_up import MadeUp as Recommends
from scrutiny.recommendations.models import Answer, Benefit, Priority
from scrutiny.topics.models import Size

from .models import Evidence, Stage

S, K = Stage, Evidence.Kind


class Gathered(NamedTuple):
    """``ago`` are days; what is ``kept`` only the panel reads."""

    kind: Evidence.Kind
    title: str
    says: str
    ago: int
    kept: bool = False


class MadeUp(NamedTuple):
    """``moves`` are days ago, a stage each from its choice on. Without ``why`` the topic is one of those the panel
    chose; else it is made with it. ``hours`` are members', staff's, and the pounds it cost. ``records`` are sources of which the newest
    piece is taken; ``findings`` rest on what was gathered, by place. ``facts`` are what the landlord
    said, whether the panel changed its report and how; ``facts_ago`` when it was asked, and had said all."""

    title: str
    size: Size
    weeks: int
    question: str
    covers: str
    leaves_out: str
    whom: str
    methods: str
    moves: tuple[int, ...]
    words: dict[Stage, str] = {}
    why: str = ""
    service: Service = Service.REPAIRS
    plan_item: int | None = None
    hours: tuple[int, int, int] | None = None
    gathered: tuple[Gathered, ...] = ()
    records: tuple[str, ...] = ()
    findings: tuple[tuple[str, tuple[int, ...]], ...] = ()
    report: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, bool, str], ...] = ()
    facts_ago: tuple[int, int] | None = None
    recommends: tuple[Recommends, ...] = ()


PLAN_ITEMS = (
    ("Business plan", "Nine of ten repairs are done in one visit", Service.REPAIRS),
    ("Business plan", "People who ring are answered within three minutes", Service.CUSTOMER_CARE),
    (
        "Plan for neighbourhoods",
        "Noise at night is looked into within two days",
        Service.NEIGHBOURHOOD,
    ),
    ("Plan for homes", "A home is clean and whole on the day somebody moves in", Service.HOMES),
)

EXERCISES = (
    MadeUp(
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
    ),
    MadeUp(
        "How bins are emptied where lorries cannot turn",
        Size.LIGHT,
        4,
        "Which courts are left out, and what would it take?",
        "The nine courts at the end of a lane.",
        "What the council decides for all streets.",
        "Everybody who lives at one of the nine.",
        "One walk on a bin day, and a note through each door.",
        (245, 243, 241, 226, 220, 214, 212, 190),
        {S.ACTION_PLAN: "The smaller lorry comes to seven of the nine from May."},
        "Nobody has emptied ours since the gate was put up.",
        Service.NEIGHBOURHOOD,
        None,
        (31, 14, 45),
        gathered=(
            Gathered(K.VISIT, "A walk on a bin day", "Four of nine courts were left out.", 236),
        ),
        findings=(("A court is left out where the large lorry cannot turn.", (0,)),),
        report=(
            (
                "What we saw",
                "We walked behind the lorry on a Tuesday. It cannot turn in four of the nine courts.",
            ),
        ),
        facts_ago=(225, 221),
        recommends=(
            Recommends(
                "Send the smaller lorry to the courts where the large one cannot turn",
                "Four of nine courts were left out on the day of our walk.",
                "Bins are emptied everywhere.",
                Benefit.VALUE,
                Priority.HIGH,
                Service.NEIGHBOURHOOD,
                sent=212,
                answered=(15, Answer.ACCEPTED, "Yes, to seven of the nine from May.", ""),
                actions=(("Agree the round of the smaller lorry", 60, "said"),),
            ),
        ),
    ),
    MadeUp(
        "How long people wait for a repair that is not urgent",
        Size.IN_DEPTH,
        26,
        "Why does a repair that is not urgent take more than one visit?",
        "Repairs of kitchens, doors and windows since last spring.",
        "Gas and lifts, which have rules of their own.",
        "Tenants who had one, joiners and plumbers, and the firm’s planner.",
        "Figures, a ride on the van, twelve talks, and what two other landlords do.",
        (58, 50, 47),
        plan_item=0,
        gathered=(
            Gathered(
                K.VISIT,
                "A day on the van",
                "In three of eight homes the part was in the depot and not on the van.",
                21,
            ),
            Gathered(
                K.INTERVIEW,
                "Four talks with tenants",
                "All four were in at nine, and three waited until after noon.",
                12,
            ),
            Gathered(
                K.INTERVIEW,
                "A talk with the firm’s planner",
                "He can see the next two days and no further.",
                6,
                kept=True,
            ),
        ),
        records=("figures", "outcomes", "shopping"),
        findings=(("A part that is not on the van is a second visit.", (0,)),),
    ),
    MadeUp(
        "What happens after somebody reports noise at night",
        Size.TASK,
        12,
        "What do people hear after they have reported noise, and when?",
        "Reports of noise after ten at night in the last year.",
        "What one neighbour did to another.",
        "People who reported, and the officers who answer.",
        "Figures, six talks, and a walk with the night team.",
        (92, 85, 82, 49, 31),
        plan_item=2,
        gathered=(
            Gathered(
                K.INTERVIEW,
                "Six talks with people who reported noise",
                "Two heard what was done. Four heard nothing, and three of those stopped reporting.",
                70,
            ),
            Gathered(
                K.VISIT,
                "A walk with the night team",
                "The team writes each visit down on paper, which is typed in on Mondays.",
                61,
            ),
        ),
        records=("outcomes",),
        findings=(
            ("Most people who report noise never hear what was done.", (0,)),
            ("What the night team sees reaches the office days later.", (1,)),
        ),
        report=(
            (
                "What people told us",
                "Six people told us of the night on which they first reported noise. Two heard what was done.",
            ),
            (
                "What the night team does",
                "They come, they talk, they write it down. Then the paper waits until Monday.",
            ),
        ),
        facts=(("Since last month the paper is typed in each morning.", True, ""),),
        facts_ago=(6, 0),
    ),
    MadeUp(
        "The state of homes on the day somebody moves in",
        Size.LIGHT,
        4,
        "Is a home clean and whole on the day somebody moves in?",
        "Homes that were let this summer.",
        "",
        "",
        "",
        (5,),
    ),
)
