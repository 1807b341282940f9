"""What a landlord decides about answering what panels recommend."""

from functools import partial

from base.core.rules import WholeNumber, register
from base.core.rules.groups import ANSWERING

Days = partial(WholeNumber, group=ANSWERING, unit="working days", least=1, most=120)

RECOMMENDATION_REPLY_WORKING_DAYS = register(
    Days(
        name="RECOMMENDATION_REPLY_WORKING_DAYS",
        title="Reply to a recommendation",
        meaning="So long after a panel sent it, whoever answers for the service has replied. The day, and how it was "
        "counted, stand on the page of the recommendation.",
        default=20,
    )
)
RECOMMENDATION_AGAIN_WORKING_DAYS = register(
    Days(
        name="RECOMMENDATION_AGAIN_WORKING_DAYS",
        title="Reply when a panel asks again",
        meaning="A panel that is not satisfied with a reply asks again, and has another one within this time.",
        default=10,
    )
)
RECOMMENDATION_REMIND_WORKING_DAYS = register(
    Days(
        name="RECOMMENDATION_REMIND_WORKING_DAYS",
        title="Remind of a reply to a recommendation",
        meaning="Whoever owes a reply is reminded so long before its day, and once more when the day has passed.",
        default=5,
        most=20,
    )
)
