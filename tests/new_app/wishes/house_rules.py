"""What a landlord decides about wishes."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

WISH_DAYS = register(
    WholeNumber(
        name="WISH_DAYS",
        title="Answer to a wish",
        meaning="Whoever wished for something hears from us within this time.",
        group=ANSWERING,
        default=14,
        unit="days",
        least=1,
        most=100,
    )
)
