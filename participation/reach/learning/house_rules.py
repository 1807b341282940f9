"""What a landlord decides about its list of local services."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import AT_WORK

SIGNPOST_CHECK_DAYS = register(
    WholeNumber(
        name="SIGNPOST_CHECK_DAYS",
        title="Check the list of local services",
        meaning="Each entry of the list is looked at again after this time, unless staff write down "
        "another day.",
        group=AT_WORK,
        default=182,
        unit="days",
        least=7,
        most=1000,
    )
)
