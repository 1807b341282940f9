"""What happens to a person's record over its life."""

from .acting import Acting, ActingChange
from .merging import DifferentPeople, Merge
from .requests import DataCopy, DataRequest
from .retention import RetentionCase

__all__ = [
    "Acting",
    "ActingChange",
    "DataCopy",
    "DataRequest",
    "DifferentPeople",
    "Merge",
    "RetentionCase",
]
