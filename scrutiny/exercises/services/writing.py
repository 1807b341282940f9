"""The report, which several members write at once: what one saved is never lost to what another saves."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Exercise, ReportSection, SectionComment, SectionVersion, Side, Stage
from .who import going_on

MEANWHILE = "Somebody saved this section while you wrote. Your words are below and not saved yet. Look at theirs, then save."


@transaction.atomic
def write_section(
    *,
    exercise: Exercise,
    section: ReportSection | None,
    heading: str,
    text: str,
    by: User,
    position: int | None = None,
) -> ReportSection:
    """``section`` is the row that whoever writes had before them: with a later version on record it is refused."""
    exercise = writing(exercise, by)
    if not heading.strip() or not text.strip():
        raise Refused("A section has a heading and words.")
    if section is None:
        last = exercise.sections.aggregate(last=Max("position"))["last"] or 0
        row = ReportSection(exercise=exercise, position=last + 1)
    else:
        row = locked(section)
        if row.number != section.number:
            raise Refused(MEANWHILE)
        row.number += 1
    row.heading, row.text, row.position = heading.strip(), text.strip(), position or row.position
    row.written_by, row.written_at = by, timezone.now()
    row.save()
    SectionVersion.objects.create(
        section=row, number=row.number, heading=row.heading, text=row.text, by=by
    )
    record_fact("report_section_written", subject=row, actor=by, version=row.number)
    return row


@transaction.atomic
def comment_on_section(*, section: ReportSection, words: str, by: User) -> SectionComment:
    writing(section.exercise, by)
    if not words.strip():
        raise Refused("Say something.")
    return SectionComment.objects.create(section=section, words=words.strip(), by=by)


def writing(exercise: Exercise, by: User) -> Exercise:
    """The exercise, held; whoever publishes its report at this moment waits."""
    exercise = going_on(exercise, Side.PANEL, by)
    if exercise.at is not Stage.REPORT:
        raise Refused("The report is written before it is published, and once there are findings.")
    return exercise
