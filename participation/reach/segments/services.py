"""What changes a segment. Nothing here touches the people in it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from .filters import Criteria, understood
from .models import Segment


@transaction.atomic
def save_segment(
    *, name: str, criteria: Criteria, by: User, is_profile: bool = False, segment: Segment | None
) -> Segment:
    """Save a new segment, or change ``segment``."""
    if not understood(criteria):
        raise Refused("A filter of this segment cannot be read. Choose the filters again.")
    segment = Segment(created_by=by) if segment is None else locked(segment)
    segment.name, segment.criteria, segment.is_profile = name, criteria, is_profile
    segment.save()
    return segment


@transaction.atomic
def put_away(*, segment: Segment, by: User) -> None:
    """Take it off the lists that people choose from. What was sent to it still names it."""
    segment = locked(segment)
    if segment.put_away_at is None:
        segment.put_away_at = timezone.now()
        segment.save(update_fields=["put_away_at"])
        record_fact("segment_put_away", subject=segment, actor=by, name=segment.name)


@transaction.atomic
def bring_back(*, segment: Segment, by: User) -> None:
    segment = locked(segment)
    if segment.put_away_at is not None:
        segment.put_away_at = None
        segment.save(update_fields=["put_away_at"])
        record_fact("segment_brought_back", subject=segment, actor=by, name=segment.name)


def record_export(*, segment: Segment, by: User, people: int) -> None:
    """Personal data has left the portal: who took it, whose, and by which filters they were chosen."""
    changes: dict[str, Any] = {"people": people, "criteria": segment.criteria}
    record_fact("people_exported", subject=segment, actor=by, **changes)
