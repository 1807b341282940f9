"""What a landlord decides about its lists of customers."""

from base.core.rules import Percent, WholeNumber, register
from base.core.rules.groups import AT_WORK, KEEPING

DIFFERENCE_WORKING_DAYS = register(
    WholeNumber(
        name="DIFFERENCE_WORKING_DAYS",
        title="Settle a difference between a list and a customer’s own word",
        meaning="It is late after this time.",
        group=AT_WORK,
        default=10,
        unit="working days",
        least=1,
        most=260,
    )
)

IMPORT_ENDED_WARNING_PERCENT = register(
    Percent(
        name="IMPORT_ENDED_WARNING_PERCENT",
        title="A list that would end many",
        meaning="A whole list of customers that would end more of them than this asks whether "
        "it is whole.",
        group=AT_WORK,
        default=10,
    )
)

IMPORT_KEPT_DAYS = register(
    WholeNumber(
        name="IMPORT_KEPT_DAYS",
        title="Lists of customers",
        meaning="The file and its lines are removed after this time. What the list changed stays.",
        group=KEEPING,
        default=30,
        unit="days",
        least=1,
        most=3650,
    )
)
