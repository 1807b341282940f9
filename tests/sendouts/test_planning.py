"""Who gets a send-out, and who does not and why."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.models import Message, Purpose
from participation.reach.segments.models import Segment
from participation.reach.sendouts import planning, stats
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.services import ask_for, plan_again
from participation.reach.sendouts.tasks import let_go, plan
from participation.records.merging.services import merge_records
from tests.factories.groups import make_group, make_membership
from tests.factories.messages import make_message
from tests.factories.people import make_customer
from tests.factories.sendouts import make_agreeing, make_send_out, make_template
from tests.sendouts.meanwhile import sent_to

pytestmark = pytest.mark.django_db


State = SendOut.State
DAY = dt.timedelta(days=1)


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
    assert stats.standing(send_out).by_state == {"planned": 5}


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
    assert stats.standing(send_out).by_state == {"planned": 1}


def test_a_worker_that_was_replaced_writes_nothing_more(morag):
    make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    ask_for(send_out=send_out, by=morag)
    slow = SendOut.objects.claim(send_out.pk)
    SendOut.objects.update(beat_at=timezone.now() - DAY)
    SendOut.objects.put_back_stale()

    assert slow.carry_out(planning.write_messages) is False

    assert send_out.messages().count() == 0


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
    assert stats.standing(send_out).by_state == {"sent": 1, "to_do": 1, "held": 1}


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
