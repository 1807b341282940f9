"""What every page of one topic shows, whoever reads it."""

from typing import Any

from django.db.models import Prefetch

from .house_rules import TOPIC_SUPPORTERS
from .models import Criterion, Hand, Score, Topic, Vote


def shown(topic: Topic) -> dict[str, Any]:
    """Five statements, however many support it."""
    hands = Prefetch("hands", Hand.objects.select_related("seat__customer"))
    votes = list(topic.votes.prefetch_related(hands))
    scores = list(topic.scores.all())
    return {
        "supporters": topic.supports.live().count(),
        "enough": TOPIC_SUPPORTERS.value,
        "groups_asked": list(topic.groups_asked.select_related("group")),
        "scores": scores,
        "points": sum(score.points for score in scores),
        "most_points": len(Criterion) * Score.MOST,
        "barred": list(topic.barred.select_related("seat__customer")),
        "votes": [one for one in votes if one.result],
        "open_vote": next((one for one in votes if one.is_open), None),
    }


def hands_of(vote: Vote | None) -> list:
    """By name, for those who sit on the panel; of a vote that was :func:`shown`."""
    if vote is None:
        return []
    return sorted(vote.hands.all(), key=lambda hand: hand.seat.customer.name)
