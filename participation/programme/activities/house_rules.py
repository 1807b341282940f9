"""What a landlord decides about activities and what comes of them."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING, AT_WORK

OUTCOME_ANSWER_WORKING_DAYS = register(
    WholeNumber(
        name="OUTCOME_ANSWER_WORKING_DAYS",
        title="Say what comes of a point",
        meaning="A point that people made in an activity is answered within this time, unless "
        "staff write down another day.",
        group=ANSWERING,
        default=20,
        unit="working days",
        least=1,
        most=260,
    )
)

CLOSE_OUT_WORKING_DAYS = register(
    WholeNumber(
        name="CLOSE_OUT_WORKING_DAYS",
        title="Finish an activity",
        meaning="So long after an event or a consultation, who came and what was decided should "
        "be written down; then it is late.",
        group=AT_WORK,
        default=5,
        unit="working days",
        least=1,
        most=260,
    )
)
