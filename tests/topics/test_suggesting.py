"""Who may suggest and support a topic, and when a panel has to decide on it."""

import pytest

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from scrutiny.topics.house_rules import TOPIC_SUPPORTERS
from scrutiny.topics.models import Support, Topic
from scrutiny.topics.naming import seems_to_name
from scrutiny.topics.services import (
    ask_for_group,
    keep_back,
    publish,
    suggest,
    support,
    take_back,
)
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.factories.topics import make_topic

SAID = {"title": "How long repairs take", "service": "repairs", "why": "We wait for months."}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("We wait for months. Nobody rings.", False),
        ("Repairs in Mill Lane take long.", True),  # a street looks like somebody: it is read first
        ("I spoke to Alison about it", True),
        ("Mrs Kerr never rings back", True),
        ("Ring me on 0141 496 0123", True),
        ("Write to me at a@b.example", True),
        ("Homes are cold and damp", False),
    ],
)
def test_words_that_may_name_somebody_are_found(words, names):
    assert seems_to_name(words) is names


def test_a_customers_suggestion_is_everybodys_at_once(panel):
    assert make_topic().is_public


@pytest.mark.parametrize(
    "more",
    [{"names_somebody": True}, {"why": "Mrs Kerr never rings back."}, {"customer": None}],
)
def test_one_that_may_name_somebody_or_of_a_visitor_is_read_first(panel, client, more):
    topic = suggest(**{"customer": make_joined_customer("Sue"), **SAID, **more})

    assert topic.is_to_read
    assert client.get(topic.get_absolute_url()).status_code == 404
    assert topic.title not in client.get("/scrutiny/topics/").content.decode()


def test_reading_it_takes_the_name_out_and_tells_who_suggested_it(panel, client):
    officer = make_user(Role.STAFF)
    topic = make_topic(why="Mrs Kerr never rings back.")

    publish(topic=topic, title=topic.title, why="Nobody rings back.", by=officer)

    page = client.get(topic.get_absolute_url()).content.decode()
    assert "Nobody rings back." in page
    assert "Kerr" not in page
    assert Message.objects.filter(about=topic.source).count() == 1
    with pytest.raises(Refused):
        publish(topic=topic, title="Again", why="Again", by=officer)


def test_what_is_kept_back_says_why_and_nobody_supports_it(topic):
    with pytest.raises(Refused):
        keep_back(topic=topic, why=" ", by=make_user(Role.STAFF))

    keep_back(topic=topic, why="It is about one person.", by=make_user(Role.STAFF))

    with pytest.raises(Refused):
        support(topic=topic, customer=make_customer())
    message = Message.objects.get(about=topic.source)
    assert "It is about one person." in message.text


def test_supporting_twice_is_once_and_can_be_taken_back_and_given_again(topic):
    sam = make_customer()
    support(topic=topic, customer=sam)
    support(topic=topic, customer=sam)
    assert topic.supports.live().count() == 1

    take_back(topic=topic, customer=sam)
    take_back(topic=topic, customer=sam)
    assert topic.supports.live().count() == 0

    support(topic=topic, customer=sam)
    assert (topic.supports.live().count(), Support.objects.count()) == (1, 2)


def test_enough_supporters_make_the_panel_decide_and_taking_back_does_not_undo_it(
    topic, jean, monkeypatch
):
    assert TOPIC_SUPPORTERS.default == 10
    monkeypatch.setattr(type(TOPIC_SUPPORTERS), "value", property(lambda rule: 2))
    one, two = make_customer(), make_customer()

    support(topic=topic, customer=one)
    topic.refresh_from_db()
    assert topic.must_since is None

    support(topic=topic, customer=two)
    take_back(topic=topic, customer=two)
    topic.refresh_from_db()
    assert topic.must_because == Topic.Must.SUPPORTERS
    told = set(Message.objects.filter(about=topic.source).values_list("customer", flat=True))
    assert told == {one.pk, two.pk, jean.customer_id, topic.suggested_by_id}


def test_a_recognised_organisation_asks_through_an_office_alone(topic):
    group = make_group()
    secretary = make_joined_customer("Nan Notes")
    seat = make_membership(group, secretary, role=Membership.Role.MEMBER)
    asking = {"topic": topic, "group": group, "why": "Half of us wait.", "by": secretary.user}
    with pytest.raises(Refused):
        ask_for_group(**asking)

    seat.role = Membership.Role.SECRETARY
    seat.save()
    ask_for_group(**asking)
    ask_for_group(**asking)

    topic.refresh_from_db()
    assert topic.must_because == Topic.Must.GROUP
    assert topic.groups_asked.count() == 1


def test_an_organisation_that_we_do_not_recognise_cannot_ask(topic):
    group = make_group(recognised_on=None)
    chair = make_joined_customer("Cy Chair")
    make_membership(group, chair, role=Membership.Role.CHAIR)

    with pytest.raises(Refused):
        ask_for_group(topic=topic, group=group, why="We wait.", by=chair.user)
