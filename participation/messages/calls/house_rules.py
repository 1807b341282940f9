"""What a landlord decides about ringing people."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import AT_WORK

CALL_MINUTES = register(
    WholeNumber(
        name="CALL_MINUTES",
        title="One person in hand",
        meaning="An officer who is to ring somebody has them in hand for so long; then another "
        "may.",
        group=AT_WORK,
        default=30,
        unit="minutes",
        least=5,
        most=480,
    )
)

CALL_TRIES = register(
    WholeNumber(
        name="CALL_TRIES",
        title="Tries to ring somebody",
        meaning="When nobody answered on so many days, the message counts as failed.",
        group=AT_WORK,
        default=3,
        unit="days",
        least=1,
        most=20,
    )
)
