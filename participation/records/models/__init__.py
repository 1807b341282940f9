"""What happens to a person's record over its life."""

from .acting import Acting, ActingChange
from .keeping import RetentionCase
from .merging import DifferentPeople, Merge
from .requests import DataCopy, DataRequest

__all__ = [
    "Acting",
    "ActingChange",
    "DataCopy",
    "DataRequest",
    "DifferentPeople",
    "Merge",
    "RetentionCase",
]
