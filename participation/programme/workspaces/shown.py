"""What pages and papers show of a meeting."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from .models import AgendaPoint, BarredFromMotion, GroupMeeting, MeetingCopy, Motion, NamedHand


def points_of(meeting: GroupMeeting) -> list[AgendaPoint]:
    """In their order, with what was voted on and each hand by name, in three statements; and in one more whoever
    takes no part, where somebody does not."""
    hands = NamedHand.objects.select_related("seat__customer", "seat__colleague", "noted_by")
    barred = BarredFromMotion.objects.select_related("seat__customer", "seat__colleague")
    bars = Exists(BarredFromMotion.objects.filter(motion=OuterRef("pk")))
    motions = Motion.objects.annotate(bars=bars).prefetch_related(Prefetch("hands", hands))
    points = list(meeting.points.prefetch_related(Prefetch("motions", motions)))
    barring = [motion for point in points for motion in point.motions.all() if motion.bars]
    prefetch_related_objects(barring, Prefetch("barred", barred))
    return points


def running_order(meeting: GroupMeeting) -> Iterator[tuple[dt.datetime | None, AgendaPoint]]:
    """Each point with when it begins; nothing is told after the first that has no length."""
    at: dt.datetime | None = meeting.starts_at
    for point in meeting.points.all():
        yield at, point
        at = at + dt.timedelta(minutes=point.minutes) if at and point.minutes else None


def copies_of(meeting: GroupMeeting) -> list[tuple[str, str, MeetingCopy | None]]:
    """The pack, and once it is on record who came the archive copy; each with what there is of it."""
    made = {one.kind: one for one in meeting.copies.all()}
    kinds = [MeetingCopy.Kind.PACK]
    if meeting.register_at is not None:
        kinds.append(MeetingCopy.Kind.ARCHIVE)
    return [(kind.value, kind.label, made.get(kind)) for kind in kinds]
