"""One of us reads a suggestion that may name somebody, and says whether everybody may."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Topic
from .telling import tell


@transaction.atomic
def publish(*, topic: Topic, title: str, why: str, by: User) -> Topic:
    """Without the name, where there was one. Whoever suggested it hears that it can be supported now."""
    topic = locked(topic)
    if topic.is_public:
        raise Refused("Somebody has read it already, and everybody can.")
    if not title.strip() or not why.strip():
        raise Refused("It needs a title and a reason.")
    changed = (topic.title, topic.why) != (title.strip(), why.strip())
    topic.title, topic.why, topic.kept_back_because = title.strip(), why.strip(), ""
    topic.public_on, topic.read_by = timezone.localdate(), by
    topic.save()
    record_fact("topic_published", subject=topic, actor=by, words_changed=changed)
    tell(topic, "public")
    return topic


@transaction.atomic
def keep_back(*, topic: Topic, why: str, by: User) -> Topic:
    """Nobody else reads it. Whoever suggested it hears why. A panel that has to decide on it keeps it."""
    topic = locked(topic)
    if not why.strip():
        raise Refused("Say why. Whoever suggested it reads it.")
    if topic.kept_back_because:
        raise Refused("Somebody has kept it back already.")
    if topic.must_since or topic.decision or topic.votes.exists():
        raise Refused("The panel has it before it. It cannot be kept back any more.")
    topic.kept_back_because, topic.public_on, topic.read_by = why.strip(), None, by
    topic.save()
    record_fact("topic_kept_back", subject=topic, actor=by, why=why)
    tell(topic, "kept_back")
    return topic
