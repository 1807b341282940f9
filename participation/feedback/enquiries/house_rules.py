"""What a landlord decides about what people tell us on any page.

Where it sets no time for a complaint, that of its nation's procedure holds: the model complaints
handling procedure of the Scottish Public Services Ombudsman, or the Complaint Handling Code of the
Housing Ombudsman in England.
"""

from functools import partial

from base.core.house_rules import JURISDICTION
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

Days = partial(
    WholeNumber,
    group=ANSWERING,
    default=0,
    none="as the complaints procedure of our nation says",
    unit="working days",
    least=0,
    most=60,
)
COMPLAINT_KNOWN_WORKING_DAYS = register(
    Days(
        name="COMPLAINT_KNOWN_WORKING_DAYS",
        title="Say that we have a complaint",
        meaning="To somebody who complained by letter, by phone or in person, or who hears that it needs "
        "looking into. Whoever complains on the page is told at once.",
    )
)
COMPLAINT_ANSWER_WORKING_DAYS = register(
    Days(
        name="COMPLAINT_ANSWER_WORKING_DAYS",
        title="First answer to a complaint",
        meaning="We promise it on the page where people complain, and what is late stands on the first "
        "page of staff.",
    )
)
COMPLAINT_SECOND_ANSWER_WORKING_DAYS = register(
    Days(
        name="COMPLAINT_SECOND_ANSWER_WORKING_DAYS",
        title="Answer to a complaint looked at again",
        meaning="When somebody is not happy with the first answer, we look at it anew and answer within "
        "this time.",
    )
)
#: In working days: say that we have it, answer, answer after looking at it again.
OF_THE_NATION = {"scotland": (3, 5, 20), "england": (5, 10, 20)}


def complaint_days() -> tuple[int, int, int]:
    """As ``OF_THE_NATION``: what the landlord has set, or what its nation's procedure says."""
    known, first, second = OF_THE_NATION[JURISDICTION.value]
    return (
        COMPLAINT_KNOWN_WORKING_DAYS.value or known,
        COMPLAINT_ANSWER_WORKING_DAYS.value or first,
        COMPLAINT_SECOND_ANSWER_WORKING_DAYS.value or second,
    )
