"""What a landlord decides about the profiles of its customers."""

from base.core.rules import OneOf, register
from base.core.rules.groups import FIGURES

PROFILE_ANALYSIS_MONTHS = register(
    OneOf(
        name="PROFILE_ANALYSIS_MONTHS",
        title="Analysis of the profiles",
        meaning="How often the profiles are analysed, at the start of a month.",
        group=FIGURES,
        default=3,
        choices=(
            (1, "Every month"),
            (2, "Every 2 months"),
            (3, "Every quarter"),
            (4, "Every 4 months"),
            (6, "Twice a year"),
            (12, "Once a year"),
        ),
    )
)
