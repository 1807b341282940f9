"""What was done with customers, who took part in it, and what came of it."""

from ..principles import Principle
from .activities import LONGEST_NIGHT, RUN_BY, Activity, ActivityQuerySet, Service, still_to_take
from .engagements import Engagement, EngagementQuerySet
from .outcomes import Outcome, OutcomeNews, OutcomeQuerySet
from .service_leads import ServiceLead

__all__ = [
    "LONGEST_NIGHT",
    "RUN_BY",
    "Activity",
    "ActivityQuerySet",
    "Engagement",
    "EngagementQuerySet",
    "Outcome",
    "OutcomeNews",
    "OutcomeQuerySet",
    "Principle",
    "Service",
    "ServiceLead",
    "still_to_take",
]
