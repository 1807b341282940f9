"""A send-out that is paused, called off, or invites to what is over."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.joining.involvement.services import close_opportunity
from participation.messages.contact.following_up import send_by_other_channel
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.tasks import deliver_due_messages
from participation.messages.letters.services import ask_for_batch
from participation.people.customers.models import Channel
from participation.programme.events.models import Event
from participation.programme.events.services import call_off_event, change_event
from participation.reach.sendouts import stats
from participation.reach.sendouts.inviting import open_invitations
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.services import (
    approve,
    ask_for,
    call_off,
    pause,
    resume,
)
from participation.reach.sendouts.tasks import let_go
from participation.reach.sendouts.worklist import send_outs_waiting
from tests.factories.activities import make_event, make_opportunity
from tests.factories.groups import make_group
from tests.factories.people import make_customer, make_user
from tests.factories.sendouts import make_agreeing, make_send_out, make_template
from tests.sendouts.meanwhile import an_hour_later

pytestmark = pytest.mark.django_db

State = SendOut.State
DAY = dt.timedelta(days=1)


def test_paused_nothing_goes_and_resumed_the_rest_does(settings, go, morag):
    settings.SEND_OUT_PER_MINUTE = 1
    for _ in range(2):
        make_agreeing()
    send_out = make_send_out()
    with go():
        ask_for(send_out=send_out, by=morag)
    pause(send_out=send_out, by=morag)
    settings.SEND_OUT_PER_MINUTE = 100
    SendOut.objects.update(released_at=timezone.now() - dt.timedelta(minutes=5))

    with go():
        let_go()
    assert len(mail.outbox) == 1

    with go():
        resume(send_out=send_out, by=morag)
    assert len(mail.outbox) == 2


def test_called_off_the_rest_are_held_and_may_be_asked_by_others(go, morag):
    amina = make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    with go():
        ask_for(send_out=send_out, by=morag)

    call_off(send_out=send_out, by=morag)
    call_off(send_out=send_out, by=morag)

    assert stats.standing(send_out).held == {"called_off": 1}
    assert Fact.objects.about(send_out).filter(what="send_out_called_off").count() == 1
    other = make_send_out()
    assert stats.forecast(other).people == 1
    assert amina.messages.count() == 1


@pytest.fixture
def waiting_for_another_try(go, morag):
    """A send-out of which all has been let go, and nothing has left: the provider is down."""
    for _ in range(2):
        make_agreeing()
    send_out = make_send_out()
    with go():
        ask_for(send_out=send_out, by=morag)
    mail.outbox.clear()
    later = timezone.now() + dt.timedelta(minutes=30)
    send_out.messages().update(state=Message.State.QUEUED, due_at=later, sent_at=None)
    return send_out


def test_what_waits_for_another_try_can_still_be_called_off(client, morag, waiting_for_another_try):
    send_out = waiting_for_another_try
    client.force_login(morag)
    assert "Call it off" in client.get(send_out.get_absolute_url()).content.decode()

    call_off(send_out=send_out, by=morag)
    an_hour_later()
    deliver_due_messages()

    assert mail.outbox == []
    assert stats.standing(send_out).held == {"called_off": 2}
    assert "Call it off" not in client.get(send_out.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (State.DRAFT, True),
        (State.TO_APPROVE, True),
        (State.PLANNING, False),  # "Wait a moment."
        (State.PAUSED, True),  # also where everybody was left out, for nothing else ends it
        (State.DONE, False),
        (State.CALLED_OFF, False),
    ],
)
def test_calling_off_is_offered_where_it_can_be_done(client, morag, state, offered):
    send_out = make_send_out()
    SendOut.objects.update(state=state, criteria={}, words=[], finished_at=timezone.now())
    client.force_login(morag)

    page = client.get(send_out.get_absolute_url()).content.decode()

    assert ("Call it off" in page) == offered


def test_what_waits_for_another_try_stops_when_paused_and_goes_on_afterwards(
    go, morag, waiting_for_another_try
):
    send_out = waiting_for_another_try
    SendOut.objects.update(state=State.PLANNED, finished_at=None)

    pause(send_out=send_out, by=morag)
    an_hour_later()
    deliver_due_messages()
    assert mail.outbox == []

    with go():
        resume(send_out=send_out, by=morag)
    assert len(mail.outbox) == 2


def test_pausing_leaves_alone_what_staff_send_another_way(settings, go, morag):
    settings.SMS_GATEWAY = "participation.messages.contact.texts.gateways.LocmemGateway"
    make_agreeing("Amina", Channel.EMAIL, Channel.SMS, phone="+447700900112")
    send_out = make_send_out()
    with go():
        ask_for(send_out=send_out, by=morag)
    send_out.messages().update(state=Message.State.FAILED, sent_at=None)
    SendOut.objects.update(state=State.PLANNED, finished_at=None)
    text = send_by_other_channel(message=send_out.messages().get(), channel=Channel.SMS, by=morag)

    pause(send_out=send_out, by=morag)
    deliver_due_messages()

    text.refresh_from_db()
    assert (text.channel, text.state) == (Channel.SMS, Message.State.SENT)


def test_calling_off_takes_back_the_letters_and_calls_that_nobody_has_made(client, go, morag):
    printed = make_customer("Printed", address="3 Mill Lane", postcode="GM1 1AB")
    rung = make_customer("To ring", phone="+441414960112")
    send_out = make_send_out(template=make_template(purpose=Purpose.SERVICE))
    with go():
        ask_for(send_out=send_out, by=morag)
    with go():
        batch = ask_for_batch(by=morag)

    call_off(send_out=send_out, by=morag)

    for customer in (printed, rung):
        assert customer.messages.get().held_by_rule == "called_off"
    client.force_login(morag)
    assert "Take this one out" in client.get(batch.get_absolute_url()).content.decode()


@pytest.fixture
def walk_tomorrow(settings, go, morag):
    """An event, and a send-out that invites to it of which one message has left."""
    settings.SEND_OUT_PER_MINUTE = 1
    event = make_event(title="The walk", starts_at=timezone.now() + DAY)
    for _ in range(2):
        make_agreeing()
    invitation = open_invitations()[event.source]
    send_out = make_send_out(invites_to=event.source, values={"when": invitation.when})
    with go():
        ask_for(send_out=send_out, by=morag)
    return event


def test_nobody_else_is_invited_to_an_event_that_was_called_off(client, go, morag, walk_tomorrow):
    assert len(mail.outbox) == 1

    call_off_event(event=walk_tomorrow, why="Ice on the path", by=morag)
    mail.outbox.clear()
    an_hour_later()
    with go():
        let_go()

    send_out = SendOut.objects.get()
    assert (send_out.state, mail.outbox) == (State.PAUSED, [])
    client.force_login(morag)
    assert "over, closed or called off" in client.get(send_out.get_absolute_url()).content.decode()
    assert [task.what for task in send_outs_waiting(morag)] == [
        "See why it stopped: Invitation to the walk"
    ]
    with pytest.raises(Refused, match="called off"):
        resume(send_out=send_out, by=morag)


def test_nobody_is_invited_to_a_day_that_is_no_longer_true(go, walk_tomorrow):
    later = {name: getattr(walk_tomorrow, name) + DAY for name in ("starts_at", "ends_at")}
    Event.objects.update(**later)
    mail.outbox.clear()

    an_hour_later()
    with go():
        let_go()

    assert (SendOut.objects.get().step, mail.outbox) == (
        "What it invites to is at another time now",
        [],
    )


def test_nobody_else_is_invited_to_what_has_become_for_some_groups_alone(go, morag, walk_tomorrow):
    change_event(event=walk_tomorrow, by=morag, only_for=[make_group()])
    mail.outbox.clear()

    an_hour_later()
    with go():
        let_go()

    send_out = SendOut.objects.get()
    assert (send_out.step, mail.outbox) == (
        "What it invites to is only for those who sit on some groups now",
        [],
    )
    with pytest.raises(Refused, match="only for those who sit on some groups now"):
        resume(send_out=send_out, by=morag)


def test_what_is_over_is_neither_asked_for_nor_approved(settings, morag):
    settings.SEND_OUT_APPROVAL_ABOVE = 0
    make_agreeing()
    panel = make_opportunity()
    send_out = make_send_out(invites_to=f"involvement.opportunity:{panel.pk}")
    ask_for(send_out=send_out, by=morag)
    other = make_send_out(invites_to=send_out.invites_to)
    close_opportunity(opportunity=panel, by=morag)

    with pytest.raises(Refused, match="closed"):
        ask_for(send_out=other, by=morag)
    with pytest.raises(Refused, match="closed"):
        approve(send_out=send_out, by=make_user(Role.MANAGER))


def test_what_is_all_gone_cannot_be_called_off(go, morag):
    make_agreeing()
    send_out = make_send_out()
    with go():
        ask_for(send_out=send_out, by=morag)

    with pytest.raises(Refused, match="all gone"):
        call_off(send_out=send_out, by=morag)
