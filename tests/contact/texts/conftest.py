import json
import time

import pytest

from participation.messages.contact.texts import gateways
from participation.messages.contact.texts.incoming import signature_of
from participation.people.customers.models import Channel
from tests.factories.people import make_customer

LOCMEM = "participation.messages.contact.texts.gateways.LocmemGateway"


@pytest.fixture
def outbox(settings):
    settings.SMS_GATEWAY = LOCMEM
    gateways.outbox.clear()
    return gateways.outbox


@pytest.fixture
def amina(db):
    return make_customer("Amina Hussain", phone="+447700900112", preferred_channel=Channel.SMS)


@pytest.fixture
def text_in(client, settings):
    settings.SMS_INBOUND_SECRET = "between-us"

    def posted(
        text="", *, number="+447700900112", reference="in-1", signature=None, ago=0, raw=None
    ):
        body = raw or json.dumps({"id": reference, "from": number, "text": text}).encode()
        moment = str(int(time.time()) - ago)
        signed = signature_of(body, moment) if signature is None else signature
        return client.post(
            "/webhooks/texts/",
            body,
            content_type="application/json",
            headers={"X-Signature": signed, "X-Timestamp": moment},
        )

    return posted
