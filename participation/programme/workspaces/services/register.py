"""Who came to a meeting, and whether they were enough to decide."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.insiders import seats_inside
from participation.people.groups.models import MembershipQuerySet

from ..models import GroupMeeting, NamedHand, Presence
from ..quorum import quorum_of
from .gate import member, refuse_approved, refuse_called_off, runner
from .on_record import keep_on_record

How = Presence.How


def seats_of_day(meeting: GroupMeeting) -> MembershipQuerySet:
    """Who sat there on the day of the meeting; of one that is to come, who sits there now."""
    day = timezone.localdate(meeting.starts_at)
    found = seats_inside(day if day < timezone.localdate() else None)
    found = found.filter(group=meeting.group_id)
    return found.select_related("customer", "colleague").by_office()


@transaction.atomic
def note_who_came(
    *, meeting: GroupMeeting, how: dict[int, str], by: User, lasts: int | None = None
) -> GroupMeeting:
    """``how`` each came, by the number of their seat. May be put right until minutes are approved.

    ``lasts``: how many minutes it went on. The customers who came, the day and the hours are in the ledger
    from then on, as the register is put right.

    What was decided there stays so: whoever voted was there, and so were enough to approve minutes.
    """
    meeting = locked(meeting)
    runner(meeting.group, by)
    refuse_called_off(meeting)
    refuse_approved(meeting)
    if timezone.localdate(meeting.starts_at) > timezone.localdate():
        raise Refused(f"This meeting is on {meeting.day}. Write down who came on the day.")
    seats = {seat.pk for seat in seats_of_day(meeting)}
    if not set(how) <= seats:
        raise Refused(
            "Somebody on this list did not sit on the group that day. Open the page again."
        )
    counted = NamedHand.objects.filter(
        motion__point__meeting=meeting, motion__closed_at__isnull=False
    )
    for hand in counted.select_related("seat__customer", "seat__colleague"):
        if how.get(hand.seat_id, How.AWAY) not in Presence.THERE:
            raise Refused(f"{hand.seat.person} voted at this meeting, so they were there.")
    for seat in sorted(seats):  # of whom nothing is said was not there
        came = how.get(seat, How.AWAY)
        Presence.objects.update_or_create(meeting=meeting, seat_id=seat, defaults={"how": came})
    if meeting.register_at is None:
        meeting.register_at, meeting.quorum = timezone.now(), meeting.group.kind.quorum
    meeting.lasts = lasts or meeting.lasts
    meeting.save()
    if meeting.minutes_approved_there.exists() and not quorum_of(meeting).is_met:
        raise Refused("Minutes were approved at this meeting, so enough were there to decide.")
    keep_on_record(meeting, by=by)
    record_fact("group_meeting_register", subject=meeting, actor=by)
    return meeting


@transaction.atomic
def send_apologies(*, meeting: GroupMeeting, by: User) -> None:
    """A member says beforehand that they cannot come. Said twice, it is said once."""
    meeting = locked(meeting)
    seat = member(meeting.group, by).seat
    refuse_called_off(meeting)
    if meeting.register_at is not None:
        raise Refused("Who came is on record already. Ask whoever wrote it down to put it right.")
    Presence.objects.update_or_create(meeting=meeting, seat=seat, defaults={"how": How.APOLOGIES})
