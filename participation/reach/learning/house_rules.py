"""What a landlord decides about its list of who helps people get online."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import AT_WORK

SIGNPOST_CHECK_DAYS = register(
    WholeNumber(
        name="SIGNPOST_CHECK_DAYS",
        title="Check who helps people get online",
        meaning="Each entry of the list is looked at again after this time, unless staff write down "
        "another day.",
        group=AT_WORK,
        default=182,
        unit="days",
        least=7,
        most=1000,
    )
)
