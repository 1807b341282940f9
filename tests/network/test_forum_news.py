"""Members of a forum who wish to hear once a day of what others wrote there."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from participation.people.groups.services import end_seat
from participation.programme.network.forums import services
from participation.programme.network.forums.news import tell_news
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer, make_user

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def network():
    morag = make_user(Role.STAFF, name="Morag Tait")
    return services.save_forum(by=morag, title="Our network", about="All", only_sitting=True)


def member(network, name: str, group: str):
    customer = make_joined_customer(name)
    make_membership(make_group(group, kind="working"), customer)
    services.join_forum(forum=network, customer=customer)
    return customer


@pytest.fixture
def amina(network):
    return member(network, "Amina Hussain", "Readers")


@pytest.fixture
def tam(network):
    return member(network, "Tam Rennie", "Gardeners")


def wants(client, network, customer, page: str = "news"):
    client.force_login(customer.user)
    return client.post(f"/forums/{network.pk}/{page}/")


def written(network, *by):
    return [services.write_notice(forum=network, by=one.user, text="Secret damp") for one in by]


def told():
    return Message.objects.filter(template="network/email/forum_news").order_by("pk")


def test_whoever_wants_to_hears_once_of_what_others_wrote_and_of_nothing_else(
    client, network, amina, tam
):
    written(network, tam)
    wants(client, network, amina)
    assert "Tell me no more" in client.get(network.get_absolute_url()).content.decode()
    assert tell_news() == 0, "that was there before"
    written(network, tam, tam, amina)

    assert [tell_news(), tell_news(), tell_news(timezone.now() + DAY)] == [1, 0, 0]

    message = told().get()
    assert message.customer == amina
    assert "2 new messages in Our network" in message.text
    assert "damp" not in message.text
    written(network, tam)
    assert tell_news(timezone.now() + DAY) == 1
    wants(client, network, amina, "no-news")
    written(network, tam)
    assert tell_news(timezone.now() + 2 * DAY) == 0


def test_who_is_in_it_no_more_hears_nothing_and_who_never_was_cannot_want_to(
    client, network, amina, tam
):
    wants(client, network, amina)
    written(network, tam)
    end_seat(Membership.objects.get(customer=amina), until_on=timezone.localdate() - DAY, by=None)

    assert tell_news() == 0

    jean = make_joined_customer("Jean Baxter")
    wants(client, network, jean)
    assert not jean.forums.exists()


def test_what_was_taken_down_is_no_news(client, network, amina, tam):
    wants(client, network, amina)
    (notice,) = written(network, tam)
    services.take_back_notice(notice=notice, by=tam.user)

    assert tell_news() == 0
