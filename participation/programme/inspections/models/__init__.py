"""Standards, homes that are ready to let, and what residents found where they looked."""

from .homes import Draw, ReadyHome, ReadyHomeQuerySet
from .inspections import Inspection, InspectionQuerySet, Inspector, InspectorQuerySet
from .results import ItemResult, Verdict
from .standards import Item, Pilot, Standard, StandardQuerySet, Team, What

__all__ = [
    "Draw",
    "Inspection",
    "InspectionQuerySet",
    "Inspector",
    "InspectorQuerySet",
    "Item",
    "ItemResult",
    "Pilot",
    "ReadyHome",
    "ReadyHomeQuerySet",
    "Standard",
    "StandardQuerySet",
    "Team",
    "Verdict",
    "What",
]
