"""What a landlord says about its grants."""

from base.core.rules import Group, WholeNumber, Words, register

MONEY = Group("money", "Grants", position=49)

GRANTS_FUNDER = register(
    Words(
        name="GRANTS_FUNDER",
        title="Our name in published lists of grants",
        meaning="Stands as the funder in the file of grants in the 360Giving standard.",
        group=MONEY,
        default="Our housing association",
        longest=120,
    )
)
GRANTS_FUNDER_ID = register(
    Words(
        name="GRANTS_FUNDER_ID",
        title="Our identifier in published lists of grants",
        meaning="An organisation identifier as the 360Giving standard has it: GB-SC- and the number of a Scottish charity, "
        "for example.",
        group=MONEY,
        default="GB-SC-000000",
        longest=60,
    )
)
GRANTS_PREFIX = register(
    Words(
        name="GRANTS_PREFIX",
        title="What our grants’ numbers begin with",
        meaning="360Giving gives each publisher a prefix, such as 360G-ourname. A grant keeps its number for ever, so set "
        "this before the first file is published.",
        group=MONEY,
        default="360G-ours",
        longest=40,
    )
)
GRANT_DECIDE_WORKING_DAYS = register(
    WholeNumber(
        name="GRANT_DECIDE_WORKING_DAYS",
        title="Decide on a grant",
        meaning="What a group asked for is awarded, or turned down with a reason, within this time; what is late stands on "
        "the first page of staff as late.",
        group=MONEY,
        default=20,
        unit="working days",
        least=1,
        most=120,
    )
)


def _days(name: str, title: str, meaning: str, default: int) -> WholeNumber:
    return register(
        WholeNumber(
            name=name,
            title=title,
            meaning=meaning,
            group=MONEY,
            default=default,
            unit="days",
            least=1,
            most=366,
        )
    )


GRANT_RETURN_DAYS = _days(
    "GRANT_RETURN_DAYS",
    "Tell us what came of a grant",
    "A group tells us within so long after the financial year, or after a payment that came later. A day that is set does "
    "not move.",
    28,
)
GRANT_RETURN_REMINDER_DAYS = _days(
    "GRANT_RETURN_REMINDER_DAYS",
    "Remind a group to tell us what came of a grant",
    "A group is reminded so long before that day, and again on the day.",
    21,
)
GRANT_GRACE_DAYS = _days(
    "GRANT_GRACE_DAYS",
    "Spend what is left of a grant",
    "So long after the financial year a group may still spend what is left, and make its case for keeping it. Nothing is "
    "taken off its next grant before.",
    60,
)
GRANT_UNSPENT_PERCENT = register(
    WholeNumber(
        name="GRANT_UNSPENT_PERCENT",
        title="A grant is largely unspent",
        meaning="From this share on, without a plan for it, we suggest to take the same share off the next grant. A person decides.",
        group=MONEY,
        default=50,
        unit="%",
        least=1,
        most=100,
    )
)
