"""Holding up what goes out, letting it go on, calling it off, and trying again what did not arrive."""

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Message, MessageQuerySet

from ..models import SendOut
from ..releasing import stop
from ..tasks import let_go
from .preparing import refuse_out_of_date

State = SendOut.State


@transaction.atomic
def pause(*, send_out: SendOut, by: User) -> SendOut:
    """Stop letting messages go, and take back those that wait their turn or another try.

    What has left, or is with the mail server or with people, is not called back.
    """
    send_out = locked(send_out)
    if send_out.state == State.PLANNED:
        stop(send_out)
        record_fact("send_out_paused", subject=send_out, actor=by)
    elif send_out.state != State.PAUSED:
        raise Refused("Only what is planned can be paused.")
    return send_out


@transaction.atomic
def resume(*, send_out: SendOut, by: User) -> SendOut:
    send_out = locked(send_out)
    if send_out.state == State.PAUSED:
        refuse_out_of_date(send_out)
        send_out.step = ""
        _move(send_out, State.PLANNED, by, "send_out_resumed")
        transaction.on_commit(let_go.delay, robust=True)
    elif send_out.state != State.PLANNED:
        raise Refused("Only what is paused can go on.")
    return send_out


@transaction.atomic
def call_off(*, send_out: SendOut, by: User, why: str = "") -> SendOut:
    """Whoever has not been written to will not be; what has gone stays gone."""
    send_out = locked(send_out)
    if send_out.state == State.CALLED_OFF:
        return send_out
    if send_out.state == State.PLANNING:
        raise Refused("Wait a moment.")
    held = not_gone(send_out).update(state=Message.State.HELD, held_by_rule="called_off")
    if send_out.state == State.DONE and not held:
        raise Refused("It is all gone.")
    _move(send_out, State.CALLED_OFF, by, "send_out_called_off", why=why)
    return send_out


def can_be_called_off(send_out: SendOut) -> bool:
    """Not while a worker writes its messages; of what is all let go, what can still be called back."""
    if send_out.state in (State.PLANNING, State.CALLED_OFF):
        return False
    return send_out.state != State.DONE or not_gone(send_out).exists()


def not_gone(send_out: SendOut) -> MessageQuerySet:
    """What can still be called back: it waits for its turn, for another try or for somebody to do it.

    Also a letter that is printed and not posted: the page of its batch says to take it out.
    """
    waits = [Message.State.PLANNED, Message.State.QUEUED, Message.State.TO_DO]
    return send_out.messages().filter(state__in=waits)


@transaction.atomic
def retry_failed(*, send_out: SendOut, by: User) -> int:
    """Let what could not be sent go again, judged anew and at the usual pace. How many that are."""
    send_out = locked(send_out)
    if send_out.state not in (State.PLANNED, State.PAUSED, State.DONE):
        raise Refused("There is nothing to try again.")
    failed = send_out.messages().filter(state=Message.State.FAILED, followed_up_by=None)
    again = Message.objects.filter(pk__in=failed.values("pk"))
    number = again.update(state=Message.State.PLANNED, attempts=0, error="")
    if number:
        if send_out.state == State.DONE:
            send_out.state, send_out.finished_at = State.PLANNED, None
            send_out.save(update_fields=["state", "finished_at"])
        record_fact("send_out_retried", subject=send_out, actor=by, messages=number)
        transaction.on_commit(let_go.delay, robust=True)
    return number


def _move(send_out: SendOut, state: str, by: User, fact: str, why: str = "") -> None:
    send_out.state = state
    send_out.save(update_fields=["state", "step"])
    record_fact(fact, subject=send_out, actor=by, why=why)
