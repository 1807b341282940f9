"""What a landlord decides about inspections by residents."""

from base.core.rules import Group, WholeNumber, register

INSPECTIONS = Group("inspections", "Inspections by residents", position=47)

INSPECTIONS_A_MONTH = register(
    WholeNumber(
        name="INSPECTIONS_A_MONTH",
        title="Homes to inspect in a month",
        meaning="So many homes that are ready to let are drawn by lot each month, for residents to inspect.",
        group=INSPECTIONS,
        default=4,
        unit="homes",
        least=1,
        most=100,
    )
)

INSPECTION_MINUTES = register(
    WholeNumber(
        name="INSPECTION_MINUTES",
        title="Time for one inspection",
        meaning="An inspection is booked for so long, unless staff say otherwise.",
        group=INSPECTIONS,
        default=90,
        unit="minutes",
        least=15,
        most=240,
    )
)

OFFICE_OPENS = register(
    WholeNumber(
        name="OFFICE_OPENS",
        title="Office hours begin",
        meaning="No inspection begins before this hour.",
        group=INSPECTIONS,
        default=9,
        unit="o’clock",
        least=6,
        most=12,
    )
)

OFFICE_CLOSES = register(
    WholeNumber(
        name="OFFICE_CLOSES",
        title="Office hours end",
        meaning="Every inspection is over by this hour.",
        group=INSPECTIONS,
        default=17,
        unit="o’clock",
        least=13,
        most=22,
    )
)

INSPECTION_SAFETY_DAYS = register(
    WholeNumber(
        name="INSPECTION_SAFETY_DAYS",
        title="Put right what is not safe",
        meaning="Where an inspection finds that a home is not safe, it is put right within this time.",
        group=INSPECTIONS,
        default=1,
        unit="working days",
        least=1,
        most=20,
    )
)

INSPECTION_FIX_DAYS = register(
    WholeNumber(
        name="INSPECTION_FIX_DAYS",
        title="Put right what else an inspection finds",
        meaning="Whatever else does not meet the standard is put right within this time.",
        group=INSPECTIONS,
        default=10,
        unit="working days",
        least=1,
        most=60,
    )
)

INSPECTION_ADDRESS_DAYS = register(
    WholeNumber(
        name="INSPECTION_ADDRESS_DAYS",
        title="Keep the address of a home that was inspected",
        meaning="So many days after a home was listed as ready to let, its address is forgotten, and at once "
        "when it is let. Where it is, by its area, stays.",
        group=INSPECTIONS,
        default=60,
        unit="days",
        least=7,
        most=365,
    )
)
