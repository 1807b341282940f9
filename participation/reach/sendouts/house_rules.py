"""What a landlord decides about what goes to many."""

from decimal import Decimal

from base.core.rules import Pounds, WholeNumber, register
from base.core.rules.groups import INVITING

SEND_OUT_APPROVAL_ABOVE = register(
    WholeNumber(
        name="SEND_OUT_APPROVAL_ABOVE",
        title="Send-outs that need a manager",
        meaning="One to more people than this goes only when a manager approves it.",
        group=INVITING,
        default=200,
        unit="people",
        least=0,
        most=1000000,
        none="every send-out",
    )
)

SMS_PRICE = register(
    Pounds(
        name="SMS_PRICE",
        title="Price of a text message",
        meaning="What up to 160 characters cost, for estimates of what a send-out costs.",
        group=INVITING,
        default=Decimal("0.04"),
        most=Decimal(10),
    )
)

LETTER_PRICE = register(
    Pounds(
        name="LETTER_PRICE",
        title="Price of a letter",
        meaning="What printing and posting it cost, for estimates of what a send-out costs.",
        group=INVITING,
        default=Decimal("0.95"),
        most=Decimal(100),
    )
)
