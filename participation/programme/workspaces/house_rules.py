"""What a landlord decides about what groups ask it."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

INFORMATION_WORKING_DAYS = register(
    WholeNumber(
        name="INFORMATION_WORKING_DAYS",
        title="Information that a group asks for",
        meaning="A panel or another group that asks us for information has our answer within so long.",
        group=ANSWERING,
        default=10,
        unit="working days",
        least=1,
        most=60,
    )
)
