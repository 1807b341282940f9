"""What a landlord decides about service investigations."""

from base.core.rules import WholeNumber, register
from scrutiny.topics.house_rules import SCRUTINY

MAPPER_REFRESH_MONTHS = register(
    WholeNumber(
        name="MAPPER_REFRESH_MONTHS",
        title="Training of mappers holds",
        meaning="So long after their training somebody may map a service. Then they need a refresher first.",
        group=SCRUTINY,
        default=24,
        unit="months",
        least=3,
        most=120,
    )
)
