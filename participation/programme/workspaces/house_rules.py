"""What a landlord decides about what groups and those who want to sit on one ask it."""

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

JOINING_WORKING_DAYS = register(
    WholeNumber(
        name="JOINING_WORKING_DAYS",
        title="Somebody who asks to join a group",
        meaning="Whoever asks to join a group has an answer within so long.",
        group=ANSWERING,
        default=10,
        unit="working days",
        least=1,
        most=60,
    )
)
