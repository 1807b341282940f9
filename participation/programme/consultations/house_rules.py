"""What a landlord decides about consultations."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

CONSULTATION_MIN_WEEKS = register(
    WholeNumber(
        name="CONSULTATION_MIN_WEEKS",
        title="Time to answer a consultation",
        meaning="Staff who plan a shorter one are told to give people longer, and may still do "
        "it. A change of rent or of a policy that the law names keeps its own time.",
        group=ANSWERING,
        default=4,
        unit="weeks",
        least=1,
        most=52,
    )
)

FORUM_WORKING_DAYS = register(
    WholeNumber(
        name="FORUM_WORKING_DAYS",
        title="Read what people write in a forum",
        meaning="What people write about a consultation is read by one of us within this time. Nobody else "
        "reads it before.",
        group=ANSWERING,
        default=2,
        unit="working days",
        least=1,
        most=20,
    )
)

WEIGHING_WEEKS = register(
    WholeNumber(
        name="WEIGHING_WEEKS",
        title="Time to weigh answers about rent",
        meaning="A rent consultation that is begun with ready words closes so long before the day on which it is "
        "decided.",
        group=ANSWERING,
        default=2,
        unit="weeks",
        least=1,
        most=12,
    )
)
