"""What a landlord decides about the yearly returns of groups."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

RETURN_DAYS = register(
    WholeNumber(
        name="RETURN_DAYS",
        title="A group’s yearly return",
        meaning="A group that speaks for a place tells what it did in a financial year, and what its money went on, "
        "within so long after the year.",
        group=ANSWERING,
        default=91,
        unit="days",
        least=14,
        most=330,
    )
)
RETURN_REMINDER_DAYS = register(
    WholeNumber(
        name="RETURN_REMINDER_DAYS",
        title="Remind of the yearly return",
        meaning="The office bearers of a group that has not sent its return are reminded so long before its day, and "
        "once more on the day.",
        group=ANSWERING,
        default=28,
        unit="days",
        least=1,
        most=90,
    )
)
