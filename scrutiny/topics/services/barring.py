"""Who takes no part in a panel's vote on a topic, for an interest of theirs.

Staff write it down, who agree with members what an interest bars from; or the chair or secretary; or the member.
"""

from django.db import transaction

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Membership

from ..models import BarredFromTopic, Topic
from .voting import holds_votes, seats_of


@transaction.atomic
def bar_from_topic(*, topic: Topic, seat: Membership, why: str, by: User) -> BarredFromTopic:
    """A hand of theirs in an open vote goes. Doing it again changes nothing."""
    topic = locked(topic)
    refuse_decided(topic)
    held = seats_of(topic.panel).select_related("customer").filter(pk=seat.pk).first()
    if held is None:
        raise Refused("They have no vote on this panel: nothing is to bar.")
    if held.customer.user_id != by.pk and not _decides(topic, by):
        raise Refused(
            "Only the chair, the secretary or staff say that somebody else takes no part."
        )
    barred, new = BarredFromTopic.objects.get_or_create(
        topic=topic, seat=held, defaults={"why": why.strip(), "noted_by": by}
    )
    if new:
        for vote in topic.votes.open():
            vote.hands.filter(seat=held).delete()
        record_fact("barred_from_topic", subject=topic, actor=by, seat=held.pk)
    return barred


@transaction.atomic
def unbar_from_topic(*, barred: BarredFromTopic, by: User) -> None:
    """It was no hindrance after all. Of themselves somebody else says so."""
    topic = locked(barred.topic)
    refuse_decided(topic)
    whose = barred.seat.customer
    if not _decides(topic, by) or (whose is not None and whose.user_id == by.pk):
        raise Refused(
            "Only the chair, the secretary or staff say so, and of themselves another does."
        )
    record_fact("unbarred_from_topic", subject=topic, actor=by, seat=barred.seat_id)
    barred.delete()


def refuse_decided(topic: Topic) -> None:
    """What was voted on stays on record as it was, unless it comes before the panel again."""
    if topic.decision and not topic.votes.open().exists():
        raise Refused("The panel has voted on this. Open the vote again first.")


def _decides(topic: Topic, by: User) -> bool:
    return Audience.STAFF.admits(by) or holds_votes(topic.panel, by)
