"""Forums: the network of those who sit on any group, and others for an estate or an interest (K-03, R-06)."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.customers.models import Tenure
from participation.people.groups.services import end_seat
from participation.programme.network.forums import services
from participation.programme.network.models import Forum, ForumMember, ForumNotice
from tests.days import days_ago
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_estate, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def morag():
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def network(morag):
    return services.save_forum(by=morag, title="Our network", about="All groups", only_sitting=True)


def somebody(name: str, group: str = ""):
    customer = make_joined_customer(name)
    if group:
        make_membership(make_group(group, kind="working"), customer)
    return customer


def write(forum, customer, text, **kwargs):
    services.join_forum(forum=forum, customer=customer)
    return services.write_notice(forum=forum, by=customer.user, text=text, **kwargs)


def test_members_of_different_groups_meet_write_and_answer(client, network):
    amina, tam = somebody("Amina Hussain", "Readers"), somebody("Tam Rennie", "Gardeners")
    notice = write(network, amina, "Who knows about damp?")
    client.force_login(tam.user)
    address = network.get_absolute_url()

    before = client.get(address).content.decode()
    client.post(f"/forums/{network.pk}/join/")
    client.post(f"/forums/notices/{notice.pk}/answer/", {"text": "We do."})
    page = client.get(address).content.decode()

    assert "Who knows about damp?" not in before
    assert "Join this forum" in before
    assert "Who knows about damp?" in page
    assert "Tam Rennie answered on" in page
    assert Message.objects.get(template="network/email/forum_answered").customer == amina
    client.post(f"/forums/{network.pk}/leave/")
    assert "damp" not in client.get(address).content.decode()


def test_whoever_sits_on_no_group_is_not_in_the_network_and_reads_how_to_get_on_one(
    client, network
):
    amina, ewan = somebody("Amina Hussain", "Readers"), somebody("Ewan Galbraith")
    write(network, amina, "Hello")
    with pytest.raises(Refused, match="is for others"):
        services.join_forum(forum=network, customer=ewan)
    end_seat(amina.memberships.get(), until_on=days_ago(0), by=None)
    with pytest.raises(Refused, match="Join this forum first"):
        services.write_notice(forum=network, by=amina.user, text="Still here?")

    for customer in (amina, ewan):
        client.force_login(customer.user)
        assert client.get(network.get_absolute_url()).status_code == 404
        assert "/me/groups/" in client.get("/forums/").content.decode()


def test_a_forum_is_for_an_estate_or_for_those_who_hold_their_home_in_one_way(morag):
    estate = make_estate()
    owners = Tenure.objects.order_by("pk").first()
    here = services.save_forum(by=morag, title="Estate", about="Here", area=estate)
    for_owners = services.save_forum(by=morag, title="Owners", about="Bills", tenures=[owners])
    neighbour, far = somebody("Jean Baxter"), somebody("Nadia Sheikh")
    neighbour.area, neighbour.tenure = estate, None
    far.area, far.tenure = None, owners
    neighbour.save()
    far.save()

    assert list(Forum.objects.open_to(neighbour)) == [here]
    assert list(Forum.objects.open_to(far)) == [for_owners]


def test_what_a_member_reports_waits_for_staff_and_its_writer_hears_why_it_went(
    client, network, morag
):
    amina, tam = somebody("Amina Hussain", "Readers"), somebody("Tam Rennie", "Gardeners")
    notice = write(network, amina, "My neighbour drinks")
    services.join_forum(forum=network, customer=tam)
    client.force_login(tam.user)
    client.post(f"/forums/notices/{notice.pk}/report/", {"concern": "private"})
    assert ForumNotice.objects.to_look_at().get() == notice

    client.force_login(morag)
    assert f"/staff/forums/notices/{notice.pk}/" in client.get("/staff/").content.decode()
    client.post(f"/staff/forums/notices/{notice.pk}/", {"why": "It is about somebody’s health."})

    assert "It is about somebody" in Message.objects.get(customer=amina).text
    assert "Tam" not in Message.objects.get(customer=amina).text
    client.force_login(tam.user)
    assert "drinks" not in client.get(network.get_absolute_url()).content.decode()
    assert not ForumNotice.objects.to_look_at().exists()


def test_nobody_opens_it_without_an_account_or_takes_down_what_another_wrote(client, network):
    amina, tam = somebody("Amina Hussain", "Readers"), somebody("Tam Rennie", "Gardeners")
    notice = write(network, amina, "Hello")
    services.join_forum(forum=network, customer=tam)

    assert client.get(network.get_absolute_url()).status_code == 302
    with pytest.raises(Refused, match="Only whoever wrote this"):
        services.take_back_notice(notice=notice, by=tam.user)
    services.take_back_notice(notice=notice, by=amina.user)
    assert not ForumNotice.objects.standing().exists()
    assert ForumMember.objects.live().count() == 2


def test_a_forum_of_an_estate_is_not_for_whoever_has_left_it_or_only_says_that_they_live_there(
    morag,
):
    estate = make_estate()
    owners = Tenure.objects.order_by("pk").first()
    services.save_forum(by=morag, title="Estate", about="Here", area=estate)
    services.save_forum(by=morag, title="Owners", about="Bills", tenures=[owners])
    garden = services.save_forum(by=morag, title="Gardens", about="Beans")
    network = services.save_forum(by=morag, title="Our network", about="All", only_sitting=True)
    gone, stranger = somebody("Jean Baxter", "Readers"), somebody("Nadia Sheikh")
    for customer in (gone, stranger):
        customer.area, customer.tenure = estate, owners
    gone.ended_on, stranger.unconfirmed_since = days_ago(1), timezone.now()

    assert list(Forum.objects.open_to(gone)) == [network]
    assert list(Forum.objects.open_to(stranger)) == [garden]
