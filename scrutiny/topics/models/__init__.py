"""Topics for scrutiny, who stands behind each, and the votes in which the panel chooses."""

from .support import GroupAsked, Support
from .topics import Topic, TopicQuerySet
from .votes import Hand, Vote

__all__ = ["GroupAsked", "Hand", "Support", "Topic", "TopicQuerySet", "Vote"]
