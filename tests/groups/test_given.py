"""What a group was given, and what came of it."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from base.core.models import Fact
from participation.people.groups.models import Funding
from tests.days import days_ago
from tests.factories.groups import make_group
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


def test_what_it_was_given_is_on_record_once_and_adds_up(client, morag):
    group = make_group()
    address = reverse("groups:funding", args=[group.pk])
    token = re.search(r'name="form_token" value="([^"]+)"', client.get(address).content.decode())
    sent = {"pounds": "£1,240.50", "what_for": "A room", **typed_day("given_on", days_ago(3))}
    for _ in range(2):
        client.post(address, {**sent, "form_token": token[1]})
    client.post(address, {**sent, "pounds": "10"})

    assert [one.pounds for one in Funding.objects.order_by("pk")] == [Decimal("1240.50"), 10]
    page = client.get(group.get_absolute_url()).content.decode()
    assert "£1,250.50" in page
    assert "£1,240.50, A room</li>" in page


@pytest.mark.parametrize("pounds", ["0", "-5", "lots", ""])
def test_an_amount_that_is_none_comes_back(client, morag, pounds):
    address = reverse("groups:funding", args=[make_group().pk])
    sent = {"pounds": pounds, "what_for": "A room", **typed_day("given_on", days_ago(3))}

    assert "A room" in client.post(address, sent).content.decode()
    assert not Funding.objects.exists()


def test_money_entered_by_mistake_is_taken_off_and_the_log_says_so(client, morag):
    one = Funding.objects.create(
        group=make_group(), given_on=days_ago(1), pounds=5, what_for="Stamps"
    )

    client.post(reverse("groups:remove_funding", args=[one.group_id, one.pk]))

    assert not Funding.objects.exists()
    assert Fact.objects.about(one.group).get().changes["pounds"] == "5.00"
