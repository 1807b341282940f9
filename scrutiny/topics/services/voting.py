"""The panel's vote. Its chair or secretary opens and closes it; whoever sits there at that moment votes by name.

Seats are held while a hand is counted, so that somebody who leaves meanwhile is either in or out, never both.
"""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group, Membership

from ..models import Hand, Topic, Vote
from .telling import tell

#: They open a vote, write hands down at a meeting, and close it.
HOLDS_VOTES = (Membership.Role.CHAIR, Membership.Role.SECRETARY)


def seats_of(panel: Group):
    """Those who vote: customers who sit there today, and do not only look on."""
    return Membership.objects.sitting().of_customers().counted().filter(group=panel)


def seat_of(panel: Group, user: User) -> Membership | None:
    return seats_of(panel).filter(customer__user=user.pk).first()


def holds_votes(panel: Group, user: User) -> bool:
    return seats_of(panel).filter(customer__user=user.pk, role__in=HOLDS_VOTES).exists()


@transaction.atomic
def open_vote(*, topic: Topic, by: User) -> Vote:
    """Opened twice, it is one. A topic that was not chosen may come before the panel again."""
    topic = locked(topic)
    _refuse_who_holds_none(topic, by)
    if not topic.is_public:
        raise Refused("Nobody has read this yet, so nobody votes on it.")
    if topic.decision == Topic.Decision.CHOSEN:
        raise Refused("The panel has chosen this already.")
    if there := topic.votes.open().first():
        return there
    vote = Vote.objects.create(topic=topic, opened_by=by)
    record_fact("topic_vote_opened", subject=topic, actor=by, vote=vote.pk)
    tell(topic, "vote", of=str(vote.pk))
    return vote


@transaction.atomic
def vote(*, vote: Vote, seat: Membership, which: Hand.Which, by: User) -> Hand:
    """A member's own hand; or one that the chair or secretary writes down at the meeting. The last one counts."""
    vote = _open(vote)
    if vote.topic.barred.filter(seat=seat).exists():
        raise Refused(
            f"{seat.person} takes no part in this vote, for an interest of theirs. Nobody votes for them."
        )
    held = _sitting(vote.topic.panel).filter(pk=seat.pk).first()
    if held is None:
        raise Refused("Only somebody who sits on the panel today votes.")
    if held.customer is None or held.customer.user_id != by.pk:
        _refuse_who_holds_none(vote.topic, by)
    hand, _ = Hand.objects.update_or_create(
        vote=vote,
        seat=held,
        defaults={"which": which, "noted_by": by, "at": timezone.now()},
    )
    return hand


@transaction.atomic
def close_vote(*, vote: Vote, reason: str, by: User) -> Vote:
    """Count the hands of those who still sit there. More for it than against it: the panel takes it on."""
    vote = _open(vote)
    topic = vote.topic
    _refuse_who_holds_none(topic, by)
    if not reason.strip():
        raise Refused("Say why. Everybody reads it.")
    sit = set(_sitting(topic.panel).values_list("pk", flat=True))
    hands = list(vote.hands.all())
    vote.hands.exclude(seat__in=sit).update(counted=False)
    count = Counter(hand.which for hand in hands if hand.seat_id in sit)
    quorum = topic.panel.kind.quorum
    if count.total() < max(quorum or 1, 1):
        raise Refused(f"{quorum or 1} have to vote to decide. {count.total()} have.")
    vote.for_it, vote.against = count[Hand.Which.FOR], count[Hand.Which.AGAINST]
    vote.abstained, vote.quorum = count[Hand.Which.ABSTAINS], quorum
    chosen = vote.for_it > vote.against
    _close(vote, Vote.Result.CHOSEN if chosen else Vote.Result.NOT_CHOSEN, reason, by)
    topic.decision = Topic.Decision.CHOSEN if chosen else Topic.Decision.NOT_CHOSEN
    topic.decided_on, topic.reason = vote.closed_on, vote.reason
    topic.save()
    record_fact(
        "topic_decided",
        subject=topic,
        actor=by,
        why=vote.reason,
        decision=topic.decision,
        vote=vote.pk,
        hands=[vote.for_it, vote.against, vote.abstained],
    )
    tell(topic, "decided", of=str(vote.pk))
    return vote


@transaction.atomic
def call_off(*, vote: Vote, reason: str, by: User) -> Vote:
    """It decides nothing. What the panel has to decide it still has to."""
    vote = _open(vote)
    _refuse_who_holds_none(vote.topic, by)
    if not reason.strip():
        raise Refused("Say why it is called off.")
    _close(vote, Vote.Result.CALLED_OFF, reason, by)
    record_fact("topic_vote_called_off", subject=vote.topic, actor=by, why=reason, vote=vote.pk)
    return vote


def _close(vote: Vote, result: Vote.Result, reason: str, by: User) -> None:
    vote.result, vote.reason = result, reason.strip()
    vote.closed_on, vote.closed_by = timezone.localdate(), by
    vote.save()


def _open(vote: Vote) -> Vote:
    """The vote with its topic, both held: of two who close it at once the second hears that it is closed."""
    topic = locked(vote.topic)
    vote = locked(vote)
    vote.topic = topic
    if not vote.is_open:
        raise Refused("This vote is closed already.")
    return vote


def _sitting(panel: Group):
    """Whoever ends a seat at this moment waits, or was first."""
    return seats_of(panel).select_for_update(of=("self",)).order_by("pk")


def _refuse_who_holds_none(topic: Topic, by: User) -> None:
    if not holds_votes(topic.panel, by):
        raise Refused(f"Only the chair or the secretary of {topic.panel} can do this.")
