"""What is done with an action, from the day it is made until somebody else confirms that it is done."""

import datetime as dt
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Membership

from ..activities.models import Outcome
from ..activities.services import answer_outcome, raise_outcome
from .models import Action, Note, Proof
from .signals import action_moved
from .sources import Source, Sourced

What = Note.What


@transaction.atomic
def make_action(
    *,
    what: str,
    service: str,
    owner: User,
    due_on: dt.date,
    by: User,
    confirmer: User | None = None,
    details: str = "",
    of: tuple[Source, Sourced] | None = None,
) -> Action:
    """Take something on. Where what it was made of names a group, only its members confirm it."""
    action = Action(
        what=what,
        details=details,
        service=service,
        owner=owner,
        first_due_on=due_on,
        due_on=due_on,
        confirmer=confirmer,
        created_by=by,
    )
    if of is not None:
        source, row = of
        action.source_code, action.source_id = source.code, row.pk
        action.came_from = str(row)[:200]
        action.activity = source.activity(row)
        if group := source.confirmed_by(row):
            action.confirming_group, action.confirmer = group, None
    _refuse_confirming_oneself(action)
    action.save()
    record_fact("action_made", subject=action, actor=by, action=what, due_on=str(due_on))
    return action


@transaction.atomic
def change_action(*, action: Action, by: User, **fields: Any) -> Action:
    """Put right what it says, or give it to somebody else. Its day is another matter."""
    action = locked(action)
    if not action.is_open:
        raise Refused("This is done or called off. What it says stays as it was.")
    owner = action.owner_id
    for name, value in fields.items():
        setattr(action, name, value)
    _refuse_confirming_oneself(action)
    action.save()
    if action.owner_id != owner:
        record_fact("action_given_on", subject=action, actor=by, owner=action.owner_id)
    return action


@transaction.atomic
def give_more_time(*, action: Action, due_on: dt.date, why: str, by: User) -> Action:
    """Another day, with the reason. The first one stays on record."""
    action = locked(action)
    if not action.is_open:
        raise Refused("This is done or called off. It needs no more time.")
    if due_on == action.due_on:
        return action
    before, action.due_on = action.due_on, due_on
    action.save()
    _note(action, What.EXTENDED, why, by, due_before=before)
    record_fact(
        "action_given_time",
        subject=action,
        actor=by,
        why=why,
        before=str(before),
        after=str(due_on),
    )
    return action


@transaction.atomic
def write_note(*, action: Action, words: str, by: User, on: dt.date | None = None) -> Note:
    return _note(action, What.NOTE, words, by, on=on)


@transaction.atomic
def add_proof(
    *, action: Action, title: str, by: User, file: File | None = None, link: str = ""
) -> Proof:
    """How anybody can see that it was done."""
    proof = Proof(action=action, title=title, link=link, by=by)
    if file is not None:
        proof.file, proof.size = file, file.size or 0
    proof.save()
    record_fact("action_proof_added", subject=action, actor=by, title=title)
    return proof


@transaction.atomic
def say_done(*, action: Action, words: str, by: User, on: dt.date | None = None) -> Action:
    """Whoever did it says so; somebody else confirms it. Said twice, it is said once."""
    action = locked(action)
    if action.done_on:
        return action
    if action.called_off_on:
        raise Refused("This was called off.")
    if action.confirmer_id == by.pk:
        raise Refused("You are to confirm this one, so somebody else has to say that it is done.")
    on = on or timezone.localdate()
    if on > timezone.localdate():
        raise Refused("Say that it is done once it is: that day is still to come.")
    action.done_on, action.done_by = on, by
    action.save()
    _note(action, What.DONE, words, by, on=on)
    record_fact("action_said_done", subject=action, actor=by)
    return action


@transaction.atomic
def send_back(*, action: Action, why: str, by: User) -> Action:
    """It is not done yet, says whoever confirms."""
    action = locked(action)
    _refuse_whoever_does_not_confirm(action, by)
    if not action.waits_for_confirming:
        raise Refused("Nobody has said that this is done.")
    action.done_on = action.done_by = None
    action.save()
    _note(action, What.SENT_BACK, why, by)
    record_fact("action_sent_back", subject=action, actor=by, why=why)
    return action


@transaction.atomic
def confirm(*, action: Action, by: User, words: str = "") -> Action:
    """It is done. Customers who were told of it as an outcome hear that. Confirmed twice, nothing happens."""
    action = locked(action)
    if action.confirmed_on:
        return action
    _refuse_whoever_does_not_confirm(action, by)
    if not action.waits_for_confirming:
        raise Refused("Nobody has said that this is done.")
    action.confirmed_on, action.confirmed_by = timezone.localdate(), by
    action.save()
    _note(action, What.CONFIRMED, words or "It is done.", by)
    record_fact("action_confirmed", subject=action, actor=by)
    if action.outcome is not None:
        proofs = action.proofs.exclude(link="").values_list("link", flat=True)
        answer_outcome(
            outcome=action.outcome,
            by=by,
            state=Outcome.State.DONE,
            done_on=action.done_on,
            proof=action.outcome.proof or ", ".join(proofs),
        )
    return action


@transaction.atomic
def call_off(*, action: Action, why: str, by: User) -> Action:
    """It will not be done, and why. Customers who were told of it hear that as plainly as a yes."""
    action = locked(action)
    if action.called_off_on:
        return action
    if action.confirmed_on:
        raise Refused("This is done and confirmed.")
    action.called_off_on = timezone.localdate()
    action.save()
    _note(action, What.CALLED_OFF, why, by)
    record_fact("action_called_off", subject=action, actor=by, why=why)
    if action.outcome is not None:
        answer_outcome(outcome=action.outcome, by=by, state=Outcome.State.NOT_POSSIBLE, answer=why)
    return action


@transaction.atomic
def tell_customers(
    *, action: Action, said: str, answer: str, said_on: dt.date, by: User
) -> Outcome:
    """What customers said and what we do about it, as an outcome that everybody reads.

    Whoever took part in what the action was made of, and asked to hear, is told now and whenever it
    moves. Told twice, it is the same outcome.
    """
    action = locked(action)
    if action.outcome is not None:
        return action.outcome
    if action.called_off_on:
        raise Refused("This was called off.")
    state = Outcome.State.DONE if action.confirmed_on else Outcome.State.DOING
    action.outcome = raise_outcome(
        by=by,
        said=said,
        said_on=said_on,
        answer=answer,
        state=state,
        done_on=action.done_on if action.confirmed_on else None,
        service=action.service,
        activity=action.activity,
        owner=action.owner,
        due_on=action.due_on,
    )
    action.save()
    _note(action, What.TOLD, answer, by)
    record_fact("action_told", subject=action, actor=by, outcome=action.outcome_id)
    return action.outcome


def may_confirm(action: Action, user: User) -> bool:
    """A member of the group that confirms, as long as they sit on it and do more than look on; or the colleague who
    is named."""
    if action.done_by_id == user.pk:
        return False
    if action.confirming_group_id is None:
        return action.confirmer_id == user.pk
    seats = Membership.objects.sitting().counted().filter(group=action.confirming_group_id)
    return seats.filter(customer__user=user.pk).exists()


def _refuse_whoever_does_not_confirm(action: Action, by: User) -> None:
    if action.done_by_id == by.pk:
        raise Refused("You said that this is done, so somebody else has to confirm it.")
    if not may_confirm(action, by):
        raise Refused(f"This is for {action.who_confirms} to confirm.")


def _refuse_confirming_oneself(action: Action) -> None:
    if action.confirming_group_id is None and action.confirmer_id is None:
        raise Refused("Say who confirms that it is done.")
    if action.confirmer_id == action.owner_id:
        raise Refused("Somebody else has to confirm it than the person who does it.")


def _note(
    action: Action,
    what: Note.What,
    words: str,
    by: User,
    *,
    on: dt.date | None = None,
    due_before: dt.date | None = None,
) -> Note:
    note = Note.objects.create(
        action=action,
        what=what,
        words=words,
        by=by,
        on=on or timezone.localdate(),
        due_before=due_before,
    )
    action_moved.send(sender=Note, note=note)
    return note
