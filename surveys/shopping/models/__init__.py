"""Shoppers, what they are asked to do, what they told us, and what the service did about it."""

from .channels import Channel
from .failures import Failure, FailureQuerySet
from .returns import Mark, Return, ReturnQuerySet, Round
from .scenarios import Assignment, AssignmentQuerySet, Criterion, Scenario, ScenarioQuerySet
from .shoppers import Shopper, shoppers

__all__ = [
    "Assignment",
    "AssignmentQuerySet",
    "Channel",
    "Criterion",
    "Failure",
    "FailureQuerySet",
    "Mark",
    "Return",
    "ReturnQuerySet",
    "Round",
    "Scenario",
    "ScenarioQuerySet",
    "Shopper",
    "shoppers",
]
