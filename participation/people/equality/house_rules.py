"""What a landlord decides about figures of equality answers."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import FIGURES

EQUALITY_TABLE_DAYS = register(
    WholeNumber(
        name="EQUALITY_TABLE_DAYS",
        title="Equality figures stand",
        meaning="They are counted again after so many days, all on the same night. A shorter "
        "time makes it easier to work out what one person answered.",
        group=FIGURES,
        default=30,
        unit="days",
        least=7,
        most=3650,
    )
)
