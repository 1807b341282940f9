"""What each reader sees and does on the pages of topics."""

import pytest

from base.core.audience import Role
from participation.people.groups.models import Membership
from scrutiny.topics.models import Hand, Topic
from scrutiny.topics.panel_views import MyTopics
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer, make_user
from tests.factories.topics import make_open_vote, make_topic

pytestmark = pytest.mark.django_db

SAID = {
    "title": "How long repairs take",
    "service": "repairs",
    "why": "We wait for months.",
    "names_somebody": "no",
}


def shown(browser, address: str, status: int = 200) -> str:
    response = browser.get(address)
    assert response.status_code == status, response
    return response.content.decode()


@pytest.fixture
def as_staff(client):
    client.force_login(make_user(Role.STAFF))
    return client


def test_a_customer_suggests_a_topic_and_everybody_reads_it_without_their_name(client, panel):
    sue = make_joined_customer("Sue Gests")
    client.force_login(sue.user)
    assert "You are Sue Gests" in shown(client, "/scrutiny/suggest/")

    response = client.post("/scrutiny/suggest/", SAID)

    topic = Topic.objects.get()
    assert response["Location"] == topic.get_absolute_url()
    client.logout()
    page = shown(client, topic.get_absolute_url())
    assert "We wait for months." in page
    assert "Gests" not in page
    assert SAID["title"] in shown(client, "/scrutiny/topics/?standing=open")


def test_a_visitor_is_thanked_and_read_first(client, panel):
    response = client.post("/scrutiny/suggest/", SAID)

    assert response["Location"] == "/scrutiny/suggest/thanks/"
    assert "One of us reads it first" in shown(client, "/scrutiny/suggest/thanks/")
    assert Topic.objects.get().is_to_read


def test_sent_twice_it_is_one_topic_and_what_is_missing_keeps_what_was_typed(client, panel):
    client.force_login(make_joined_customer("Sue").user)
    token = "5f0c6c3e-30c4-4a43-9a90-5b86ee9ff5a3"
    page = client.post("/scrutiny/suggest/", {**SAID, "why": ""}).content.decode()
    assert SAID["title"] in page
    assert not Topic.objects.exists()

    for _ in range(2):
        client.post("/scrutiny/suggest/", {**SAID, "form_token": token})
    assert Topic.objects.count() == 1


def test_a_customer_supports_it_and_takes_it_back(client, topic):
    client.force_login(make_joined_customer("Sam").user)
    assert "Support this topic" in shown(client, topic.get_absolute_url())

    client.post(f"{topic.get_absolute_url()}support/")
    assert "Take my support back" in shown(client, topic.get_absolute_url())

    client.post(f"{topic.get_absolute_url()}take-back/")
    assert "Support this topic" in shown(client, topic.get_absolute_url())


def test_whoever_holds_an_office_asks_for_their_organisation(client, topic):
    nan = make_joined_customer("Nan Notes")
    group = make_group()
    make_membership(group, nan, role=Membership.Role.SECRETARY)
    client.force_login(nan.user)
    assert "for your organisation" in shown(client, topic.get_absolute_url())

    client.post(f"{topic.get_absolute_url()}ask/", {"group": group.pk, "why": "We all wait."})

    assert "The panel has to decide" in shown(client, topic.get_absolute_url())


def test_staff_read_it_first_from_their_worklist(as_staff, panel):
    topic = make_topic(why="Mrs Kerr never rings.")
    assert topic.title in shown(as_staff, "/staff/")
    assert "Waiting to be read" in shown(as_staff, topic.staff_address)

    said = {"title": topic.title, "why": "Nobody rings."}
    as_staff.post(f"{topic.staff_address}read/", said)

    assert "Nobody rings." in shown(as_staff, topic.get_absolute_url())
    assert topic.title not in shown(as_staff, "/staff/topics/?standing=read")


def test_staff_keep_one_back_and_write_one_down_for_somebody(as_staff, topic):
    as_staff.post(f"{topic.staff_address}keep-back/", {"why": "It is about one home."})
    assert "It is about one home." in shown(as_staff, topic.staff_address)
    shown(as_staff, topic.get_absolute_url(), 404)

    said = {**SAID, "title": "Lifts", "reference": topic.suggested_by.reference}
    as_staff.post("/staff/topics/new/", said)
    assert Topic.objects.get(title="Lifts").suggested_by == topic.suggested_by
    page = as_staff.post("/staff/topics/new/", {**said, "reference": "none"}).content.decode()
    assert "No customer has this reference" in page


def test_the_panel_votes_by_name_and_everybody_else_reads_the_numbers(client, topic, chair, jean):
    client.force_login(chair.customer.user)
    assert topic.title in shown(client, "/me/scrutiny/topics/")
    client.post(f"{topic.panel_address}open/")
    vote = topic.votes.get()
    for seat, which in ((chair, "for"), (jean, "against"), (chair, "for")):
        client.post(f"/me/scrutiny/votes/{vote.pk}/", {"seat": seat.pk, "which": which})
    assert "Jean Panel: against" in shown(client, topic.panel_address)

    client.post(f"/me/scrutiny/votes/{vote.pk}/", {"seat": jean.pk, "which": "abstains"})
    client.post(f"/me/scrutiny/votes/{vote.pk}/close/", {"reason": "It matters to all."})

    assert "Jean Panel: abstains" in shown(client, topic.panel_address)
    client.logout()
    page = shown(client, topic.get_absolute_url())
    assert "1 for, 0 against, 1 abstained" in page
    assert "It matters to all." in page
    assert "Jean Panel" not in page


def test_a_member_votes_for_themselves_alone(client, topic, chair, jean):
    vote = make_open_vote(topic)
    client.force_login(jean.customer.user)
    page = shown(client, f"/me/scrutiny/votes/{vote.pk}/")
    assert "Jean Panel" in page
    assert "Chris Chair" not in page

    client.post(f"/me/scrutiny/votes/{vote.pk}/", {"seat": chair.pk, "which": "for"})
    page = client.post(f"/me/scrutiny/votes/{vote.pk}/close/", {"reason": "Yes"}).content.decode()

    assert "Only the chair or the secretary" in page
    assert not Hand.objects.exists()


def test_nobody_else_opens_the_pages_of_the_panel(client, topic, jean):
    vote = make_open_vote(topic)
    for user in (make_joined_customer("Sam").user, make_user(Role.CUSTOMER, Role.STAFF)):
        client.force_login(user)
        shown(client, topic.panel_address, 404)
        shown(client, f"/me/scrutiny/votes/{vote.pk}/close/", 404)


def test_what_the_panel_has_to_decide_waits_on_the_worklist(as_staff, topic):
    Topic.objects.update(must_since="2026-01-05", must_because="group")

    assert f"Put before the panel: {topic.title}" in shown(as_staff, "/staff/")


def test_members_page_through_all_topics_and_what_they_vote_on_comes_first(
    client, panel, jean, monkeypatch
):
    monkeypatch.setattr(MyTopics, "paginate_by", 2)
    make_topic("Lifts")
    make_open_vote(make_topic("Bins"))
    for title, decision in (("Letters", "chosen"), ("Doors", "not_chosen")):
        topic = make_topic(title)
        topic.decision, topic.reason = decision, "Many wait."
        topic.decided_on = topic.suggested_on
        topic.save()
    client.force_login(jean.customer.user)

    first, last = (shown(client, f"/me/scrutiny/topics/?page={page}") for page in (1, 99))

    assert first.index("We are voting on these") < first.index("Bins") < first.index("Lifts")
    assert "Letters" in last
    assert "Doors" not in first + last
