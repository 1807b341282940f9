import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from base.core.audience import Role
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.services import send
from participation.messages.contact.tasks import deliver
from participation.people.customers.models import Channel
from tests.factories.messages import make_message
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
HTTP = "participation.messages.contact.texts.gateways.HttpGateway"


def a_text(customer, **fields) -> Message:
    fields = {"channel": Channel.SMS, "address": str(customer.phone), **fields}
    return make_message(customer, **fields)


class Provider:
    """A text gateway on this machine that answers as it is told."""

    def __init__(self):
        self.asked, self.answer = [], 202
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                provider.asked.append((json.loads(body), dict(self.headers)))
                self.send_response(provider.answer)
                self.end_headers()
                self.wfile.write(b"Number is on our block list")

            def log_message(self, *_):
                """Nothing on standard error."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/texts"

    def stop(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def provider(settings):
    provider = Provider()
    settings.SMS_GATEWAY, settings.SMS_URL, settings.SMS_KEY = HTTP, provider.url, "key-1"
    yield provider
    provider.stop()


def test_a_text_leaves_by_the_gateway_once(amina, outbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        message = send(amina, "join/email/welcome", dedupe_key="welcome:1")

    deliver(message.pk)

    message.refresh_from_db()
    assert (message.channel, message.state) == (Channel.SMS, Message.State.SENT)
    assert [text.to for text in outbox] == ["+447700900112"]


def test_without_a_gateway_a_text_waits_for_a_person(amina):
    message = send(amina, "join/email/welcome", dedupe_key="welcome:1")

    assert message.state == Message.State.TO_DO


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("+441414960112", "+441414960112 is a landline, which takes no texts."),
        ("a@b", "a@b is not a phone number."),
    ],
)
def test_what_takes_no_texts_fails_at_once_with_the_reason(amina, outbox, address, why):
    message = a_text(amina, address=address)

    deliver(message.pk)

    message.refresh_from_db()
    assert (message.state, message.error, outbox) == (Message.State.FAILED, why, [])
    assert list(Message.objects.for_people()) == [message]


def test_half_an_email_address_fails_at_once_with_the_reason(amina):
    message = make_message(amina, address="a@b")

    deliver(message.pk)

    message.refresh_from_db()
    assert message.error == "a@b is not a whole email address."
    assert message.state == Message.State.FAILED


def test_an_invitation_says_how_to_stop_and_an_answer_does_not(amina, outbox):
    record_consent(
        customer=amina, channel=Channel.SMS, given=True, wording="Text me", source="phone"
    )
    deliver(a_text(amina, purpose=Purpose.INVITATION).pk)
    deliver(a_text(amina, purpose=Purpose.SERVICE).pk)

    assert outbox[0].text.endswith("Reply STOP to stop these.")
    assert "STOP" not in outbox[1].text


def test_the_http_gateway_is_given_the_text_with_our_key(amina, provider):
    message = a_text(amina)

    deliver(message.pk)

    (body, headers), *_ = provider.asked
    assert body["to"], body["text"] == ("+447700900112", "See you at Calder Hall.")
    assert body["reference"] == headers["Idempotency-Key"] == message.world_name
    assert headers["Authorization"] == "Bearer key-1"
    message.refresh_from_db()
    assert message.state == Message.State.SENT


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (400, Message.State.FAILED),
        (429, Message.State.QUEUED),
        (500, Message.State.QUEUED),
    ],
)
def test_what_a_gateway_refuses_for_good_is_not_tried_again(amina, provider, answer, state):
    provider.answer = answer
    message = a_text(amina)

    deliver(message.pk)

    message.refresh_from_db()
    assert message.state == state
    assert "Number is on our block list" in message.error


def test_staff_see_how_many_texts_it_is(client, amina):
    client.force_login(make_user(Role.STAFF))
    answer = a_text(amina, text="a" * 150)
    invitation = a_text(amina, text="a" * 150, purpose=Purpose.INVITATION)

    assert "1 text (150 characters)" in client.get(answer.get_absolute_url()).content.decode()
    # With how to stop, which goes at its end.
    assert "2 texts (176 characters)" in client.get(invitation.get_absolute_url()).content.decode()
