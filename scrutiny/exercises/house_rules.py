"""What a landlord decides about exercises of a panel."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

SCRUTINY_FACTS_WORKING_DAYS = register(
    WholeNumber(
        name="SCRUTINY_FACTS_WORKING_DAYS",
        title="Say what is not so in a panel’s report",
        meaning="A manager reads the draft of a panel’s report within this time, and says which facts are wrong. After "
        "that the panel publishes it without waiting.",
        group=ANSWERING,
        default=10,
        unit="working days",
        least=1,
        most=60,
    )
)
