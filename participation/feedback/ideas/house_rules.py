"""What a landlord decides about ideas and issues."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

IDEA_DECISION_WORKING_DAYS = register(
    WholeNumber(
        name="IDEA_DECISION_WORKING_DAYS",
        title="Decide on an idea or an issue",
        meaning="Whoever raised it hears within this time what we do about it; what is late "
        "stands on the first page of staff.",
        group=ANSWERING,
        default=20,
        unit="working days",
        least=1,
        most=260,
    )
)
