"""What a landlord decides about checks of samples."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import AT_WORK

CHECK_WORKING_DAYS = register(
    WholeNumber(
        name="CHECK_WORKING_DAYS",
        title="Check last month’s sample",
        meaning="So long after a month the calls and messages that were drawn of it have been checked, and what was "
        "learnt is written down.",
        group=AT_WORK,
        default=15,
        unit="working days",
        least=1,
        most=60,
    )
)
