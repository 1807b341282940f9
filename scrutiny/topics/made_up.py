"""What people of the made-up landlord would have its scrutiny panel look into: one in each place where one can stand."""

from typing import NamedTuple

from participation.programme.activities.models import Service

from .models import Criterion, Topic, Vote

S, M, R, C = Service, Topic.Must, Vote.Result, Criterion


class MadeUp(NamedTuple):
    """``ago`` are days since it was suggested, ``hands`` are for, against and abstained in the votes of ``votes``.

    Without ``by_customer`` one of us wrote it down or a visitor did.
    """

    title: str
    why: str
    service: Service
    ago: int
    supporters: int = 0
    must: str = ""
    group_says: str = ""
    votes: tuple[tuple[str, tuple[int, int, int], str], ...] = ()
    by_customer: bool = True
    read: bool = True
    kept_back: str = ""
    scores: tuple[tuple[Criterion, int, str], ...] = ()


TOPICS = (
    MadeUp(
        "How long people wait for a repair that is not urgent",
        "Many of us wait for months, and the day is moved twice before somebody comes.",
        S.REPAIRS,
        320,
        14,
        must=M.SUPPORTERS,
        votes=((R.CHOSEN, (6, 1, 1), "Repeat calls about the same repair have grown for a year."),),
        scores=(
            (C.REPEAT, 3, "Of 100 people who rang about a repair 31 had rung about it before."),
            (C.COMPLAINTS, 2, "Every fourth complaint was about a repair."),
            (C.COST, 2, "A second visit costs as much as the first."),
        ),
    ),
    MadeUp(
        "What happens after somebody reports noise at night",
        "People do not hear what was done, and stop reporting.",
        S.NEIGHBOURHOOD,
        290,
        11,
        must=M.SUPPORTERS,
        votes=(
            (R.CALLED_OFF, (0, 0, 0), "Only three could come to the meeting."),
            (R.CHOSEN, (5, 2, 0), "It touches every area, and the figures say little of it."),
        ),
    ),
    MadeUp(
        "The state of homes on the day somebody moves in",
        "Some of us cleaned for a week before the furniture came.",
        S.HOMES,
        250,
        6,
        must=M.GROUP,
        group_says="Nine of our new neighbours said the same at our meeting in March.",
        votes=(
            (R.CHOSEN, (7, 0, 1), "A short look can tell us much, and homes are let each week."),
        ),
    ),
    MadeUp(
        "Letters about rent that nobody understands",
        "My mother rings me with every one of them.",
        S.RENT,
        210,
        4,
        votes=(
            (R.NOT_CHOSEN, (2, 4, 1), "The readers’ panel is looking at these letters already."),
        ),
    ),
    MadeUp(
        "How we are told when the lift is out of order",
        "One finds out with the shopping in one’s hands.",
        S.NEIGHBOURHOOD,
        60,
        12,
        must=M.SUPPORTERS,
        scores=(
            (C.REPEAT, 2, "Twelve calls on the day when the lift of Calder Court stood still."),
            (C.COMPARISON, 1, "One landlord nearby sends a text."),
        ),
    ),
    MadeUp(
        "Help to keep a home warm",
        "Advice comes in spring, when the bills have been paid.",
        S.SUPPORT,
        45,
        3,
        must=M.GROUP,
        group_says="Our members in the tower pay twice what their neighbours do.",
    ),
    MadeUp(
        "Whether calls are answered in the language people speak",
        "Children should not have to translate about damp.",
        S.CUSTOMER_CARE,
        40,
        5,
        votes=(("", (3, 1, 0), ""),),
    ),
    MadeUp("Garages that stand empty", "Half of ours have not been let for years.", S.HOMES, 20, 7),
    MadeUp(
        "How members of the board get to know us",
        "We read their names once a year.",
        S.GOVERNANCE,
        9,
        1,
        by_customer=False,
    ),
    MadeUp(
        "How the close is cleaned",
        "I told Mrs Tannahill of number 4 and nothing has happened.",
        S.NEIGHBOURHOOD,
        2,
        read=False,
    ),
    MadeUp(
        "A neighbour’s dog",
        "It barks from six in the morning.",
        S.NEIGHBOURHOOD,
        30,
        read=False,
        kept_back="It is about one household. We have passed it on to your housing officer, who rings you.",
    ),
)
