"""Standards are written, taken into use and put away; a trial decides whether a sort of inspection begins (R-39)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group

from ..asked import ask_of_standard
from ..models import Item, Pilot, Standard, Team, What
from .text import Line


@transaction.atomic
def write_standard(
    *, standard: Standard | None, lines: list[Line], by: User, **fields: Any
) -> Standard:
    """Write a new one, or change a draft. Raises Refused of one that is in use."""
    if standard is None:
        standard = Standard(written_by=by)
    else:
        standard = locked(standard)
        if standard.in_use_since:
            raise Refused("It is in use, so it stays as it is. Begin a new one from it.")
    for name, value in fields.items():
        setattr(standard, name, value)
    if standard.written_by == standard.confirms:
        raise Refused(
            "Somebody else has to confirm what was put right than whoever writes the standard."
        )
    standard.save()
    standard.items.all().delete()
    Item.objects.bulk_create(
        Item(standard=standard, place=place, **line._asdict())
        for place, line in enumerate(lines, start=1)
    )
    record_fact("inspection_standard_written", subject=standard, actor=by)
    return standard


@transaction.atomic
def take_into_use(*, standard: Standard, by: User) -> Standard:
    """From now on it can be inspected by, and its questions stand. Pressed twice, it is in use."""
    standard = locked(standard)
    if standard.in_use_since is None:
        standard.questionnaire = ask_of_standard(
            title=standard.title,
            items=list(standard.items.all()),
            of_homes=standard.is_of_homes,
            by=by,
        )
        standard.in_use_since = timezone.now()
        standard.save(update_fields=["questionnaire", "in_use_since"])
        record_fact("inspection_standard_in_use", subject=standard, actor=by)
    return standard


@transaction.atomic
def retire_standard(*, standard: Standard, by: User) -> Standard:
    """Nothing new is inspected by it. What is arranged still is."""
    standard = locked(standard)
    if standard.in_use_since is None:
        raise Refused("It is a draft, and nothing is inspected by it.")
    if standard.retired_at is None:
        standard.retired_at = timezone.now()
        standard.save(update_fields=["retired_at"])
        record_fact("inspection_standard_retired", subject=standard, actor=by)
    return standard


@transaction.atomic
def begin_from(*, standard: Standard, by: User) -> Standard:
    """A draft with the same items, to change. While there is a draft of this name it is that one."""
    standard = locked(standard)
    draft = Standard.objects.filter(title=standard.title, in_use_since=None).first()
    if draft is not None:
        return draft
    return write_standard(
        standard=None,
        lines=lines_of(standard),
        by=by,
        title=standard.title,
        what=standard.what,
        service=standard.service,
        confirms=standard.written_by if standard.confirms == by else standard.confirms,
    )


def lines_of(standard: Standard) -> list[Line]:
    return [Line(one.part, one.words, one.is_safety) for one in standard.items.all()]


@transaction.atomic
def name_teams(*, what: str, groups: Iterable[Group], by: User) -> None:
    """Whose members inspect this from now on."""
    groups = list(groups)
    Team.objects.filter(what=what).exclude(group__in=groups).delete()
    for group in groups:
        Team.objects.get_or_create(what=what, group=group)
    named = [group.pk for group in groups]
    record_fact("inspection_teams_named", subject=Team, actor=by, inspected=what, groups=named)


@transaction.atomic
def decide_pilot(*, by: User, decided_on: dt.date, **fields: Any) -> Pilot:
    """What the trial showed, and whether inspections of this sort begin."""
    if decided_on > timezone.localdate():
        raise Refused("That day is still to come. Write it down once it is decided.")
    pilot = Pilot.objects.create(decided_by=by, decided_on=decided_on, **fields)
    record_fact("inspection_pilot_decided", subject=pilot, actor=by, begins=pilot.begins)
    return pilot


def refuse_before_pilot(what: str) -> None:
    """Raises Refused where no trial has said that this sort of inspection begins (R-39)."""
    latest = Pilot.objects.filter(what=what).first()
    if latest is None or not latest.begins:
        called = What(what).label.lower()
        raise Refused(
            f"First write down what a trial of inspecting {called} showed, and that it begins."
        )
