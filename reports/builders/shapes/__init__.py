"""What the impact report is made of: one frozen dataclass for each question it answers.

Everything here is what the reader sees and nothing more, because it is kept with the edition.
``None`` in place of a number means that it is not shown, because too few people stand behind it.
"""

from .basics import Amounts, Definition, Pair, Voice, Words
from .groups import Action, Characteristic, Everybody, Group, Groups, Share
from .impact import (
    Changed,
    Consultations,
    Consulted,
    Costs,
    ImpactReport,
    Interest,
    Line,
    Lines,
    People,
    Wanted,
)

__all__ = [
    "Action",
    "Amounts",
    "Changed",
    "Characteristic",
    "Consultations",
    "Consulted",
    "Costs",
    "Definition",
    "Everybody",
    "Group",
    "Groups",
    "ImpactReport",
    "Interest",
    "Line",
    "Lines",
    "Pair",
    "People",
    "Share",
    "Voice",
    "Wanted",
    "Words",
]
