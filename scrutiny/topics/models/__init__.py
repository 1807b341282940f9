"""Topics for scrutiny, who stands behind each, the votes in which the panel chooses, and the year's programme."""

from .programme import Planned, ProgrammeLine, ProgrammeVersion, Size
from .support import GroupAsked, Support
from .topics import Topic, TopicQuerySet
from .votes import Hand, Vote

__all__ = [
    "GroupAsked",
    "Hand",
    "Planned",
    "ProgrammeLine",
    "ProgrammeVersion",
    "Size",
    "Support",
    "Topic",
    "TopicQuerySet",
    "Vote",
]
