"""What a landlord decides about meetings."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

MEETING_PAPERS_DAYS = register(
    WholeNumber(
        name="MEETING_PAPERS_DAYS",
        title="Papers of a meeting",
        meaning="The papers should be on the page so long before the meeting.",
        group=ANSWERING,
        default=7,
        unit="days",
        least=0,
        most=60,
    )
)
