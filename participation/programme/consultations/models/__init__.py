"""What customers are asked, who was told and who answered, what came of it, and who wants to hear."""

from .considered import ThemeConsideration
from .consultations import (
    Consultation,
    ConsultationQuerySet,
    Duty,
    Notice,
    NotTold,
    Paper,
    Response,
    ResponseCount,
)
from .groups import GroupAnswer

__all__ = [
    "Consultation",
    "ConsultationQuerySet",
    "Duty",
    "GroupAnswer",
    "NotTold",
    "Notice",
    "Paper",
    "Response",
    "ResponseCount",
    "ThemeConsideration",
]
