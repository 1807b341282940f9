"""The programme of a year: chosen topics with their month and size, published in versions that stay as they were."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import FinancialYear
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group

from ..house_rules import SCRUTINY_IN_DEPTH_WEEKS, SCRUTINY_LIGHT_WEEKS, SCRUTINY_TASK_WEEKS
from ..models import Planned, ProgrammeLine, ProgrammeVersion, Size, Topic


def weeks_of(size: Size) -> int:
    """How long one of this size takes, as the landlord has set it."""
    weeks = {
        Size.IN_DEPTH: SCRUTINY_IN_DEPTH_WEEKS.value,
        Size.TASK: SCRUTINY_TASK_WEEKS.value,
        Size.LIGHT: SCRUTINY_LIGHT_WEEKS.value,
    }
    return weeks[size]


@transaction.atomic
def plan(*, topic: Topic, month: dt.date, size: Size, by: User) -> Planned:
    """Only what the panel's vote chose is planned. Planned anew, it moves."""
    topic = locked(topic)
    if topic.decision != Topic.Decision.CHOSEN:
        raise Refused("The panel has not chosen this.")
    month = month.replace(day=1)
    said = {"month": month, "size": size, "year": FinancialYear.of(month).start_year}
    planned, _ = Planned.objects.update_or_create(topic=topic, defaults=said)
    record_fact("topic_planned", subject=topic, actor=by, month=month.isoformat(), size=str(size))
    return planned


@transaction.atomic
def publish_programme(*, panel: Group, year: int, why: str, by: User) -> ProgrammeVersion:
    """What is planned, for everybody. A second version says why; without a change there is none."""
    panel = locked(panel)
    planned = Planned.objects.filter(topic__panel=panel, year=year).select_related("topic")
    lines = lines_of(planned)
    last = ProgrammeVersion.objects.filter(panel=panel, year=year).first()
    if not lines and last is None:
        raise Refused("Nothing is planned for this year.")
    if last and not list(what_changed(last.lines.all(), lines)):
        raise Refused("Nothing has changed since it was published.")
    if last and not why.strip():
        raise Refused("Say why it changes. Everybody reads it.")
    version = ProgrammeVersion.objects.create(
        panel=panel,
        year=year,
        number=last.number + 1 if last else 1,
        why=why.strip() if last else "",
        published_by=by,
    )
    for line in lines:
        line.version = version
    ProgrammeLine.objects.bulk_create(lines)
    record_fact("programme_published", subject=version, actor=by, why=version.why)
    return version


def lines_of(
    planned: Iterable[Planned], version: ProgrammeVersion | None = None
) -> list[ProgrammeLine]:
    """Not saved: in the words, and with the time box, of today."""
    return [
        ProgrammeLine(
            version=version,
            topic=one.topic,
            title=one.topic.title,
            service=one.topic.get_service_display(),
            month=one.month,
            size=one.size,
            weeks=weeks_of(Size(one.size)),
        )
        for one in planned
    ]


def what_changed(before: Iterable[ProgrammeLine], after: Iterable[ProgrammeLine]) -> Iterator[str]:
    """From one version to the next, each as a sentence."""
    was = {line.topic_id: line for line in before}
    now = {line.topic_id: line for line in after}
    for topic, line in now.items():
        if topic not in was:
            yield f"New: {line.title}, {line.month:%B %Y}."
            continue
        old = was[topic]
        if old.month != line.month:
            yield f"{line.title}: moved from {old.month:%B %Y} to {line.month:%B %Y}."
        if (old.size, old.weeks) != (line.size, line.weeks):
            sizes = [f"{Size(one.size).label.lower()}, {one.weeks} weeks" for one in (old, line)]
            yield f"{line.title}: from {sizes[0]} to {sizes[1]}."
    for topic, line in was.items():
        if topic not in now:
            yield f"No longer in it: {line.title}."
