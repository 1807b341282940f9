"""Topics for scrutiny, who stands behind each, the votes in which the panel chooses, and the year's programme."""

from .programme import Planned, ProgrammeLine, ProgrammeVersion, Size
from .scores import Criterion, Score
from .support import GroupAsked, Support
from .topics import Topic, TopicQuerySet
from .votes import BarredFromTopic, Hand, Vote

__all__ = [
    "BarredFromTopic",
    "Criterion",
    "GroupAsked",
    "Hand",
    "Planned",
    "ProgrammeLine",
    "ProgrammeVersion",
    "Score",
    "Size",
    "Support",
    "Topic",
    "TopicQuerySet",
    "Vote",
]
