"""What a landlord decides about questions and answers."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import FIGURES

ANSWERS_THRESHOLD = register(
    WholeNumber(
        name="ANSWERS_THRESHOLD",
        title="Small numbers of answers",
        meaning="Where fewer people than this gave an answer, results that are published, or read "
        "beyond the service that asked, do not say how many, and nothing that they wrote is shown.",
        group=FIGURES,
        default=10,
        unit="people",
        least=5,
        most=100,
    )
)
