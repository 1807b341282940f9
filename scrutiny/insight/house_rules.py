"""What a landlord decides about findings of panels and service voices."""

from functools import partial

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

Days = partial(WholeNumber, group=ANSWERING, unit="working days", least=1, most=120)

FINDING_ANSWER_WORKING_DAYS = register(
    Days(
        name="FINDING_ANSWER_WORKING_DAYS",
        title="Answer a finding",
        meaning="So long after a panel or service voices sent a finding to somebody of the executive team, they have "
        "answered it.",
        default=20,
    )
)
FINDING_BOARD_WORKING_DAYS = register(
    Days(
        name="FINDING_BOARD_WORKING_DAYS",
        title="Answer a finding that went to the board",
        meaning="The same for the board, which has to meet first.",
        default=40,
    )
)
FINDING_REMIND_WORKING_DAYS = register(
    Days(
        name="FINDING_REMIND_WORKING_DAYS",
        title="Remind of an answer to a finding",
        meaning="Whoever owes an answer is reminded so long before its day, and once more when the day has passed.",
        default=5,
        most=20,
    )
)
