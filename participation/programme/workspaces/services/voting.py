"""Named votes by hand, under a point of the agenda: of those who sit there and were there.

The meeting is held while a hand is counted, and so is the seat: somebody who leaves meanwhile is in or out.
"""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.groups.insiders import account_of, seats_inside
from participation.people.groups.models import Group, Membership, MembershipQuerySet
from participation.programme.network.telling import tell_colleague

from ..models import AgendaPoint, Motion, NamedHand, Presence
from ..quorum import quorum_of
from .gate import insider, refuse_approved, refuse_called_off, runner

Which = NamedHand.Which


def voters(motion: Motion, *, barred: bool = False) -> MembershipQuerySet:
    """Those who sit there today, do more than look on, and were at the meeting.

    Without those whom an interest bars from this vote, or with them where ``barred``.
    """
    meeting = motion.point.meeting
    came = Presence.objects.filter(meeting=meeting, how__in=Presence.THERE).values("seat")
    seats = seats_inside().counted().filter(group=meeting.group_id, pk__in=came)
    return seats if barred else seats.exclude(workspaces_barred__motion=motion)


@transaction.atomic
def put_to_vote(*, point: AgendaPoint, words: str, by: User) -> Motion:
    """Who came is written down first, and they are enough."""
    meeting = locked(point.meeting)
    runner(meeting.group, by, as_member=True)
    refuse_called_off(meeting)
    refuse_approved(meeting)
    if meeting.register_at is None:
        raise Refused("Write down who came first. Only those who are there vote.")
    quorum = quorum_of(meeting)
    if not quorum.is_met:
        raise Refused(quorum.in_words)
    motion = Motion.objects.create(point=point, words=words.strip(), opened_by=by)
    record_fact("motion_put", subject=motion, actor=by, meeting=meeting.pk)
    return motion


@transaction.atomic
def raise_hand(*, motion: Motion, seat: Membership, which: str, by: User) -> NamedHand:
    """A member's own hand; or one that whoever runs the meeting writes down. The last one counts, and nobody changes
    what a member said themselves. Of what an officer wrote down for them a member hears."""
    motion, group = held_open(motion)
    standing = insider(group, by)
    if motion.barred.filter(seat=seat).exists():
        raise Refused(
            f"{seat.person} takes no part in this vote, for an interest of theirs. Nobody votes for them."
        )
    held = voters(motion).select_for_update(of=("self",)).filter(pk=seat.pk).first()
    if held is None:
        raise Refused("Only somebody who sits on the group today, and was at the meeting, votes.")
    if account_of(held) != by.pk and not standing.runs:
        raise Refused("Only whoever runs the meeting writes down the hands of others.")
    if NamedHand.objects.filter(motion=motion, seat=held, noted_by=account_of(held)).exclude(
        noted_by=by
    ):
        raise Refused(f"{held.person} voted themselves. Only they change it.")
    before = (
        NamedHand.objects.filter(motion=motion, seat=held).values_list("which", flat=True).first()
    )
    hand, _ = NamedHand.objects.update_or_create(
        motion=motion,
        seat=held,
        defaults={"which": which, "noted_by": by, "at": timezone.now()},
    )
    if standing.seat is None and which != before:
        _tell_whose_hand(hand, group)
    return hand


def _tell_whose_hand(hand: NamedHand, group: Group) -> None:
    """That it is there and where; never on what, or how."""
    key = f"workspaces.hand:{hand.pk}:{hand.at.timestamp()}"
    context = {"hand": hand, "group": group, "meeting": hand.motion.point.meeting}
    template = "workspaces/email/hand"
    if hand.seat.colleague is not None:
        tell_colleague(hand.seat.colleague, template, dedupe_key=key, context=context)
    elif hand.seat.customer is not None:
        about = f"groups.group:{group.pk}"
        send(hand.seat.customer, template, about=about, dedupe_key=key, context=context)


@transaction.atomic
def close_motion(*, motion: Motion, by: User) -> Motion:
    """Count the hands of those who still sit there. More for it than against it: it is carried."""
    motion, group = held_open(motion)
    runner(group, by, as_member=True)
    there = {seat.pk for seat in voters(motion).select_for_update(of=("self",)).order_by("pk")}
    needed = max(motion.point.meeting.quorum or 1, 1)
    if len(there) < needed:
        are = "was" if len(there) == 1 else "were"
        raise Refused(
            f"{len(there)} {are} there who may vote on this, and {needed} are needed to decide. Whoever takes no part "
            "for an interest, or sits here no more, does not count. Bring it to another meeting."
        )
    motion.hands.exclude(seat__in=there).delete()
    count = Counter(motion.hands.values_list("which", flat=True))
    if not count:
        raise Refused("Nobody has voted yet.")
    motion.present = len(there)
    motion.for_it, motion.against = count[Which.FOR], count[Which.AGAINST]
    motion.abstained = count[Which.ABSTAINS]
    motion.closed_at, motion.closed_by = timezone.now(), by
    motion.save()
    hands = [motion.for_it, motion.against, motion.abstained]
    record_fact("motion_closed", subject=motion, actor=by, hands=hands)
    return motion


@transaction.atomic
def withdraw_motion(*, motion: Motion, why: str, by: User) -> Motion:
    """It is not voted on after all, which the group says before the vote is closed. It stays, with why."""
    motion, group = held_open(motion)
    runner(group, by, as_member=True)
    if not why.strip():
        raise Refused("Say why. Everybody who reads the vote reads it.")
    motion.withdrawn_at, motion.withdrawn_by = timezone.now(), by
    motion.withdrawn_why = why.strip()
    motion.save()
    record_fact("motion_withdrawn", subject=motion, actor=by)
    return motion


def held_open(motion: Motion) -> tuple[Motion, Group]:
    """The vote and its group, with the meeting held, while it may still change."""
    meeting = locked(motion.point.meeting)
    motion = locked(motion)
    if motion.withdrawn_at is not None:
        raise Refused("This is withdrawn, so nobody votes on it any more.")
    if not motion.is_open:
        raise Refused("This vote is closed already.")
    refuse_approved(meeting)
    return motion, meeting.group
