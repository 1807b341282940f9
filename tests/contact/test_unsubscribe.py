import re

import pytest
from django.core import signing
from django.test import Client

from participation.messages.contact.consents import WORDING, record_consent
from participation.messages.contact.models import Consent, Purpose
from participation.messages.contact.tasks import deliver
from participation.messages.contact.unsubscribing import SALT, link_for, token_for
from participation.people.customers.models import Channel
from tests.factories.consents import consents_held
from tests.factories.messages import make_message, make_reachable

from .mail_server import Inbox, a_server

pytestmark = pytest.mark.django_db


def agreed(name: str = "Amina Hussain"):
    amina = make_reachable(name)
    for purpose in (Purpose.INVITATION, Purpose.MARKETING):
        record_consent(
            customer=amina,
            channel=Channel.EMAIL,
            purpose=purpose,
            given=True,
            wording=WORDING[purpose][Channel.EMAIL],
            source="join",
        )
    return amina


@pytest.fixture
def invitation():
    return make_message(agreed(), purpose=Purpose.INVITATION, subject="Come to the panel")


def path_of(message) -> str:
    return f"/unsubscribe/{token_for(message)}/"


def received(message, settings):
    inbox = Inbox()
    server = a_server(inbox)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    try:
        deliver(message.pk)
    finally:
        server.stop()
    return inbox.emails[0]


@pytest.mark.parametrize("purpose", [Purpose.INVITATION, Purpose.MARKETING])
def test_a_mail_server_gets_the_one_click_headers_and_they_work_as_they_stand(settings, purpose):
    settings.PORTAL_ADDRESS = "https://portal.example.org"
    message = make_message(agreed(), purpose=purpose)

    email = received(message, settings)

    assert email["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(
        r"<https://portal\.example\.org(/\S+)>", email["List-Unsubscribe"].strip()
    )[1]
    mail_program = Client(enforce_csrf_checks=True)
    answer = mail_program.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert mail_program.cookies == {}
    assert consents_held(message.customer, purpose) == {"email": False}
    assert address in email.get_body(("plain",)).get_content()


@pytest.mark.parametrize("purpose", [Purpose.SERVICE, Purpose.STATUTORY])
def test_what_cannot_be_stopped_offers_no_stopping(settings, client, purpose):
    message = make_message(agreed(), purpose=purpose)

    email = received(message, settings)

    assert email["List-Unsubscribe"] is None
    assert "unsubscribe" not in email.get_body(("plain",)).get_content()
    assert client.post(path_of(message)).status_code == 404


def test_stopping_invitations_leaves_news_alone(client, invitation):
    client.post(path_of(invitation))

    assert consents_held(invitation.customer, Purpose.INVITATION) == {"email": False}
    assert consents_held(invitation.customer, Purpose.MARKETING) == {"email": True}


def test_opening_the_link_only_asks(client, invitation):
    page = client.get(path_of(invitation)).content.decode()

    assert "Stop invitations to take part by email?" in page
    assert "What still comes" in page
    assert consents_held(invitation.customer, Purpose.INVITATION) == {"email": True}


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_what_a_mail_scanner_does_with_the_link_stops_nothing(client, invitation, method):
    getattr(client, method)(path_of(invitation))
    getattr(client, method)(f"{path_of(invitation)}undo/")

    assert consents_held(invitation.customer, Purpose.INVITATION) == {"email": True}


def test_what_was_stopped_can_be_undone_and_all_three_words_are_kept(client, invitation):
    page = client.post(path_of(invitation), follow=True).content.decode()
    assert "You get no more of these" in page

    client.post(f"{path_of(invitation)}undo/")

    kept = Consent.objects.filter(purpose=Purpose.INVITATION).order_by("pk")
    assert [consent.given for consent in kept] == [True, False, True]
    assert kept[2].wording == kept[0].wording
    assert "Come to the panel" in kept[1].wording


def test_undoing_an_old_link_does_not_go_over_what_was_said_since(client, invitation):
    client.post(path_of(invitation))
    amina = invitation.customer
    said = {"customer": amina, "channel": Channel.EMAIL, "wording": "x", "source": "me"}
    record_consent(given=True, **said)
    record_consent(given=False, **said)

    page = client.post(f"{path_of(invitation)}undo/", follow=True).content.decode()

    assert "nothing to undo" in page
    assert consents_held(amina, Purpose.INVITATION) == {"email": False}


def test_one_persons_link_stops_nobody_elses(client, invitation):
    jean = agreed("Jean Ó Súilleabháin")

    client.post(path_of(invitation))

    assert consents_held(jean, Purpose.INVITATION) == {"email": True}


def test_a_forged_link_does_nothing(client, invitation):
    jean = make_message(agreed("Jean"), purpose=Purpose.INVITATION)
    payload = token_for(jean).split(":")[0]
    signature = token_for(invitation).split(":")[1]
    forged = (
        f"{payload}:{signature}",
        str(jean.pk),
        token_for(jean)[:-1],
        signing.Signer(salt="another").sign_object(jean.pk),
        signing.Signer(salt=SALT).sign_object(jean.pk + 1000),
    )

    answers = {client.post(f"/unsubscribe/{token}/").status_code for token in forged}

    assert answers == {404}
    assert consents_held(jean.customer, Purpose.INVITATION) == {"email": True}


def test_the_link_is_an_address_of_the_portal(invitation, settings):
    settings.PORTAL_ADDRESS = "https://portal.example.org"

    assert link_for(invitation) == f"https://portal.example.org{path_of(invitation)}"
