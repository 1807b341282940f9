"""What tells how to reach somebody is in no file that an officer takes, whatever column it slipped into."""

import pytest

from base.core.audience import Role
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def test_a_contact_detail_is_in_no_other_column_of_an_officers_file(client):
    client.force_login(make_user(Role.STAFF))
    make_customer("Jean Smith", address="3 Calder Court", postcode="GM1 2AB", email="j@example.org")

    content = b"".join(client.post("/staff/people/", {"file": "csv"})).decode()

    assert "Jean Smith" in content
    assert not any(detail in content for detail in ("Calder", "GM1 2AB", "j@example.org"))


def test_what_a_server_said_of_an_address_is_in_an_officers_file_without_it(client):
    refusal = "SMTPRecipientsRefused: {'Jean@example.org': (550, b'<jean@example.org> is unknown')}"
    make_message(state="failed", address="jean@example.org", error=refusal)
    client.force_login(make_user(Role.STAFF))

    content = b"".join(client.post("/staff/messages/", {"file": "csv"})).decode()

    assert "SMTPRecipientsRefused" in content
    assert "jean@example.org" not in content.lower()
