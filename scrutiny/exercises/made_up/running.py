"""Those on which the panel works."""

from scrutiny.topics.models import Size

from ..models import Change, Evidence, Stage
from .shapes import Changed, Gathered, MadeUp

S, K, C = Stage, Evidence.Kind, Change.What

RUNNING = (
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
        changes=(
            Changed(
                C.BACK,
                20,
                "Two tenants rang us after we had begun to weigh. We hear them first.",
            ),
            Changed(C.MORE_TIME, 19, "The firm’s planner is away for four weeks.", 28),
        ),
        back_from=30,
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
