"""People we serve, and the lists that a landlord keeps to say who and where they are."""

from .lists import Aim, Area, AreaQuerySet, Channel, Level, PreferenceOption, Tenure
from .people import Customer, CustomerNote, CustomerQuerySet, FormerReference

__all__ = [
    "Aim",
    "Area",
    "AreaQuerySet",
    "Channel",
    "Customer",
    "CustomerNote",
    "CustomerQuerySet",
    "FormerReference",
    "Level",
    "PreferenceOption",
    "Tenure",
]
