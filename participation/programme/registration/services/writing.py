"""Each step of an application, and the letter about it: one text, which is kept, sent and laid out as PDF."""

import datetime as dt
from typing import Any

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Purpose
from participation.messages.contact.services import rendered, send
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership

from ..appealing_words import right_of_appeal
from ..models import Posting, Registration, Status, Step

#: Whoever holds one of these is written to for the group.
OFFICES = (
    Membership.Role.CHAIR,
    Membership.Role.VICE_CHAIR,
    Membership.Role.SECRETARY,
    Membership.Role.TREASURER,
)


def written_to(group: Group) -> list[Customer]:
    """Those who are written to for it, by their office."""
    sitting = group.memberships.sitting().of_customers().filter(role__in=OFFICES)
    seats = sitting.select_related("customer").by_office()
    return [seat.customer for seat in seats if seat.customer is not None]


def take_step(
    registration: Registration,
    status: Status,
    what: str,
    *,
    by: User,
    words: str = "",
    on: dt.date | None = None,
    letter: str = "",
    **context: Any,
) -> Step:
    """Put the step on record and write to the group, to each office bearer by the way they chose.

    To be called with the registration held. ``letter`` names a text of ``registration/letters``; its words stay with
    the step as they were sent. Nobody to write to: somebody posts the letter (``Step.is_to_post``).
    """
    registration.status = status
    registration.save()
    given = {
        "registration": registration,
        "group": registration.group,
        "words": words,
        "on": on,
        "right_of_appeal": right_of_appeal(),
        **context,
    }
    template = f"registration/letters/{letter}"
    subject, text = rendered(template, given) if letter else ("", "")
    people = written_to(registration.group) if letter else []
    step = Step.objects.create(
        registration=registration,
        status=status,
        what=what,
        words=words,
        on=on,
        by=by,
        subject=subject,
        letter=text,
        told=len(people),
    )
    for customer in people:
        send(
            customer,
            template,
            purpose=Purpose.STATUTORY,
            about=registration.source,
            dedupe_key=f"registration.step:{step.pk}:{customer.pk}",
            context=given,
        )
    record_fact(
        "registration_step",
        subject=registration,
        actor=by,
        status=str(status),
        step=what,
        told=step.told,
    )
    return step


@transaction.atomic
def note_posted(*, step: Step, by: User) -> None:
    """Somebody put the letter into the post. Noting it again changes nothing."""
    locked(step.registration)
    if not step.is_to_post:
        raise Refused("The office bearers have it already, by the way they chose.")
    _, new = Posting.objects.get_or_create(step=step, defaults={"by": by})
    if new:
        record_fact("registration_letter_posted", subject=step.registration, actor=by, step=step.pk)
