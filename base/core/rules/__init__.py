"""What a landlord decides: clocks, limits, prices, how long things are kept, its name and its colours.

An app declares its own in ``house_rules.py``, which is found when the portal starts, and reads one
with ``.value``. An administrator sets it at ``/staff/settings/``; an environment variable of the same
name, or a Django setting, holds before what was set there.
"""

from .kinds import Colour, Days, HouseRule, OneOf, Percent, Pounds, WholeNumber, Words, YesNo
from .registry import Group, register

__all__ = [
    "Colour",
    "Days",
    "Group",
    "HouseRule",
    "OneOf",
    "Percent",
    "Pounds",
    "WholeNumber",
    "Words",
    "YesNo",
    "register",
]
