"""What people text us: STOP in whatever words, and what is done about the rest."""

import pytest

from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message, Purpose, TextToRead
from participation.messages.contact.worklist import texts_to_read
from participation.people.customers.models import Channel
from tests.factories.consents import consents_held
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


def agree(customer):
    for purpose in (Purpose.INVITATION, Purpose.MARKETING):
        record_consent(
            customer=customer,
            channel=Channel.SMS,
            purpose=purpose,
            given=True,
            wording="Yes, text me",
            source="join",
        )


@pytest.mark.parametrize("typed", ["STOP", "stop.", " Stop all ", "  s\u0054op  \n", "“Stop”!"])
def test_stop_takes_back_every_yes_to_texts_and_is_answered_once(amina, text_in, outbox, typed):
    agree(amina)

    assert text_in(typed).status_code == 204
    text_in(typed)

    assert consents_held(amina, Purpose.INVITATION) == {"sms": False}
    assert consents_held(amina, Purpose.MARKETING) == {"sms": False}
    answer = amina.messages.get()
    assert "we have stopped texting you" in answer.text
    assert amina.consents.first().wording == f"They texted: {typed.strip()}"


@pytest.mark.parametrize("typed", ["STOP", "Hello?"])
def test_a_text_from_a_number_that_is_nobodys_is_taken_and_changes_nothing(amina, text_in, typed):
    agree(amina)

    assert text_in(typed, number="+447700900999").status_code == 204

    assert consents_held(amina, Purpose.INVITATION) == {"sms": True}
    assert not Message.objects.exists()


def test_stop_from_the_other_number_of_somebody_stops_texts_to_the_one_that_we_text(amina, text_in):
    """A housing system may have two. One that only begins alike is somebody else's."""
    amina.other_phones = "+441414960112, +447700900999"
    amina.save()
    jean = make_customer("Jean", phone="+447700900333", other_phones="+4477009009991")
    for customer in (amina, jean):
        agree(customer)

    text_in("STOP", number="+447700900999")

    assert consents_held(amina, Purpose.INVITATION) == {"sms": False}
    assert consents_held(jean, Purpose.INVITATION) == {"sms": True}


def test_stop_from_a_number_that_two_share_stops_both(amina, text_in):
    jean = make_customer("Jean", phone="+447700900112")
    for customer in (amina, jean):
        agree(customer)

    text_in("STOP")

    for customer in (amina, jean):
        assert consents_held(customer, Purpose.INVITATION) == {"sms": False}


def test_a_stop_that_is_played_again_does_not_undo_a_later_yes(amina, text_in):
    agree(amina)
    text_in("STOP", reference="in-1")
    agree(amina)

    text_in("STOP", reference="in-1")

    assert consents_held(amina, Purpose.INVITATION) == {"sms": True}


def test_stop_stops_texts_and_no_other_channel(amina, text_in):
    record_consent(customer=amina, channel=Channel.PHONE, given=True, wording="Yes", source="join")

    text_in("STOP")

    assert consents_held(amina, Purpose.INVITATION) == {"phone": True}


@pytest.mark.parametrize("signature", ["", "0" * 64, "é"])
def test_a_text_that_the_gateway_did_not_sign_does_nothing(amina, text_in, signature):
    agree(amina)

    assert text_in("STOP", signature=signature).status_code == 400

    assert consents_held(amina, Purpose.INVITATION) == {"sms": True}


def test_without_a_secret_nobody_can_be_the_gateway(amina, text_in, settings):
    agree(amina)
    settings.SMS_INBOUND_SECRET = ""

    assert text_in("STOP").status_code == 400


DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    "body",
    [b"not json", b"[1]", b'{"id": "1", "from": "a@b", "text": "STOP"}', DEEP],
    ids=lambda body: body[:20],
)
def test_what_makes_no_sense_is_refused(db, text_in, body):
    assert text_in(raw=body).status_code == 400


@pytest.mark.parametrize("ago", [600, -600])
def test_what_was_signed_long_ago_or_is_yet_to_come_is_refused(amina, text_in, ago):
    """Overheard, and said again."""
    agree(amina)

    assert text_in("STOP", ago=ago).status_code == 400
    assert consents_held(amina, Purpose.INVITATION) == {"sms": True}

    assert text_in("STOP", ago=200).status_code == 204


def test_a_stop_signed_with_their_own_name_is_one(amina, text_in):
    agree(amina)

    text_in("amina hussain: stop texting me please, Glenmarnock Homes")

    assert consents_held(amina, Purpose.INVITATION) == {"sms": False}


def test_what_may_be_a_stop_is_read_by_staff_the_same_day(amina, text_in, staff):
    agree(amina)
    text_in("Leave me alone!")
    text_in("Leave me alone!")

    [task] = texts_to_read(None)
    page = staff.get(task.address).content.decode()
    staff.post(f"{task.address}stop/")

    assert (task.what, task.days_late) == ("Does Amina Hussain ask for no more texts?", 0)
    assert "Leave me alone!" in page
    assert consents_held(amina, Purpose.INVITATION) == {"sms": False}
    assert amina.consents.first().wording == "They texted: Leave me alone!"
    assert [one.template for one in amina.messages.order_by("pk")] == [
        "contact/text/being_read",
        "contact/text/stopped",
    ]
    assert texts_to_read(None) == []


def test_what_staff_read_as_something_else_changes_nothing(amina, text_in, staff):
    agree(amina)
    text_in("Please stop the noise next door")

    [task] = texts_to_read(None)
    staff.post(f"{task.address}let-be/")
    again = staff.post(f"{task.address}stop/", follow=True).content.decode()

    assert consents_held(amina, Purpose.INVITATION) == {"sms": True}
    assert "Somebody else has read this text, and decided otherwise." in again
    assert texts_to_read(None) == []


def test_a_plain_stop_settles_what_they_tried_before(amina, text_in):
    agree(amina)
    text_in("No more of this!!", reference="in-1")
    text_in("STOP", reference="in-2")

    assert TextToRead.objects.get().asked_to_stop is True
    assert texts_to_read(None) == []
    assert "we have stopped texting you" in amina.messages.order_by("pk").last().text


def test_a_second_try_is_answered_and_an_answering_machine_soon_is_not(amina, text_in):
    text_in("Hello?", reference="in-1")
    text_in("Is anybody there?", reference="in-2")
    text_in("Is anybody there?", reference="in-2")

    assert [("Ring us on" in one.text) for one in amina.messages.all()] == [True, True]

    for number in range(3, 9):
        text_in("I am driving.", reference=f"in-{number}")
    assert amina.messages.count() == 3


def test_a_long_text_or_one_with_hidden_letters_is_taken_all_the_same(amina, text_in):
    agree(amina)

    assert text_in("no\x00t now " * 500, reference="in-1").status_code == 204
    assert text_in("ST\x00OP\u200b", reference="in-2").status_code == 204

    assert consents_held(amina, Purpose.INVITATION) == {"sms": False}
