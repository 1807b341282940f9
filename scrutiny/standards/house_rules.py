"""What a landlord decides about service standards."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

STANDARD_REVIEW_MONTHS = register(
    WholeNumber(
        name="STANDARD_REVIEW_MONTHS",
        title="Look at a service standard again",
        meaning="So long after a mini review, those who watch a standard look whether it still holds. They may choose "
        "another day.",
        group=ANSWERING,
        default=6,
        unit="months",
        least=1,
        most=36,
    )
)
