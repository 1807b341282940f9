"""What a landlord decides about the register of tenant organisations. The law names none of these days."""

from base.core.rules import Group, WholeNumber, register

REGISTER = Group("register", "Register of tenant organisations", position=48)

REGISTRATION_WORKING_DAYS = register(
    WholeNumber(
        name="REGISTRATION_WORKING_DAYS",
        title="Decide on an application to be registered",
        meaning="A group hears within so long whether it is registered. The law sets no time.",
        group=REGISTER,
        default=30,
        unit="working days",
        least=5,
        most=120,
    )
)

REMOVAL_NOTICE_DAYS = register(
    WholeNumber(
        name="REMOVAL_NOTICE_DAYS",
        title="Time to answer a notice of removal",
        meaning="A group that may be taken off the register has so long to say what it thinks, before "
        "anything is decided. The law sets no time.",
        group=REGISTER,
        default=28,
        unit="days",
        least=14,
        most=120,
    )
)

ANNUAL_CHECK_REMINDER_DAYS = register(
    WholeNumber(
        name="ANNUAL_CHECK_REMINDER_DAYS",
        title="Remind of the annual check",
        meaning="A registered group is reminded so long before its annual check is due, and again on the day.",
        group=REGISTER,
        default=42,
        unit="days",
        least=7,
        most=120,
    )
)

OFFICE_BEARERS_KEPT_YEARS = register(
    WholeNumber(
        name="OFFICE_BEARERS_KEPT_YEARS",
        title="Names of office bearers who are no customers",
        meaning="How to reach them goes on the day they leave. Their name goes so long after, or so long after their "
        "group was refused or left the register, and with it the address that we wrote to.",
        group=REGISTER,
        default=6,
        unit="years",
        least=1,
        most=20,
    )
)

SUPPORT_WORKING_DAYS = register(
    WholeNumber(
        name="SUPPORT_WORKING_DAYS",
        title="Answer a group that asks for help",
        meaning="A group that asks us for help, such as a venue or training, has our answer within so long.",
        group=REGISTER,
        default=10,
        unit="working days",
        least=1,
        most=60,
    )
)
