"""What a landlord decides about mystery shopping."""

from base.core.rules import Group, WholeNumber, register

SHOPPING = Group("shopping", "Mystery shopping", position=46)

SHOPPING_WAIT_MINUTES = register(
    WholeNumber(
        name="SHOPPING_WAIT_MINUTES",
        title="Answer a caller or a visitor",
        meaning="Who rings or comes in speaks to somebody within this time. Mystery shoppers tell us "
        "how long it took.",
        group=SHOPPING,
        default=5,
        unit="minutes",
        least=1,
        most=60,
    )
)

SHOPPING_REPLY_WORKING_DAYS = register(
    WholeNumber(
        name="SHOPPING_REPLY_WORKING_DAYS",
        title="Answer what is written to us",
        meaning="An email, a letter or a form on our website has an answer within this time. Mystery "
        "shoppers tell us how long it took.",
        group=SHOPPING,
        default=5,
        unit="working days",
        least=1,
        most=30,
    )
)

SHOPPING_FAILURE_WORKING_DAYS = register(
    WholeNumber(
        name="SHOPPING_FAILURE_WORKING_DAYS",
        title="Answer what a mystery shopper found",
        meaning="When a shopper finds that a service did not keep to a standard, the service says "
        "within this time what it has done about it.",
        group=SHOPPING,
        default=10,
        unit="working days",
        least=1,
        most=60,
    )
)

SHOPPING_ENQUIRY_DAYS = register(
    WholeNumber(
        name="SHOPPING_ENQUIRY_DAYS",
        title="Time for a set enquiry",
        meaning="A shopper who is given a set enquiry has this long for it, unless staff say otherwise.",
        group=SHOPPING,
        default=14,
        unit="days",
        least=3,
        most=90,
    )
)
