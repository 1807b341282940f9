"""What a landlord decides about records of people."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import AT_WORK, KEEPING

RETENTION_LEFT_MONTHS = register(
    WholeNumber(
        name="RETENTION_LEFT_MONTHS",
        title="The record of somebody who left",
        meaning="It is erased so long after the last sign of life, and they are told before.",
        group=KEEPING,
        default=24,
        unit="months",
        least=1,
        most=240,
    )
)

RETENTION_INACTIVE_YEARS = register(
    WholeNumber(
        name="RETENTION_INACTIVE_YEARS",
        title="The record of somebody who is on no list",
        meaning="Whoever joined and is not on the housing system’s list is erased so long after "
        "the last sign of life, and told before. Tenants stay.",
        group=KEEPING,
        default=5,
        unit="years",
        least=1,
        most=30,
    )
)

RETENTION_WARNING_DAYS = register(
    WholeNumber(
        name="RETENTION_WARNING_DAYS",
        title="Warning before a record is erased",
        meaning="People are told so long before, and one sign of life keeps the record.",
        group=KEEPING,
        default=30,
        unit="days",
        least=7,
        most=365,
    )
)

MERGE_UNDO_DAYS = register(
    WholeNumber(
        name="MERGE_UNDO_DAYS",
        title="Undoing a merge",
        meaning="Two records made one can be taken apart again for so long.",
        group=KEEPING,
        default=30,
        unit="days",
        least=1,
        most=365,
    )
)

DATA_COPY_DAYS = register(
    WholeNumber(
        name="DATA_COPY_DAYS",
        title="A copy of somebody’s data",
        meaning="Whoever asked for a copy can fetch it for so long.",
        group=KEEPING,
        default=7,
        unit="days",
        least=1,
        most=90,
    )
)

ACTING_MINUTES = register(
    WholeNumber(
        name="ACTING_MINUTES",
        title="Filling in forms for a customer",
        meaning="An officer may do it for one person for so long before beginning again.",
        group=AT_WORK,
        default=30,
        unit="minutes",
        least=5,
        most=240,
    )
)
