"""What a landlord decides about partner bodies."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import AT_WORK

PARTNER_REMINDER_DAYS = register(
    WholeNumber(
        name="PARTNER_REMINDER_DAYS",
        title="Remind of a partner’s election or agreement",
        meaning="So long before a partner body elects its board, or an agreement with it is looked at again, it stands "
        "on the list of what waits.",
        group=AT_WORK,
        default=42,
        unit="days",
        least=7,
        most=120,
    )
)
PARTNER_PLAN_DAYS = register(
    WholeNumber(
        name="PARTNER_PLAN_DAYS",
        title="Ask a partner for its plan of the year",
        meaning="A partner body that publishes a plan each year is asked for it when the financial year is so old and "
        "none has come.",
        group=AT_WORK,
        default=90,
        unit="days",
        least=0,
        most=300,
    )
)
