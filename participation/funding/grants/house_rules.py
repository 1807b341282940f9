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
