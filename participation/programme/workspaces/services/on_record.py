"""A group's meeting in the record of taking part, which our staff read, and on the calendar.

What is told there: that the group met, when and for how long, and which customers came. Never who stayed away, the
way somebody came, what stood on the agenda, how anybody voted, or what was said.
"""

from django.utils import timezone

from base.accounts.models import User
from base.core.rows import locked
from base.core.slugs import free_slug
from participation.people.customers.models import Level
from participation.people.groups.models import Membership
from participation.programme.activities import kinds
from participation.programme.activities.models import Activity, Engagement, Service
from participation.programme.activities.services import record_engagement, withdraw_engagement

from ..kinds import GROUP_MEETING
from ..models import GroupMeeting, Presence

LETTERS_OF_SLUG = 150
INFLUENCE = "The group decides what it talks about, and what it says to us."


def keep_on_record(meeting: GroupMeeting, *, by: User) -> None:
    """Bring calendar and ledger in line with the meeting, which is held. Doing it again changes nothing.

    A meeting that is neither open nor held has no activity. One that the landlord planned with the group at that
    time is the activity of this meeting too, so that nobody is counted twice.
    """
    if meeting.activity is None:
        if not meeting.is_open and meeting.register_at is None:
            return
        meeting.activity = planned_with_us(meeting) or _new_activity(meeting)
        meeting.save()
    activity = locked(meeting.activity)
    if activity.kind == GROUP_MEETING.code:
        _fit(activity, meeting)
    if meeting.register_at is not None:
        _fit_lines(activity, meeting, by)


def planned_with_us(meeting: GroupMeeting) -> Activity | None:
    """A meeting at the same time that the landlord runs together with this group."""
    found = Activity.objects.of_group(meeting.group).filter(
        kind__in=kinds.codes("is_meeting"),
        cancelled_at=None,
        starts_at__lt=meeting.ends_at,
        ends_at__gt=meeting.starts_at,
    )
    return found.exclude(kind=GROUP_MEETING.code).order_by("starts_at", "pk").first()


def _new_activity(meeting: GroupMeeting) -> Activity:
    group = meeting.group
    title = f"Meeting of {group}"
    activity = Activity.objects.create(
        title=title,
        slug=free_slug(Activity, f"{title} {meeting.starts_at:%d %B %Y}", LETTERS_OF_SLUG),
        kind=GROUP_MEETING.code,
        purpose=group.remit or f"{group} meets.",
        influence=INFLUENCE,
        level=Level.objects.latest("rank"),
        service=Service.GOVERNANCE,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        lead_officer=meeting.planned_by,
    )
    activity.aims.set(group.aims.all())
    activity.groups.set([group])
    return activity


def _fit(activity: Activity, meeting: GroupMeeting) -> None:
    """When and where. The address for those who come online stands in no calendar."""
    before = (activity.starts_at, activity.ends_at, activity.place_words, activity.cancelled_at)
    activity.starts_at, activity.ends_at = meeting.starts_at, meeting.ends_at
    activity.in_person, activity.online = bool(meeting.place), bool(meeting.online_link)
    activity.place_words = meeting.place or "Online"
    if meeting.place and meeting.online_link:
        activity.place_words += " and online"
    activity.cancelled_at = meeting.called_off_at
    activity.closed_out_at = meeting.register_at
    now = timezone.now()
    activity.published_at = (activity.published_at or now) if meeting.is_open else None
    after = (activity.starts_at, activity.ends_at, activity.place_words, activity.cancelled_at)
    if after != before:
        activity.times_changed, activity.changed_at = activity.times_changed + 1, now
    activity.save()


def _fit_lines(activity: Activity, meeting: GroupMeeting, by: User) -> None:
    """One line for each customer who came, wherever it was written; those of this register alone are taken back."""
    came = Presence.objects.filter(meeting=meeting, how__in=Presence.THERE)
    came = came.filter(seat__customer__isnull=False).select_related("seat__customer")
    there = {one.seat.customer_id: one.seat.customer for one in came}
    lines = activity.engagements.filter(role=Engagement.Role.ATTENDED, customer__isnull=False)
    found = {line.customer_id: line for line in lines.select_related("customer")}
    for number, customer in sorted(there.items()):
        if number not in found:
            record_engagement(
                activity=activity,
                role=Engagement.Role.ATTENDED,
                source=_source(meeting, activity.pk, number),
                customer=customer,
                day=timezone.localdate(meeting.starts_at),
                by=by,
            )
    ours = _source(meeting, activity.pk, "")
    for number, line in found.items():
        # Of somebody who was erased no register says anything any more; that they came was so.
        erased = line.customer is not None and line.customer.erased_at
        if number not in there and line.source.startswith(ours) and not erased:
            withdraw_engagement(source=line.source)


def _source(meeting: GroupMeeting, activity: int | None, customer: int | str | None) -> str:
    """The last two, numbers, as where records are made one: see ``name_sources_anew`` of the activities."""
    return f"workspaces.meeting:{meeting.pk}:{activity}:{customer}"


def take_back_lines(*, seat: Membership) -> None:
    """Of a seat that never was: somebody else of that name was meant, so nobody came on it."""
    if seat.customer_id is None:
        return
    meetings = GroupMeeting.objects.filter(presences__seat=seat, activity__isnull=False)
    for meeting in meetings:
        withdraw_engagement(source=_source(meeting, meeting.activity_id, seat.customer_id))
