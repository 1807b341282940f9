import pytest
from django.core import mail

from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.consents import record_consent
from participation.messages.contact.delivery import claim, deliver_claimed
from participation.messages.contact.following_up import (
    mark_done,
    retry_message,
    send_by_other_channel,
)
from participation.messages.contact.models import Message, Purpose
from participation.people.customers.models import Channel
from tests.factories.messages import (
    make_failed_message,
    make_message,
    make_reachable,
    make_sign_in_message,
)
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


def test_trying_again_uses_the_address_we_hold_now(officer, django_capture_on_commit_callbacks):
    amina = make_reachable()
    message = make_failed_message(amina)
    amina.email = "amina.new@example.org"
    amina.save()

    with django_capture_on_commit_callbacks(execute=True):
        retry_message(message=message, by=officer)

    message.refresh_from_db()
    assert message.state == Message.State.SENT
    assert mail.outbox[0].to == ["amina.new@example.org"]


def test_trying_again_twice_sends_once(officer, django_capture_on_commit_callbacks):
    message = make_failed_message()

    with django_capture_on_commit_callbacks(execute=True):
        retry_message(message=message, by=officer)
        retry_message(message=message, by=officer)

    assert len(mail.outbox) == 1
    assert Fact.objects.about(message).count() == 1


def test_what_arrived_is_not_tried_again(officer):
    message = make_message(state=Message.State.TO_DO, channel=Channel.POST)

    with pytest.raises(Refused, match="could not be sent"):
        retry_message(message=message, by=officer)


def test_a_letter_goes_instead_of_an_email_that_came_back(officer):
    message = make_failed_message()

    letter = send_by_other_channel(message=message, channel=Channel.POST, by=officer)

    assert (letter.state, letter.address) == (Message.State.TO_DO, "3 Mill Lane, GM1 1AB")
    assert (letter.text, letter.about) == (message.text, message.about)
    assert list(Message.objects.for_people()) == [letter]


def test_an_invitation_that_goes_as_a_letter_instead_says_how_to_stop_them(officer):
    amina = make_reachable()
    record_consent(customer=amina, channel=Channel.POST, given=True, wording="Yes", source="join")
    invitation = make_failed_message(amina, purpose=Purpose.INVITATION)

    letter = send_by_other_channel(message=invitation, channel=Channel.POST, by=officer)

    assert letter.text.startswith("See you at Calder Hall.\n\nYou can change or stop these")


def test_asking_twice_for_another_way_writes_one_message(officer):
    message = make_failed_message()

    first = send_by_other_channel(message=message, channel=Channel.POST, by=officer)
    second = send_by_other_channel(message=message, channel=Channel.PHONE, by=officer)

    assert first == second
    assert Message.objects.count() == 2


def test_what_was_sent_another_way_is_not_tried_again(officer):
    message = make_failed_message()
    send_by_other_channel(message=message, channel=Channel.POST, by=officer)

    with pytest.raises(Refused, match="another way already"):
        retry_message(message=message, by=officer)


def test_an_invitation_goes_by_no_way_that_was_not_agreed_to(officer):
    message = make_failed_message(purpose=Purpose.INVITATION)

    with pytest.raises(Refused, match="not agreed"):
        send_by_other_channel(message=message, channel=Channel.POST, by=officer)


def test_a_way_we_hold_no_details_for_is_refused(officer):
    message = make_failed_message(make_customer("Tam Rennie", email="tam@example.org"))

    with pytest.raises(Refused, match="hold details"):
        send_by_other_channel(message=message, channel=Channel.POST, by=officer)


def test_a_sign_in_code_that_failed_is_not_sent_again(officer):
    code = make_sign_in_message(state=Message.State.FAILED)

    with pytest.raises(Refused, match="out of date"):
        retry_message(message=code, by=officer)


def test_a_letter_is_marked_as_posted_once(officer):
    letter = make_message(channel=Channel.POST, state=Message.State.TO_DO)

    mark_done(message=letter, by=officer)
    mark_done(message=letter, by=officer)

    letter.refresh_from_db()
    assert letter.state == Message.State.DONE
    assert letter.sent_at is not None
    assert Fact.objects.about(letter).get().actor == officer


def test_the_words_of_a_sign_in_code_are_forgotten_once_it_is_sent():
    code = make_sign_in_message()

    deliver_claimed(claim(code.pk))

    code.refresh_from_db()
    assert "314159" in mail.outbox[0].body
    assert (code.state, code.text, code.html) == (Message.State.SENT, "", "")


def test_what_a_customer_was_told_is_kept():
    message = make_message()

    deliver_claimed(claim(message.pk))

    message.refresh_from_db()
    assert message.text == "See you at Calder Hall."
