"""Investigations of services, their journey maps, who draws them, who is asked, and what came of it."""

from .evidence import Evidence, EvidenceSource
from .investigations import Investigation, InvestigationQuerySet, Stage
from .mappers import Assignment, Mapper, MapperQuerySet
from .maps import Feeling, SeenStep, Step, TouchPoint
from .proposals import Proposal
from .recent_users import RecentUser, RecentUserQuerySet
from .templates import Template, TemplateStep

__all__ = [
    "Assignment",
    "Evidence",
    "EvidenceSource",
    "Feeling",
    "Investigation",
    "InvestigationQuerySet",
    "Mapper",
    "MapperQuerySet",
    "Proposal",
    "RecentUser",
    "RecentUserQuerySet",
    "SeenStep",
    "Stage",
    "Step",
    "Template",
    "TemplateStep",
    "TouchPoint",
]
