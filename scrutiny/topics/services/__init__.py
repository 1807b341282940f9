"""What is done with a topic: by whoever suggests or supports it, by us who read it, and by the panel that votes."""

from .barring import bar_from_topic, unbar_from_topic
from .planning import plan, publish_programme, what_changed
from .reading import keep_back, publish
from .scoring import score_topic
from .suggesting import panels_there_are, suggest
from .supporting import ask_for_group, support, take_back
from .voting import call_off, close_vote, open_vote, vote

__all__ = [
    "ask_for_group",
    "bar_from_topic",
    "call_off",
    "close_vote",
    "keep_back",
    "open_vote",
    "panels_there_are",
    "plan",
    "publish",
    "publish_programme",
    "score_topic",
    "suggest",
    "support",
    "take_back",
    "unbar_from_topic",
    "vote",
    "what_changed",
]
