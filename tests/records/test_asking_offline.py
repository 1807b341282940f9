"""Somebody who is not online asks us to erase their record or to stop something (K-66)."""

import pytest

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.records.models import DataRequest
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["erase", "object"])
def test_an_officer_writes_down_what_somebody_asked_by_phone(client, kind):
    client.force_login(make_user(Role.STAFF))
    jean = make_customer("Jean Smith", address="1 Mill Lane", postcode="GM1 1AA")

    page = client.post(
        f"/staff/people/{jean.pk}/data-request/",
        {"kind": kind, "said": "By phone: “I want out.”"},
        follow=True,
    )

    asked = DataRequest.objects.get()
    assert (asked.customer, asked.kind, asked.said) == (jean, kind, "By phone: “I want out.”")
    assert page.redirect_chain[-1][0] == f"/staff/erasures/{asked.pk}/"
    assert Message.objects.get(customer=jean).channel == "post"


def test_what_was_not_said_is_asked_for(client):
    client.force_login(make_user(Role.STAFF))

    page = client.post(f"/staff/people/{make_customer().pk}/data-request/", {})

    assert "Choose what they ask for" in page.content.decode()
    assert not DataRequest.objects.exists()
