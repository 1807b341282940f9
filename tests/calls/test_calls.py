import datetime as dt
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.calls.models import Call, Claim
from participation.messages.calls.services import calls_waiting, let_go, record_call, take_next
from participation.messages.contact.consents import record_consent
from participation.messages.contact.following_up import mark_done
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.worklist import messages_waiting
from participation.people.customers.models import Channel
from participation.records.erasing.services import erase_person
from tests.factories.calls import make_call_to_make
from tests.factories.consents import consents_held
from tests.factories.people import make_customer, make_user
from tests.forms import token_in

pytestmark = pytest.mark.django_db
Outcome = Call.Outcome


@pytest.fixture
def isla():
    return make_user(Role.STAFF, name="Isla Reid")


def rung(message: Message, officer, outcome: Outcome, **more) -> Message:
    claim = take_next(officer=officer)
    assert claim.message == message
    record_call(message=message, officer=officer, outcome=outcome, **more)
    message.refresh_from_db()
    return message


# --- who is rung next --------------------------------------------------------------------------


def test_whoever_waited_longest_is_rung_first(officer):
    make_call_to_make(due_at=timezone.now() - dt.timedelta(hours=1))
    tam = make_customer("Tam Rennie", phone="+441414960113")
    make_call_to_make(tam, due_at=timezone.now() - dt.timedelta(days=1))

    assert take_next(officer=officer).customer == tam


def test_whoever_has_said_no_since_is_not_rung(officer):
    invitation = make_call_to_make(purpose=Purpose.INVITATION)
    said = {"customer": invitation.customer, "channel": Channel.PHONE, "wording": "x"}
    record_consent(given=True, source="join", **said)
    record_consent(given=False, source="me", **said)

    assert take_next(officer=officer) is None

    invitation.refresh_from_db()
    assert (invitation.state, invitation.held_by_rule) == (Message.State.HELD, "opted_out")


def test_two_officers_get_different_people(officer, isla):
    make_call_to_make()
    make_call_to_make(make_customer("Tam Rennie", phone="+441414960113"))

    people = {take_next(officer=officer).customer, take_next(officer=isla).customer}

    assert len(people) == 2


def test_a_person_with_two_calls_is_rung_by_one_officer(officer, isla):
    first = make_call_to_make()
    make_call_to_make(first.customer)
    take_next(officer=officer)

    assert take_next(officer=isla) is None


def test_taking_the_next_twice_gives_the_same_person(officer):
    make_call_to_make()
    make_call_to_make(make_customer("Tam Rennie", phone="+441414960113"))

    assert take_next(officer=officer) == take_next(officer=officer)


def test_who_is_left_to_somebody_else_can_be_taken(officer, isla):
    make_call_to_make()
    take_next(officer=officer)

    let_go(officer=officer)

    assert take_next(officer=isla) is not None


def test_an_officer_who_was_called_away_holds_nobody_up(officer, isla):
    message = make_call_to_make()
    take_next(officer=officer)
    Claim.objects.update(at=timezone.now() - dt.timedelta(minutes=31))

    assert take_next(officer=isla).message == message
    with pytest.raises(Refused, match="went to somebody else"):
        record_call(message=message, officer=officer, outcome=Outcome.REACHED)


def test_a_call_that_was_made_another_way_is_no_longer_in_hand(officer):
    message = make_call_to_make()
    take_next(officer=officer)
    mark_done(message=message, by=officer)

    assert take_next(officer=officer) is None


@pytest.mark.django_db(transaction=True)
def test_officers_who_press_at_the_same_moment_get_different_people():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time; PostgreSQL settles this race.")
    people = [make_customer(f"Person {n}", phone=f"+44141496010{n}") for n in range(3)]
    for customer in people:
        make_call_to_make(customer)
        make_call_to_make(customer)
    officers = [make_user(Role.STAFF) for _ in range(5)]
    together, taken = Barrier(len(officers)), []

    def press(officer):
        together.wait()
        taken.append(take_next(officer=officer))
        connection.close()

    threads = [Thread(target=press, args=[officer]) for officer in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    rung = [claim.customer_id for claim in taken if claim]
    assert sorted(rung) == sorted(customer.pk for customer in people)
    assert taken.count(None) == 2


# --- what came of it ---------------------------------------------------------------------------


def test_who_was_reached_is_done(officer):
    message = rung(make_call_to_make(), officer, Outcome.REACHED, note="Will come on Friday")

    assert message.state == Message.State.DONE
    call = message.calls.get()
    assert (call.officer, call.note) == (officer, "Will come on Friday")
    assert not Claim.objects.exists()
    assert Fact.objects.about(message).filter(what="call_made").get().actor == officer


@pytest.mark.parametrize("outcome", [Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER])
def test_who_was_not_reached_comes_back_the_next_day_and_fails_after_three(officer, outcome):
    message = make_call_to_make()
    for _ in range(2):
        rung(message, officer, outcome)
        assert message.state == Message.State.TO_DO
        assert not calls_waiting().exists()
        Message.objects.update(due_at=timezone.now())

    rung(message, officer, outcome)

    assert message.state == Message.State.FAILED
    assert message.error == "Rung 3 times and not reached."
    assert Channel.POST not in message.other_channels


def test_a_wrong_number_goes_to_those_to_be_tried_another_way(officer):
    message = rung(make_call_to_make(), officer, Outcome.WRONG_NUMBER)

    assert message.state == Message.State.FAILED
    assert "is the wrong number" in message.error
    assert list(Message.objects.for_people()) == [message]


def test_who_asks_not_to_be_rung_is_not_invited_by_phone_any_more(officer):
    message = make_call_to_make()
    jean = message.customer
    for channel in (Channel.PHONE, Channel.EMAIL):
        record_consent(customer=jean, channel=channel, given=True, wording="Yes", source="join")

    rung(message, officer, Outcome.NOT_AGAIN)

    assert consents_held(jean, Purpose.INVITATION) == {"email": True, "phone": False}
    assert message.state == Message.State.DONE
    assert jean.consents.first().recorded_by == officer


def test_nobody_writes_down_a_call_they_do_not_have_in_hand(officer):
    with pytest.raises(Refused):
        record_call(message=make_call_to_make(), officer=officer, outcome=Outcome.REACHED)


def test_erasing_somebody_forgets_what_was_noted_of_their_calls(officer):
    message = rung(make_call_to_make(), officer, Outcome.REACHED, note="Her sister is ill")

    erase_person(customer=message.customer, by=officer, why="They asked.")

    assert message.calls.get().note == ""


# --- the pages ---------------------------------------------------------------------------------


def test_the_worklist_leads_to_the_calls(officer):
    make_call_to_make()

    (task,) = messages_waiting(officer)

    assert (task.what, task.address) == ("1 call to make", "/staff/calls/")


def test_an_officer_sees_the_number_what_to_say_and_what_helps(staff):
    jean = make_customer(
        "Jean", phone="+441414960112", language="ur", support_notes="Speak up, please."
    )
    make_call_to_make(jean, text="The panel meets on Friday.")

    page = staff.post("/staff/calls/", follow=True).content.decode()

    for words in ("tel:+44-141-496-0112", "The panel meets on Friday.", "interpreter", "Speak up"):
        assert words in page


def test_saving_twice_writes_it_down_once(staff, officer):
    message = make_call_to_make()
    page = staff.post("/staff/calls/", follow=True).content.decode()
    token = token_in(page)
    said = {"outcome": "reached", "note": "Fine", "form_token": token}

    staff.post("/staff/calls/mine/", said)
    page = staff.post("/staff/calls/mine/", said, follow=True).content.decode()

    assert message.calls.count() == 1
    assert "“I spoke to them” is written down." in page


def test_an_outcome_must_be_chosen_and_the_note_is_kept(staff):
    make_call_to_make()
    staff.post("/staff/calls/")

    page = staff.post("/staff/calls/mine/", {"note": "Rang twice"}).content.decode()

    assert "Choose what came of the call" in page
    assert "Rang twice" in page


def test_others_see_who_is_ringing_whom(staff, isla):
    make_call_to_make()
    take_next(officer=isla)

    page = staff.get("/staff/calls/").content.decode()

    assert "Isla Reid is ringing" in page
    assert "has been" in staff.post("/staff/calls/", follow=True).content.decode()


def test_the_number_of_queries_does_not_grow(staff, django_assert_max_num_queries):
    for number in range(8):
        make_call_to_make(make_customer(f"Person {number}", phone=f"+44141496011{number}"))

    with django_assert_max_num_queries(12):
        staff.get("/staff/calls/")
