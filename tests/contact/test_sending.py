import pytest
from django.core import mail

from participation.messages.contact.consents import record_consent
from participation.messages.contact.delivery import claim, deliver_claimed
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.services import send
from participation.messages.contact.tasks import deliver, deliver_due_messages
from participation.people.customers.models import Channel
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_template(settings, tmp_path):
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "hello.txt").write_text(
        "{% subject %}Hello {{ customer.name|safe }}{% endsubject %}\n"
        "Good to have you, {{ customer.name|safe }}."
    )
    template = {**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}
    settings.TEMPLATES = [template]


def test_a_message_asked_for_twice_is_sent_once(django_capture_on_commit_callbacks):
    amina = make_customer("Amina Hussain", email="amina@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        first = send(amina, "words/hello", dedupe_key="hello:1")
        second = send(amina, "words/hello", dedupe_key="hello:1")

    assert first == second
    assert [email.subject for email in mail.outbox] == ["Hello Amina Hussain"]


def test_delivering_a_sent_message_again_sends_nothing(django_capture_on_commit_callbacks):
    amina = make_customer("Amina Hussain", email="amina@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        message = send(amina, "words/hello", dedupe_key="hello:1")

    deliver(message.pk)

    assert len(mail.outbox) == 1


def test_what_was_erased_while_it_was_on_its_way_stays_erased():
    amina = make_customer("Amina Hussain", email="amina@example.org")
    on_its_way = claim(send(amina, "words/hello", dedupe_key="hello:1").pk)

    Message.objects.update(text="", html="", address="")
    deliver_claimed(on_its_way)

    message = Message.objects.get()
    assert (message.text, message.html, message.address) == ("", "", "")
    assert message.state == Message.State.SENT


def test_a_message_whose_nudge_was_lost_is_swept_up():
    amina = make_customer("Amina Hussain", email="amina@example.org")
    message = send(amina, "words/hello", dedupe_key="hello:1")
    assert mail.outbox == []

    deliver_due_messages()

    message.refresh_from_db()
    assert message.state == Message.State.SENT
    assert len(mail.outbox) == 1


def test_a_refusing_server_leaves_the_message_waiting_with_the_reason(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9  # nobody answers there
    amina = make_customer("Amina Hussain", email="amina@example.org")
    message = send(amina, "words/hello", dedupe_key="hello:1")

    deliver(message.pk)

    message.refresh_from_db()
    assert message.state == Message.State.QUEUED
    assert "ConnectionRefusedError" in message.error


def test_an_invitation_without_consent_is_held_and_says_why():
    amina = make_customer("Amina Hussain", email="amina@example.org")

    message = send(amina, "words/hello", purpose=Purpose.INVITATION, dedupe_key="invite:1")

    assert (message.state, message.held_by_rule) == (Message.State.HELD, "no_consent")


def test_an_invitation_goes_by_the_channel_consent_was_given_for():
    amina = make_customer(
        "Amina Hussain", email="amina@example.org", address="3 Calder Court", postcode="GM1 2AB"
    )
    record_consent(customer=amina, channel=Channel.POST, given=True, wording="Yes", source="join")

    message = send(amina, "words/hello", purpose=Purpose.INVITATION, dedupe_key="invite:1")

    assert (message.channel, message.address) == (Channel.POST, "3 Calder Court, GM1 2AB")
    assert "stop these messages" in message.text


def test_what_the_law_requires_goes_out_despite_an_opt_out():
    amina = make_customer("Amina Hussain", email="amina@example.org")
    record_consent(customer=amina, channel=Channel.EMAIL, given=True, wording="Yes", source="join")
    record_consent(customer=amina, channel=Channel.EMAIL, given=False, wording="No", source="me")

    message = send(amina, "words/hello", purpose=Purpose.STATUTORY, dedupe_key="notice:1")

    assert message.state == Message.State.QUEUED


def test_somebody_we_cannot_reach_is_kept_as_held():
    nobody = make_customer("Tam Rennie")

    message = send(nobody, "words/hello", dedupe_key="hello:1")

    assert (message.state, message.held_by_rule) == (Message.State.HELD, "no_address")


def test_a_name_with_a_line_break_cannot_add_a_header():
    sly = make_customer("Sly\nBcc: all@example.org", email="sly@example.org")

    message = send(sly, "words/hello", dedupe_key="hello:1")

    assert "\n" not in message.subject


def test_whoever_says_no_before_it_leaves_is_not_written_to():
    amina = make_customer("Amina Hussain", email="amina@example.org")
    yes = {"channel": Channel.EMAIL, "wording": "Email me", "source": "join"}
    record_consent(customer=amina, given=True, **yes)
    invitation = send(amina, "words/hello", dedupe_key="hello:1", purpose=Purpose.INVITATION)
    answer = send(amina, "words/hello", dedupe_key="hello:2")
    record_consent(customer=amina, given=False, **yes)

    deliver_due_messages()

    invitation.refresh_from_db()
    answer.refresh_from_db()
    assert (invitation.state, invitation.held_by_rule) == (Message.State.HELD, "opted_out")
    assert answer.state == Message.State.SENT
    assert len(mail.outbox) == 1


def test_a_text_that_waits_for_a_person_is_taken_off_their_list_by_a_no():
    amina = make_customer("Amina Hussain", phone="+447700900112")
    yes = {"channel": Channel.SMS, "wording": "Text me", "source": "join"}
    record_consent(customer=amina, given=True, **yes)
    invitation = send(amina, "words/hello", dedupe_key="hello:1", purpose=Purpose.INVITATION)
    answer = send(amina, "words/hello", dedupe_key="hello:2")
    deliver_due_messages()
    assert set(Message.objects.for_people()) == {invitation, answer}

    record_consent(customer=amina, given=False, **yes)
    deliver_due_messages()

    assert list(Message.objects.for_people()) == [answer]
