"""What a landlord decides about people who offer to take part."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

INTEREST_REPLY_WORKING_DAYS = register(
    WholeNumber(
        name="INTEREST_REPLY_WORKING_DAYS",
        title="Answer to somebody who would like to take part",
        meaning="Whoever says that they are interested, or joins, hears from a person within "
        "this time. We promise it on the page.",
        group=ANSWERING,
        default=10,
        unit="working days",
        least=1,
        most=260,
    )
)
