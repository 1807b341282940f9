"""One that waits for its review, and one that the panel stopped."""

from participation.programme.activities.models import Service
from scrutiny.recommendations.made_up import MadeUp as Recommends
from scrutiny.recommendations.models import Answer, Benefit, Priority
from scrutiny.topics.models import Size

from ..models import Change, Evidence, Stage
from .shapes import Changed, Gathered, MadeUp

S, K, C = Stage, Evidence.Kind, Change.What

BINS = MadeUp(
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
    gathered=(Gathered(K.VISIT, "A walk on a bin day", "Four of nine courts were left out.", 236),),
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
)

LETTERS = MadeUp(
    "Whether our letters can be read on a phone",
    Size.LIGHT,
    4,
    "Which letters can nobody read on a phone, and why?",
    "The ten letters that are sent most often.",
    "Letters of a court.",
    "Tenants who have no computer.",
    "Ten letters on three phones.",
    (330, 321, 315),
    why="I get a picture of a letter, and it is too small.",
    service=Service.CUSTOMER_CARE,
    hours=(9, 3, 0),
    gathered=(Gathered(K.VISIT, "Ten letters on three phones", "Six of ten cannot be read.", 311),),
    changes=(
        Changed(
            C.STOPPED,
            305,
            "The landlord has a new writer of letters, and asked us to read each new one before it is used. That is "
            "quicker than a report.",
        ),
    ),
)
