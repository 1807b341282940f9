"""The register of trained mappers, and the store of templates (R-33, R-36)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.slugs import free_slug

from ..models import Assignment, Mapper, Template, TemplateStep


@transaction.atomic
def note_mapper(*, by: User, mapper: Mapper | None = None, **fields: Any) -> Mapper:
    """Put somebody on the register, or note a refresher or the services of which they are.

    Whoever comes to work in a service that they map is taken off that map: nobody maps their own (R-33). So nobody
    keeps their own entry either, and whoever works here is no customer on it.
    """
    held = locked(mapper) if mapper else Mapper(added_by=by)
    if held.ended_on:
        raise Refused("This person is not on the register any more.")
    for name, value in fields.items():
        setattr(held, name, value)
    if held.account_id == by.pk:
        raise Refused("This is about yourself. Somebody else keeps your entry.")
    if held.customer and held.customer.user and Audience.STAFF.admits(held.customer.user):
        raise Refused(
            "They work here. Put them on the register as a colleague, with their service."
        )
    if held.trained_on > timezone.localdate():
        raise Refused("That day has not come yet. Note the training once it was held.")
    new = held.pk is None
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError:
        raise Refused("This person is on the register already.") from None
    own = Assignment.objects.filter(
        mapper=held,
        investigation__service__in=held.works_in,
        investigation__published_at=None,
    )
    taken_off = [one.investigation_id for one in own]
    own.delete()
    record_fact(
        "mapper_noted", subject=held, actor=by, new=new, works_in=held.works_in, taken_off=taken_off
    )
    return held


@transaction.atomic
def end_mapper(*, mapper: Mapper, by: User) -> Mapper:
    """Off the register: they draw no map any more, and somebody from elsewhere is not named any more."""
    held = locked(mapper)
    if held.ended_on is None:
        held.ended_on, held.name = timezone.localdate(), ""
        held.save()
        record_fact("mapper_ended", subject=held, actor=by)
    return held


@transaction.atomic
def write_template(
    *,
    by: User,
    steps: Iterable[str],
    template: Template | None = None,
    retired: bool = False,
    **fields: Any,
) -> Template:
    """A new one, or one that is there with these steps from now on."""
    held = locked(template) if template else Template()
    for name, value in fields.items():
        setattr(held, name, value)
    held.code = held.code or free_slug(Template, held.title, 40, field="code")
    held.retired_on = _retired_on(held, retired)
    held.changed_by, held.changed_at = by, timezone.now()
    held.save()
    held.usual_steps.all().delete()
    TemplateStep.objects.bulk_create(
        TemplateStep(template=held, place=place, name=name)
        for place, name in enumerate(steps, start=1)
    )
    record_fact("map_template_written", subject=held, actor=by, retired=retired)
    return held


def _retired_on(template: Template, retired: bool) -> dt.date | None:
    return (template.retired_on or timezone.localdate()) if retired else None
