"""A send-out from preparing to all gone: who gets it, who does not and why."""

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
from participation.reach.segments.models import Segment
from participation.reach.sendouts import planning, releasing, stats
from participation.reach.sendouts.inviting import Invitation, open_invitations
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.services import (
    approve,
    ask_for,
    plan_again,
    prepare,
    retry_failed,
    write_version,
)
from participation.reach.sendouts.tasks import let_go, plan, sweep
from participation.reach.sendouts.words import Wording
from participation.records.merging.services import merge_records
from tests.factories.activities import make_event
from tests.factories.groups import make_group, make_membership
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_user
from tests.factories.sendouts import ENGLISH, make_agreeing, make_send_out, make_template
from tests.sendouts.meanwhile import an_hour_later, sent_to

pytestmark = pytest.mark.django_db

State = SendOut.State
DAY = dt.timedelta(days=1)


def by_state(send_out: SendOut) -> dict[str, int]:
    return stats.standing(send_out).by_state


def test_it_reaches_whom_the_forecast_said_and_the_others_are_kept_with_the_rule(go, morag):
    amina = make_agreeing("Amina", email="amina@example.org")
    lately = make_agreeing("Lately", email="lately@example.org")
    make_message(
        lately,
        purpose=Purpose.INVITATION,
        state="sent",
        sent_at=timezone.now() - DAY,
    )
    make_customer("Never asked", email="never@example.org")
    send_out = make_send_out()
    forecast = stats.forecast(send_out)

    with go():
        ask_for(send_out=send_out, by=morag)

    send_out.refresh_from_db()
    assert forecast.by_channel == {"email": 1}
    assert forecast.left_out == {"no_consent": 1, "cooldown": 1}
    assert sent_to() == ["amina@example.org"]
    assert mail.outbox[0].subject == "A walk for Amina"
    assert "/unsubscribe/" in mail.outbox[0].body
    assert "/unsubscribe/" in mail.outbox[0].alternatives[0][0]
    assert send_out.state == State.DONE
    assert stats.standing(send_out).held == forecast.left_out
    assert Message.objects.get(customer=amina).text.startswith("Dear Amina")


def test_what_goes_to_the_members_of_the_association_reaches_them_alone(go, morag):
    members = make_group("Members of Glenmarnock", kind="members")
    make_membership(members, make_agreeing("Amina", email="amina@example.org"))
    left = make_agreeing("Has sold the share", email="left@example.org")
    make_membership(members, left, until_on=timezone.localdate() - DAY)
    make_membership(make_group(), make_agreeing("Secretary elsewhere", email="s@example.org"))
    make_agreeing("No member", email="none@example.org")

    with go():
        ask_for(
            send_out=make_send_out(segment=Segment.objects.get(code="association_members")),
            by=morag,
        )

    assert sent_to() == ["amina@example.org"]
    assert Message.objects.count() == 1


def test_planning_twice_adds_nothing(go, morag):
    for _ in range(3):
        make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    with go():
        ask_for(send_out=send_out, by=morag)
    before = list(send_out.messages().values_list("pk", "state"))

    SendOut.objects.update(state=State.TO_PLAN)
    plan(send_out.pk)

    assert list(send_out.messages().values_list("pk", "state")) == before
    assert len(before) == 3


def test_planning_writes_parts_and_says_how_far_it_is(monkeypatch, morag):
    monkeypatch.setattr(planning, "PART", 2)
    for _ in range(5):
        make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    ask_for(send_out=send_out, by=morag)

    plan(send_out.pk)

    send_out.refresh_from_db()
    assert (send_out.state, send_out.progress) == (State.PLANNED, 100)
    assert by_state(send_out) == {"planned": 5}


def test_planning_takes_as_many_statements_for_many_as_for_one(
    django_assert_max_num_queries, morag
):
    for _ in range(30):
        make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    ask_for(send_out=send_out, by=morag)

    with django_assert_max_num_queries(16):
        plan(send_out.pk)

    assert send_out.messages().count() == 30


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


def test_a_worker_that_died_planning_is_replaced_and_after_three_a_person_looks(morag):
    make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    ask_for(send_out=send_out, by=morag)
    for _ in range(SendOut.MAX_ATTEMPTS):
        assert SendOut.objects.claim(send_out.pk) is not None  # and the worker dies
        SendOut.objects.update(beat_at=timezone.now() - DAY)
        SendOut.objects.put_back_stale()

    send_out.refresh_from_db()
    assert (send_out.state, "stopped 3 times" in send_out.error) == (State.FAILED, True)

    plan_again(send_out=send_out, by=morag)
    plan(send_out.pk)
    assert by_state(send_out) == {"planned": 1}


def test_a_worker_that_was_replaced_writes_nothing_more(morag):
    make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    ask_for(send_out=send_out, by=morag)
    slow = SendOut.objects.claim(send_out.pk)
    SendOut.objects.update(beat_at=timezone.now() - DAY)
    SendOut.objects.put_back_stale()

    assert slow.carry_out(planning.write_messages) is False

    assert send_out.messages().count() == 0


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


def test_two_records_that_are_joined_after_planning_get_it_once(go, morag):
    kept = make_agreeing("Amina Hussain", email="amina@example.org")
    away = make_agreeing("Amina Husain", email="amina@example.org")
    make_agreeing("Jean", email="jean@example.org")
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    with go():
        ask_for(send_out=send_out, by=morag)

    merge_records(kept=kept, away=away, by=morag)
    SendOut.objects.update(starts_at=timezone.now())
    with go():
        let_go()

    assert sent_to() == ["amina@example.org", "jean@example.org"]
    assert stats.standing(send_out).held == {"had_it": 1}


def test_whoever_has_it_gets_no_second_one_by_a_record_that_is_joined_later(go, morag):
    waits = make_agreeing("Amina Husain", email="husain@example.org")
    has_it = make_agreeing("Amina Hussain", email="amina@example.org")
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    with go():
        ask_for(send_out=send_out, by=morag)
    has_it.messages.update(state=Message.State.SENT, sent_at=timezone.now())

    merge_records(kept=waits, away=has_it, by=morag)
    SendOut.objects.update(starts_at=timezone.now())
    with go():
        let_go()

    assert mail.outbox == []
    assert stats.standing(send_out).held == {"had_it": 1}


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


def test_who_is_planned_for_one_is_left_out_of_the_next(go, morag):
    make_agreeing()
    with go():
        ask_for(send_out=make_send_out(starts_at=timezone.now() + 20 * DAY), by=morag)

    assert stats.forecast(make_send_out()).left_out == {"cooldown": 1}


def test_a_reason_asks_people_again_and_is_kept(go, morag):
    amina = make_agreeing(email="amina@example.org")
    make_message(amina, purpose=Purpose.INVITATION, state="sent", sent_at=timezone.now() - DAY)
    send_out = make_send_out(override_reason="The walk has moved to tomorrow.")

    with go():
        ask_for(send_out=send_out, by=morag)

    assert sent_to() == ["amina@example.org"]
    assert Fact.objects.about(send_out).get(what="send_out_asked_for").why == (
        "The walk has moved to tomorrow."
    )


def test_a_notice_goes_to_everybody_we_can_reach(go, morag):
    make_customer("Never asked", email="never@example.org")
    make_customer("By letter", address="3 Mill Lane", postcode="GM1 1AB")
    make_customer("Nowhere")
    send_out = make_send_out(template=make_template(purpose=Purpose.STATUTORY))

    with go():
        ask_for(send_out=send_out, by=morag)

    assert sent_to() == ["never@example.org"]
    assert by_state(send_out) == {"sent": 1, "to_do": 1, "held": 1}


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


def test_a_send_out_that_reaches_nobody_is_refused(morag):
    make_customer("Never asked", email="never@example.org")

    with pytest.raises(Refused, match="nobody"):
        ask_for(send_out=make_send_out(), by=morag)


def test_asking_twice_plans_once(go, morag):
    make_agreeing(email="amina@example.org")
    send_out = make_send_out()

    with go():
        ask_for(send_out=send_out, by=morag)
        ask_for(send_out=send_out, by=morag)

    assert sent_to() == ["amina@example.org"]


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
