"""What a landlord decides about topics for scrutiny."""

from base.core.rules import Group, WholeNumber, register

SCRUTINY = Group("scrutiny", "Scrutiny", position=47)

TOPIC_SUPPORTERS = register(
    WholeNumber(
        name="TOPIC_SUPPORTERS",
        title="Supporters who make a panel consider a topic",
        meaning="Once so many customers support a topic, the panel has to vote on it and say why. An organisation that "
        "we recognise can ask for the same by itself.",
        group=SCRUTINY,
        default=10,
        unit="customers",
        least=2,
        most=1000,
    )
)
TOPIC_READ_WORKING_DAYS = register(
    WholeNumber(
        name="TOPIC_READ_WORKING_DAYS",
        title="Read a suggestion for scrutiny",
        meaning="A suggestion that may name somebody is read by one of us within this time, before anybody else reads it.",
        group=SCRUTINY,
        default=3,
        unit="working days",
        least=1,
        most=60,
    )
)
TOPIC_DECIDE_WORKING_DAYS = register(
    WholeNumber(
        name="TOPIC_DECIDE_WORKING_DAYS",
        title="Decide on a topic that a panel has to consider",
        meaning="Within this time a panel votes on a topic that enough customers support, or that an organisation asked "
        "for; what is late stands on the first page of staff as late.",
        group=SCRUTINY,
        default=60,
        unit="working days",
        least=5,
        most=260,
    )
)


def _weeks(name: str, title: str, default: int) -> WholeNumber:
    return register(
        WholeNumber(
            name=name,
            title=title,
            meaning="So long it takes from its first month; the programme of the year says so beside each topic.",
            group=SCRUTINY,
            default=default,
            unit="weeks",
            least=1,
            most=104,
        )
    )


SCRUTINY_IN_DEPTH_WEEKS = _weeks("SCRUTINY_IN_DEPTH_WEEKS", "Looking into a topic in depth", 26)
SCRUTINY_TASK_WEEKS = _weeks("SCRUTINY_TASK_WEEKS", "A task and finish exercise", 12)
SCRUTINY_LIGHT_WEEKS = _weeks("SCRUTINY_LIGHT_WEEKS", "A light touch exercise", 4)
