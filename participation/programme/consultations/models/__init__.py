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
from .forum import ForumPost, ForumSupport, ForumTopic
from .groups import GroupAnswer, GroupTold
from .news import DecisionNews, NewsRequest
from .rent import RentTable

__all__ = [
    "Consultation",
    "ConsultationQuerySet",
    "DecisionNews",
    "Duty",
    "ForumPost",
    "ForumSupport",
    "ForumTopic",
    "GroupAnswer",
    "GroupTold",
    "NewsRequest",
    "NotTold",
    "Notice",
    "Paper",
    "RentTable",
    "Response",
    "ResponseCount",
    "ThemeConsideration",
]
