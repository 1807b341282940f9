"""Several hands on one send-out at the same moment."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.reach.sendouts import planning, releasing
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.services import call_off
from participation.records.erasing.services import erase_person
from tests.factories.people import make_user
from tests.factories.sendouts import make_agreeing, make_send_out

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, WORKERS = 12, 4
State = Message.State


def at_once(*acts: Callable[[], object]) -> None:
    ready = Barrier(len(acts))

    def begin(act) -> None:
        try:
            ready.wait(timeout=60)
            act()
        finally:
            connection.close()

    threads = [Thread(target=begin, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.fixture
def send_out():
    """Planned, and its time has come."""
    for n in range(PEOPLE):
        make_agreeing(f"Person {n}")
    send_out = make_send_out()
    SendOut.objects.update(state=SendOut.State.PLANNED, starts_at=timezone.now())
    planning.insert(send_out, send_out.people())
    return send_out


def test_workers_at_once_send_to_everybody_once(send_out):
    at_once(*[releasing.let_go] * WORKERS)

    assert len(mail.outbox) == PEOPLE
    assert len({email.to[0] for email in mail.outbox}) == PEOPLE


def test_workers_at_once_share_what_the_provider_takes_in_a_minute(settings, send_out):
    settings.SEND_OUT_PER_MINUTE = 5

    at_once(*[releasing.let_go] * WORKERS)

    assert len(mail.outbox) == 5
    assert send_out.messages().filter(state=State.PLANNED).count() == PEOPLE - 5


def test_what_is_called_off_while_a_batch_goes_has_either_left_or_is_held(settings, send_out):
    settings.SEND_OUT_PER_MINUTE = 5
    manager = make_user(Role.MANAGER)

    at_once(*[releasing.let_go] * 2, lambda: call_off(send_out=send_out, by=manager))

    sent = send_out.messages().filter(state=State.SENT).count()
    held = send_out.messages().filter(state=State.HELD, held_by_rule="called_off").count()
    assert sent + held == PEOPLE
    assert len(mail.outbox) == sent <= 5
    send_out.refresh_from_db()
    assert send_out.state == SendOut.State.CALLED_OFF


def test_nobody_who_is_erased_while_a_batch_goes_is_left_in_it(send_out):
    people = [message.customer for message in send_out.messages().order_by("-pk")[:3]]
    manager = make_user(Role.MANAGER)

    def erase() -> None:
        for person in people:
            erase_person(customer=person, by=manager, why="They asked.")

    at_once(*[releasing.let_go] * 2, erase)

    theirs = send_out.messages().filter(customer__in=people)
    assert set(theirs.values_list("state", flat=True)) <= {State.SENT, State.HELD}
    assert set(theirs.values_list("text", "address")) == {("", "")}
    send_out.refresh_from_db()
    assert send_out.state == SendOut.State.DONE
    assert not send_out.messages().filter(state=State.PLANNED).exists()
