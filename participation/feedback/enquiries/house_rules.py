"""What a landlord decides about what people tell us on any page."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING, KEEPING

ENQUIRY_ANSWER_WORKING_DAYS = register(
    WholeNumber(
        name="ENQUIRY_ANSWER_WORKING_DAYS",
        title="Answer to what somebody tells us",
        meaning="A question, comment or idea from any page is answered within this time. We promise "
        "it on the page, and what is late stands on the first page of staff.",
        group=ANSWERING,
        default=5,
        unit="working days",
        least=1,
        most=260,
    )
)
ENQUIRY_DETAILS_KEPT_DAYS = register(
    WholeNumber(
        name="ENQUIRY_DETAILS_KEPT_DAYS",
        title="Name and address of a visitor who told us something",
        meaning="They are forgotten so long after the answer. What was said stays.",
        group=KEEPING,
        default=365,
        unit="days",
        least=1,
        most=3650,
    )
)
