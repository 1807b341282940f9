"""A send-out from being asked for to all gone: when each message goes, and in what words."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message, Purpose
from participation.people.customers.models import Channel, Customer
from participation.programme.events.services import change_event
from participation.reach.sendouts import releasing, stats
from participation.reach.sendouts.inviting import Invitation, open_invitations
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.services import (
    approve,
    ask_for,
    prepare,
    retry_failed,
    write_version,
)
from participation.reach.sendouts.tasks import let_go, plan, sweep
from participation.reach.sendouts.words import Wording
from tests.factories.activities import make_event
from tests.factories.groups import make_group
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_user
from tests.factories.sendouts import ENGLISH, make_agreeing, make_send_out, make_template
from tests.sendouts.meanwhile import an_hour_later, sent_to

pytestmark = pytest.mark.django_db

State = SendOut.State
DAY = dt.timedelta(days=1)


def test_nothing_goes_before_its_time(go, morag):
    make_agreeing(email="amina@example.org")
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    with go():
        ask_for(send_out=send_out, by=morag)
    assert mail.outbox == []

    SendOut.objects.update(starts_at=timezone.now())
    with go():
        sweep()

    assert sent_to() == ["amina@example.org"]


def test_who_says_no_after_planning_is_held_with_the_rule_when_its_turn_comes(go, morag):
    amina = make_agreeing(email="amina@example.org")
    gone = make_agreeing("Gone")
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    with go():
        ask_for(send_out=send_out, by=morag)
    record_consent(customer=amina, channel=Channel.EMAIL, given=False, wording="No", source="me")
    Customer.objects.filter(pk=gone.pk).update(ended_on=timezone.localdate())

    SendOut.objects.update(starts_at=timezone.now())
    with go():
        let_go()

    assert mail.outbox == []
    assert dict(send_out.messages().values_list("customer__name", "held_by_rule")) == {
        "Amina Hussain": "opted_out",
        "Gone": "not_a_customer",
    }


def test_whoever_others_ask_after_the_planning_is_left_alone_when_the_turn_comes(go, morag):
    amina = make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + 40 * DAY)
    with go():
        ask_for(send_out=send_out, by=morag)
    make_message(amina, purpose=Purpose.INVITATION, state="sent", sent_at=timezone.now())

    SendOut.objects.update(starts_at=timezone.now())
    with go():
        let_go()

    assert mail.outbox == []
    assert stats.standing(send_out).held == {"cooldown": 1}


def test_a_changed_address_is_used(go, morag):
    amina = make_agreeing(email="old@example.org")
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    with go():
        ask_for(send_out=send_out, by=morag)
    amina.email = "new@example.org"
    amina.save()

    SendOut.objects.update(starts_at=timezone.now())
    with go():
        let_go()

    assert sent_to() == ["new@example.org"]


def test_no_more_go_in_a_minute_than_the_provider_takes(settings, go, morag):
    settings.SEND_OUT_PER_MINUTE = 2
    for _ in range(5):
        make_agreeing()
    send_out = make_send_out()
    with go():
        ask_for(send_out=send_out, by=morag)
    assert len(mail.outbox) == 2

    with go():
        let_go()
    assert len(mail.outbox) == 2

    for expected in (4, 5):
        SendOut.objects.update(released_at=timezone.now() - dt.timedelta(minutes=5))
        with go():
            let_go()
        assert len(mail.outbox) == expected
    send_out.refresh_from_db()
    assert send_out.state == State.DONE


def test_above_the_setting_another_manager_has_to_approve(settings, go):
    settings.SEND_OUT_APPROVAL_ABOVE = 1
    ewan, ishbel, morag = make_user(Role.MANAGER), make_user(Role.MANAGER), make_user(Role.STAFF)
    for _ in range(2):
        make_agreeing()
    send_out = make_send_out()

    with go():
        ask_for(send_out=send_out, by=ewan)
        with pytest.raises(Refused, match="another manager"):
            approve(send_out=send_out, by=ewan)
        with pytest.raises(Refused, match="A manager"):
            approve(send_out=send_out, by=morag)
    assert mail.outbox == []

    with go():
        approve(send_out=send_out, by=ishbel)
    assert len(mail.outbox) == 2
    assert Fact.objects.about(send_out).filter(what="send_out_approved", actor=ishbel).exists()


def test_what_has_become_for_some_groups_alone_is_not_approved(settings, morag):
    settings.SEND_OUT_APPROVAL_ABOVE = 1
    event, ewan = make_event(), make_user(Role.MANAGER)
    for _ in range(2):
        make_agreeing()
    when = open_invitations()[event.source].when
    send_out = make_send_out(invites_to=event.source, values={"title": event.title, "when": when})
    ask_for(send_out=send_out, by=morag)
    change_event(event=event, by=morag, only_for=[make_group()])

    with pytest.raises(Refused, match="is only for those who sit on some groups"):
        approve(send_out=send_out, by=ewan)

    send_out.refresh_from_db()
    assert send_out.state == State.TO_APPROVE


def test_what_was_asked_for_keeps_its_words_and_its_people(go, morag):
    make_agreeing(email="amina@example.org")
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    ask_for(send_out=send_out, by=morag)
    write_version(
        template=send_out.template, words=Wording("en", "standard", "Other", "Other"), by=morag
    )
    send_out.segment.criteria = {"tenures": ["tenant"]}
    send_out.segment.save()

    plan(send_out.pk)
    SendOut.objects.update(starts_at=timezone.now())
    with go():
        let_go()

    assert [email.subject for email in mail.outbox] == ["A walk for Amina Hussain"]


def test_a_notice_overtakes_an_invitation_that_has_begun(settings, go, morag):
    settings.SEND_OUT_PER_MINUTE = 1
    make_customer("Never asked", email="a.notice@example.org")
    for _ in range(3):
        make_agreeing()
    invitation = make_send_out()
    with go():
        ask_for(send_out=invitation, by=morag)
    notice = make_send_out(template=make_template(purpose=Purpose.STATUTORY))
    with go():
        ask_for(send_out=notice, by=morag)

    an_hour_later()
    mail.outbox.clear()
    with go():
        let_go()

    assert sent_to() == ["a.notice@example.org"]


def test_what_could_not_be_sent_is_tried_again_together_and_judged_anew(settings, go, morag):
    make_agreeing("Amina", email="amina@example.org")
    jean = make_agreeing("Jean", email="jean@example.org")
    send_out = make_send_out()
    with go():
        ask_for(send_out=send_out, by=morag)
    mail.outbox.clear()
    send_out.messages().update(state=Message.State.FAILED, sent_at=None)
    record_consent(customer=jean, channel=Channel.EMAIL, given=False, wording="No", source="me")
    SendOut.objects.update(released_at=timezone.now() - dt.timedelta(minutes=5))

    with go():
        assert retry_failed(send_out=send_out, by=morag) == 2
        assert retry_failed(send_out=send_out, by=morag) == 0

    assert sent_to() == ["amina@example.org"]
    send_out.refresh_from_db()
    assert send_out.state == State.DONE


def test_a_template_that_speaks_of_an_invitation_needs_one(morag):
    words = Wording("en", "standard", "Come to {title}", "On {when}: {link}")
    fields = {
        "name": "Walk",
        "segment": make_send_out().segment,
        "template": make_template(words),
        "team": "repairs",
        "starts_at": timezone.now(),
        "by": morag,
    }
    with pytest.raises(Refused, match=r"says \{link"):
        prepare(invitation=None, **fields)
    panel = Invitation("involvement.opportunity:1", "Panel", "/get-involved/panel/")
    with pytest.raises(Refused, match=r"says \{when"):
        prepare(invitation=panel, **fields)

    walk = Invitation("activities.activity:1", "Walk", "/events/walk/", timezone.now())
    assert prepare(invitation=walk, **fields).values["link"].endswith("/events/walk/")


def test_costs_are_counted_in_parts_of_texts_and_in_letters(settings):
    settings.SMS_PRICE, settings.LETTER_PRICE = "0.04", "0.95"
    make_agreeing("By text", Channel.SMS, phone="+447700900123")
    make_agreeing("By letter", Channel.POST, address="3 Mill Lane")
    long = Wording("en", "standard", "Walk", "Come to our walk.", sms="x" * 300)
    send_out = make_send_out(template=make_template(long))

    cost = stats.cost(send_out, stats.forecast(send_out))

    assert (str(cost.sms), str(cost.post), str(cost.total)) == ("0.12", "0.95", "1.07")


def test_two_send_outs_share_the_room_of_one_minute(settings, go, morag):
    settings.SEND_OUT_PER_MINUTE = 3
    for _ in range(3):
        make_agreeing()
    first, second = make_send_out(), make_send_out(override_reason="Again.")
    ask_for(send_out=first, by=morag)
    ask_for(send_out=second, by=morag)
    plan(first.pk)
    plan(second.pk)

    with go():
        assert releasing.let_go() == 0  # the first one's planning has let all of the minute go


def test_the_words_of_a_template_reach_each_person_in_their_own_language(go, morag):
    make_agreeing("Kasia", language="pl", email="kasia@example.org")
    template = make_template(ENGLISH)
    write_version(
        template=template, words=Wording("pl", "standard", "Spacer", "Zapraszamy."), by=morag
    )
    with go():
        ask_for(send_out=make_send_out(template=template), by=morag)

    (email,) = mail.outbox
    assert email.subject == "Spacer"
    assert '<html lang="pl" dir="ltr">' in email.alternatives[0][0]
