import hashlib
import hmac
import json

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.consents import WORDING, record_consent
from participation.messages.contact.delivery import as_email
from participation.messages.contact.following_up import retry_message, send_by_other_channel
from participation.messages.contact.models import BrokenAddress, Message, Purpose
from participation.messages.contact.tasks import deliver
from participation.people.customers.models import Channel
from participation.records.erasing.services import erase_person
from tests.factories.consents import consents_held
from tests.factories.messages import make_message, make_reachable, make_sign_in_message
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
KEY = "between-us"


@pytest.fixture
def message():
    return make_message(state=Message.State.SENT, sent_at=timezone.now())


@pytest.fixture
def provider(client, settings):
    """Posts what Mailgun posts, signed as Mailgun signs it."""
    settings.EMAIL_PROVIDER = "mailgun"
    settings.ANYMAIL = {"MAILGUN_WEBHOOK_SIGNING_KEY": KEY}

    def posted(
        event: str, about: Message, *, key: str = KEY, recipient: str = "", signed_at=None, **more
    ):
        moment = str(int(timezone.now().timestamp() if signed_at is None else signed_at))
        signed = hmac.new(key.encode(), f"{moment}token".encode(), hashlib.sha256).hexdigest()
        said = {
            "signature": {"timestamp": moment, "token": "token", "signature": signed},
            "event-data": {
                "event": event,
                "timestamp": timezone.now().timestamp(),
                "id": "event-1",
                "recipient": recipient or about.address,
                "user-variables": as_email(about).metadata,
                "message": {"headers": {"message-id": "made-up@mailgun"}},
                **more,
            },
        }
        return client.post("/webhooks/email/", json.dumps(said), content_type="application/json")

    return posted


BOUNCE = {
    "severity": "permanent",
    "reason": "bounce",
    "delivery-status": {"code": 550, "message": "5.1.1 No such mailbox"},
}


def test_a_bounce_marks_the_message_and_the_address_with_the_reason(provider, message, client):
    assert provider("failed", message, **BOUNCE).status_code == 200
    provider("failed", message, **BOUNCE)

    message.refresh_from_db()
    assert message.state == Message.State.FAILED
    assert "5.1.1 No such mailbox" in message.error
    assert BrokenAddress.objects.get().address == message.address
    assert list(Message.objects.for_people()) == [message]
    client.force_login(make_user(Role.STAFF))
    for address in ("/staff/messages/?state=failed", message.customer.get_absolute_url()):
        assert "No such mailbox" in client.get(address).content.decode()


def test_the_next_email_there_is_not_sent_and_goes_another_way(provider, message, mailoutbox):
    provider("failed", message, **BOUNCE)
    next_one = make_message(message.customer)

    deliver(next_one.pk)

    next_one.refresh_from_db()
    assert (next_one.state, mailoutbox) == (Message.State.FAILED, [])
    assert "does not work since" in next_one.error
    officer = make_user(Role.STAFF)
    letter = send_by_other_channel(message=next_one, channel=Channel.POST, by=officer)
    assert letter.state == Message.State.TO_DO


def test_trying_again_trusts_the_address_again(
    provider, message, mailoutbox, django_capture_on_commit_callbacks
):
    provider("failed", message, **BOUNCE)
    message.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        retry_message(message=message, by=make_user(Role.STAFF))

    assert [email.to for email in mailoutbox] == [[message.address]]


def test_a_new_address_is_free_of_the_mark(provider, message, mailoutbox):
    provider("failed", message, **BOUNCE)
    amina = message.customer
    amina.email = "amina.new@example.org"
    amina.save()

    deliver(make_message(amina).pk)

    assert [email.to for email in mailoutbox] == [["amina.new@example.org"]]


def test_a_sign_in_code_is_tried_whatever_came_back_before(message, provider, mailoutbox):
    provider("failed", message, **BOUNCE)

    deliver(make_sign_in_message(address=message.address).pk)

    assert len(mailoutbox) == 1


def test_erasing_somebody_forgets_their_broken_address(provider, message):
    provider("failed", message, **BOUNCE)

    erase_person(customer=message.customer, by=make_user(Role.STAFF), why="They asked.")

    assert not BrokenAddress.objects.exists()


def test_a_delay_is_no_bounce(provider, message):
    provider("failed", message, severity="temporary", reason="generic")

    message.refresh_from_db()
    assert message.state == Message.State.SENT
    assert not BrokenAddress.objects.exists()


@pytest.mark.parametrize("event", ["complained", "unsubscribed"])
def test_a_complaint_takes_back_the_yes_to_invitations_and_news_by_email(provider, event):
    amina = make_reachable()
    for channel in (Channel.EMAIL, Channel.POST):
        for purpose in (Purpose.INVITATION, Purpose.MARKETING):
            record_consent(
                customer=amina,
                channel=channel,
                purpose=purpose,
                given=True,
                wording=WORDING[purpose][channel],
                source="join",
            )
    message = make_message(
        amina, purpose=Purpose.INVITATION, state=Message.State.SENT, sent_at=timezone.now()
    )

    provider(event, message)

    for purpose in (Purpose.INVITATION, Purpose.MARKETING):
        assert consents_held(amina, purpose) == {"email": False, "post": True}
    message.refresh_from_db()
    assert message.state == Message.State.SENT


def test_news_that_the_provider_did_not_sign_does_nothing(provider, message):
    assert provider("failed", message, key="guessed", **BOUNCE).status_code == 400

    message.refresh_from_db()
    assert message.state == Message.State.SENT


DEEP = b'{"signature":' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def test_news_that_was_signed_the_day_before_yesterday_does_nothing(provider, message):
    two_days_ago = timezone.now().timestamp() - 2 * 24 * 3600

    assert provider("failed", message, **BOUNCE, signed_at=two_days_ago).status_code == 400
    assert provider("failed", message, **BOUNCE, timestamp=two_days_ago).status_code == 200

    message.refresh_from_db()
    assert message.state == Message.State.SENT


@pytest.mark.parametrize(
    "body",
    [b"", b"not json", b"[]", b"null", b'"x"', b"{}", b'{"signature": null}', b"\xff", DEEP],
    ids=lambda body: body[:20],
)
def test_what_no_provider_would_say_is_refused(provider, client, body):
    answer = client.post("/webhooks/email/", body, content_type="application/json")

    assert answer.status_code == 400


@pytest.mark.parametrize("number", ["0", "999999999", "-1", "1; drop", "9" * 40, "٣"])
def test_news_of_a_message_that_is_not_ours_does_nothing(provider, message, number):
    ours = {"user-variables": {"message": number}}

    assert provider("failed", message, **BOUNCE, **ours).status_code == 200

    assert not BrokenAddress.objects.exists()
    message.refresh_from_db()
    assert message.state == Message.State.SENT


def test_news_that_is_played_again_after_another_try_does_not_mark_the_address(
    provider, message, django_capture_on_commit_callbacks
):
    an_hour_ago = {**BOUNCE, "timestamp": timezone.now().timestamp() - 3600}
    provider("failed", message, **an_hour_ago)
    message.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        retry_message(message=message, by=make_user(Role.STAFF))

    provider("failed", message, **an_hour_ago)

    message.refresh_from_db()
    assert message.state == Message.State.SENT
    assert not BrokenAddress.objects.exists()


def test_news_of_anothers_address_does_nothing(provider, message):
    assert provider("failed", message, recipient="else@example.org", **BOUNCE).status_code == 200

    assert not BrokenAddress.objects.exists()


def test_a_bounce_that_overtakes_the_worker_is_asked_for_again(provider, message):
    Message.objects.update(state=Message.State.SENDING, claimed_at=timezone.now())

    assert provider("failed", message, **BOUNCE).status_code == 503

    assert not BrokenAddress.objects.exists()


def test_without_a_provider_nobody_reports(provider, message, settings):
    settings.EMAIL_PROVIDER = ""

    assert provider("failed", message, **BOUNCE).status_code == 404


@pytest.mark.parametrize("provider", ["", "resend", "postmark"])
def test_a_provider_whose_news_may_come_unsigned_is_not_heard(client, settings, provider):
    settings.EMAIL_PROVIDER = provider
    settings.ANYMAIL = {}
    message = make_message(state=Message.State.SENT, sent_at=timezone.now())
    forged = {
        "type": "email.bounced",
        "created_at": "2026-06-03T10:00:00Z",
        "data": {
            "to": [message.address],
            "email_id": "made-up",
            "headers": [{"name": "X-Metadata", "value": json.dumps({"message": str(message.pk)})}],
        },
    }

    assert (
        client.post("/webhooks/email/", forged, content_type="application/json").status_code == 404
    )
    assert not BrokenAddress.objects.exists()
