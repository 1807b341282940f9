"""Those that are in one of the stages."""

from participation.programme.activities.models import Service

from ..models import Feeling, Stage
from .shapes import MadeUp, Told

F = Feeling

ANTISOCIAL = MadeUp(
    "After the first night of noise",
    "antisocial-behaviour",
    Service.NEIGHBOURHOOD,
    "People stop reporting because they do not hear what was done. We want to see what each side knows, and when.",
    Stage.JOINT,
    70,
    (
        (
            Told(
                "It begins",
                "Nobody sleeps, and the children are tired at school.",
                "nobody",
                F.AWFUL,
                336,
            ),
            Told(
                "Report it",
                "There is a form online, and a number that closes at five.",
                "online",
                F.BAD,
                0,
                "Noise comes at night.",
            ),
            Told(
                "Somebody rings back",
                "After eight days.",
                "phone",
                F.BAD,
                192,
                "By then it has been quiet twice.",
            ),
            Told(
                "Keep a diary",
                "Six pages of a table, by hand.",
                "home",
                F.AWFUL,
                672,
                "Writing it down makes it worse.",
                "A voice message would do.",
            ),
            Told("Hear what we do", "A letter says that we cannot say.", "letter", F.AWFUL, 336),
        ),
        (
            Told(
                "Report it", "It comes into a list that two people read.", "online", F.NEITHER, 24
            ),
            Told(
                "Somebody rings back",
                "Within five working days, by our own rule.",
                "phone",
                F.GOOD,
                120,
            ),
            Told(
                "Keep a diary", "Without it nothing can be done in court.", "home", F.NEITHER, 672
            ),
            Told(
                "Hear what we do",
                "We must not tell what we said to a neighbour.",
                "letter",
                F.BAD,
                48,
                "So we say nothing at all.",
            ),
        ),
        (
            Told(
                "Report it", "At any hour, and one hears at once that it came.", "online", F.GOOD, 0
            ),
        ),
    ),
)
COMPLAINT = MadeUp(
    "What happens with a complaint",
    "complaint",
    Service.CUSTOMER_CARE,
    "Half of those who complain ring again within a week. We want to see what they wait for.",
    Stage.STAFF,
    35,
    (
        (
            Told("Something goes wrong", "Rubbish was left after a job.", "contractor", F.BAD, 48),
            Told(
                "Complain",
                "One says it on the phone, and is asked to put it in writing.",
                "phone",
                F.AWFUL,
                1,
                "Not everybody writes with ease.",
            ),
            Told("Hear that it came", "An email comes the same day.", "email", F.GOOD, 6),
            Told("Wait for an answer", "Nobody says how long it takes.", "nobody", F.BAD, 120),
            Told(
                "Get the answer",
                "It is two pages, and the answer is on the second.",
                "letter",
                F.NEITHER,
            ),
        ),
        (
            Told(
                "Complain",
                "Each is typed into a form of nine parts.",
                "phone",
                F.BAD,
                1,
                "Five parts are never read.",
            ),
        ),
    ),
)
NEW_HOME = MadeUp(
    "The first month in a new home",
    "new-home",
    Service.HOMES,
    "New tenants say less often that they are content than all others. We want to see their first month as they do.",
    Stage.CUSTOMERS,
    12,
    (
        (
            Told(
                "See the home",
                "Ten minutes, and no light yet.",
                "home",
                F.BAD,
                0,
                "One cannot measure for curtains.",
            ),
            Told(
                "Sign for it", "A friendly hour with somebody who takes time.", "office", F.GREAT, 0
            ),
        ),
    ),
)
