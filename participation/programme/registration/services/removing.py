"""Taking a group off the register: notice, what it has to say, the decision (SSI 2002/416, art. 6)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.refused import Refused
from base.core.rows import locked

from ..house_rules import REMOVAL_NOTICE_DAYS
from ..models import Criterion, Registration, Removal, Status
from .days import refuse_far_off
from .writing import take_step


@transaction.atomic
def ask_to_be_removed(*, registration: Registration, because: str, by: User) -> Registration:
    """By the group itself, in writing (art. 6(2)). We give notice all the same."""
    registration = _on_register(registration)
    if registration.asked_off_on is None:
        registration.asked_off_on, registration.asked_off_because = timezone.localdate(), because
        status = Status(registration.status)
        take_step(registration, status, "The group asks to be taken off", by=by, words=because)
    return registration


@transaction.atomic
def give_notice(
    *,
    registration: Registration,
    ground: Criterion,
    reasons: str,
    proposed_from: dt.date,
    by: User,
) -> Removal:
    """In writing, with the proposed reasons and the proposed date. Nothing is decided yet."""
    registration = _on_register(registration)
    if registration.status in (Status.NOTIFIED, Status.LODGED):
        raise Refused("A notice or an appeal is open already.")
    today = timezone.localdate()
    answer_by = today + dt.timedelta(days=REMOVAL_NOTICE_DAYS.value)
    if proposed_from <= answer_by:
        raise Refused(
            f"The group has until {answer_by.day} {answer_by:%B %Y} to answer. Choose a later day."
        )
    refuse_far_off(proposed_from, today)
    removal = Removal.objects.create(
        registration=registration,
        ground=ground,
        on_request=registration.asked_off_on is not None,
        reasons=reasons,
        proposed_from=proposed_from,
        answer_by=answer_by,
        notified_on=today,
        notified_by=by,
    )
    take_step(
        registration,
        Status.NOTIFIED,
        "Notice of removal",
        by=by,
        words=reasons,
        on=proposed_from,
        letter="notice",
        removal=removal,
    )
    return removal


@transaction.atomic
def hear(*, removal: Removal, heard: str, heard_on: dt.date, by: User) -> Removal:
    """What the group said, at a meeting or in writing."""
    registration = locked(removal.registration)
    removal = locked(removal)
    if removal.removed is not None:
        raise Refused("It is decided already.")
    if not removal.notified_on <= heard_on <= timezone.localdate():
        raise Refused("They were heard after the notice, and not in the future.")
    removal.heard, removal.heard_on, removal.heard_by = heard, heard_on, by
    removal.save()
    take_step(registration, Status.NOTIFIED, "The group was heard", by=by, words=heard, on=heard_on)
    return removal


@transaction.atomic
def decide_removal(
    *, removal: Removal, removed: bool, reasons: str, effective_from: dt.date | None, by: User
) -> Registration:
    """To remove it or not. Either way the group hears why, and of its right to appeal (art. 6(3))."""
    registration = locked(removal.registration)
    removal = locked(removal)
    if removal.removed is not None:
        raise Refused("It is decided already.")
    if not removal.was_heard:
        raise Refused(
            "The group has not been heard yet. Write down what it said, or wait until "
            f"{removal.answer_by.day} {removal.answer_by:%B %Y} is over."
        )
    today = timezone.localdate()
    if removed:
        if effective_from is None or effective_from < removal.proposed_from:
            raise Refused("It is removed from the day that the notice gave, or from a later one.")
        if effective_from < today:
            raise Refused("Nobody is removed from a day that is over. Choose today or a later day.")
        refuse_far_off(effective_from, today)
    # It may have asked after the notice went out, and appeal all the same if it has to stay.
    removal.on_request = removal.on_request or registration.asked_off_on is not None
    removal.removed, removal.decided_because = removed, reasons
    removal.decided_on, removal.decided_by = today, by
    removal.save()
    registration.asked_off_on, registration.asked_off_because = None, ""
    registration.removed_from = effective_from if removed else None
    take_step(
        registration,
        Status.REMOVED if removed else Status.REGISTERED,
        "Removed" if removed else "Not removed",
        by=by,
        words=reasons,
        on=effective_from if removed else today,
        letter="removed" if removed else "not_removed",
    )
    return registration


def _on_register(registration: Registration) -> Registration:
    registration = locked(registration)
    if not registration.is_on_register or registration.removed_from is not None:
        raise Refused("This group is not on the register.")
    return registration
