"""What speaks for a topic, by criteria that are the same for all, with the evidence beside each (R-35)."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.evidence import piece_named
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Criterion, Score, Topic
from .voting import seat_of


class Said(NamedTuple):
    """``source`` names a piece of the portal's record as ``source:ref``, or is empty."""

    points: int
    words: str
    source: str = ""


@transaction.atomic
def score_topic(*, topic: Topic, said: Mapping[Criterion, Said], by: User) -> list[Score]:
    """A member of the panel scores, or one of us who prepares its choice. What is left out has no score any more.

    A piece of the record is copied as it stands; one that was copied before and is named again stays as it was.
    """
    topic = locked(topic)
    if not Audience.STAFF.admits(by) and seat_of(topic.panel, by) is None:
        raise Refused("Only somebody who sits on the panel today scores, or one of us.")
    if topic.decision:
        raise Refused("The panel has decided on this already. The scores stay as they were.")
    there = {score.criterion: score for score in topic.scores.all()}
    topic.scores.exclude(criterion__in=list(said)).delete()
    for criterion, one in said.items():
        score = there.get(criterion) or Score(topic=topic, criterion=criterion)
        if not 0 <= one.points <= Score.MOST:
            raise Refused(f"Points go from 0 to {Score.MOST}.")
        if one.source != score.source:
            _copy(score, one.source)
        if not one.words.strip() and not score.says:
            raise Refused(f"Say how you know: {criterion.label}.")
        score.points, score.words = one.points, one.words.strip()
        score.noted_by, score.noted_on = by, timezone.localdate()
        score.save()
    points = {criterion.value: one.points for criterion, one in said.items()}
    record_fact("topic_scored", subject=topic, actor=by, points=points)
    return list(topic.scores.all())


def _copy(score: Score, source: str) -> None:
    found = piece_named(source, score.topic.service) if source else None
    if source and found is None:
        raise Refused("This piece is not on record any more. Choose another.")
    score.source = source
    score.source_title = found[2].title[:150] if found else ""
    score.says = found[2].says if found else ""
    score.definition = found[2].definition if found else ""
    score.data_date = found[2].data_date if found else None
    score.is_open = found[2].is_open if found else True
