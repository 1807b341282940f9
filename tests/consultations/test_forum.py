"""What is proposed is talked over online: people write under a topic, support each other, and are answered (F-55)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from participation.programme.consultations.forum.services import (
    MOST_WAITING,
    add_topic,
    show_post,
    support_post,
    turn_down_post,
    write_post,
)
from participation.programme.consultations.forum.views import FIRST_SHOWN, ON_A_PAGE
from participation.programme.consultations.models import ForumPost, ForumSupport
from participation.programme.consultations.services import update_consultation
from participation.programme.consultations.worklist import forums_to_read
from tests.factories.activities import make_consultation
from tests.factories.groups import make_group
from tests.factories.people import make_joined_customer
from tests.forms import token_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return make_consultation("Rent 2027", lead_officer=officer)


@pytest.fixture
def topic(rent, officer):
    return add_topic(consultation=rent, title="The windows", about="", by=officer)


def forum(topic) -> str:
    return reverse("consultations:forum", args=[topic.consultation.slug])


def test_nobody_reads_what_somebody_wrote_before_one_of_us_has(client, amina, topic, officer):
    client.force_login(amina.user)
    page = reverse("consultations:write_post", args=[topic.pk])
    token = token_in(client.get(page).content.decode())
    for _ in range(2):  # a double press
        client.post(page, {"words": "Are the windows first?", "form_token": token})
    post = ForumPost.objects.get()
    on_own_page = client.get(forum(topic)).content.decode()
    client.logout()
    before = client.get(forum(topic)).content.decode()
    assert [one.detail for one in forums_to_read(officer)] == ["1 that nobody else can read yet"]

    show_post(post=post, answer="Yes, the coldest streets.", by=officer)
    after = client.get(forum(topic)).content.decode()
    detail = client.get(topic.consultation.get_absolute_url()).content.decode()

    assert "One of us reads it soon" in on_own_page
    assert "Are the windows first?" not in before
    assert "Are the windows first?" in after
    assert "Yes, the coldest streets." in after
    assert amina.name not in after
    assert forum(topic) in detail
    assert forums_to_read(officer) == []
    assert "coldest streets" in Message.objects.get(customer=amina).text
    assert Engagement.objects.get(customer=amina).activity_id == topic.consultation.pk


def test_one_of_us_shows_it_or_says_why_not_on_a_page(client, morag, topic):
    jean = make_joined_customer("Jean Gray")
    post = write_post(topic=topic, customer=jean, words="My neighbour Jim is noisy.")
    page = reverse("consultations:read_post", args=[post.pk])
    shown = client.get(page).content.decode()
    refused = client.post(page, {"show": "no", "form_token": token_in(shown)})
    client.post(page, {"show": "no", "because": "It names a neighbour."})
    turn_down_post(post=ForumPost.objects.get(), because="Again", by=morag)

    assert "Say why it is not shown" in refused.content.decode()
    post.refresh_from_db()
    assert post.turned_down_because == "It names a neighbour."
    assert "It names a neighbour." in Message.objects.get(customer=jean).text
    assert "Jim" not in client.get(forum(topic)).content.decode()
    desk = client.get(reverse("consultations:staff_forum", args=[topic.consultation.pk]))
    assert "Not shown" in desk.content.decode()


def test_others_say_once_that_they_think_so_too(client, amina, topic, officer):
    jean = make_joined_customer("Jean Gray")
    post = write_post(topic=topic, customer=jean, words="Do the stairs first.")
    support = reverse("consultations:support_post", args=[post.pk])
    client.force_login(amina.user)
    assert client.post(support).status_code == 404  # nobody can read it yet
    show_post(post=post, by=officer)
    for _ in range(2):
        client.post(support)

    assert ForumSupport.objects.get().customer == amina
    assert "1 person thinks so too, and so do you" in client.get(forum(topic)).content.decode()
    with pytest.raises(Refused, match="wrote this yourself"):
        support_post(post=post, customer=jean)


def test_whoever_thinks_so_no_more_takes_it_back(client, amina, topic, officer):
    post = write_post(topic=topic, customer=make_joined_customer("Jean Gray"), words="Stairs.")
    show_post(post=post, by=officer)
    client.force_login(amina.user)
    support = reverse("consultations:support_post", args=[post.pk])
    client.post(support)
    assert "Take that back" in client.get(forum(topic)).text

    for _ in range(2):
        client.post(support, {"take_back": "yes"})

    assert not ForumSupport.objects.exists()
    assert "I think so too" in client.get(forum(topic)).text


def test_one_of_us_writes_nothing_there_for_somebody_whom_it_is_not_for(amina, topic, officer):
    topic.consultation.members_only = True
    topic.consultation.save()
    topic.consultation.only_for.add(make_group("Calder Panel"))
    post = ForumPost.objects.create(
        topic=topic, customer=make_joined_customer("Jean Gray"), words="Stairs."
    )

    with pytest.raises(Refused, match="only for"):
        write_post(topic=topic, customer=amina, words="Me too")
    with pytest.raises(Refused, match="only for"):
        support_post(post=post, customer=amina)

    assert ForumPost.objects.get() == post


def test_a_topic_with_much_to_read_has_pages_and_the_forum_shows_what_most_support(
    client, amina, topic, officer, django_assert_max_num_queries
):
    stairs = add_topic(consultation=topic.consultation, title="The stairs", about="", by=officer)
    for n in range(ON_A_PAGE + 1):
        post = write_post(topic=topic, customer=amina, words=f"Window {n:02}")
        show_post(post=post, by=officer)
    first = ForumPost.objects.get(words="Window 00")
    support_post(post=first, customer=make_joined_customer("Jean Gray"))
    post = write_post(topic=stairs, customer=amina, words="Stairs are steep")
    show_post(post=post, by=officer)

    with django_assert_max_num_queries(12):
        page = client.get(forum(topic)).content.decode()

    assert page.count("Window ") == FIRST_SHOWN
    assert page.index("Window 00") < page.index("Window 30") < page.index("Stairs are steep")
    assert f"Read all {ON_A_PAGE + 1}" in page
    all_of_it = reverse("consultations:forum_topic", args=[topic.consultation.slug, topic.pk])
    assert all_of_it in page
    assert client.get(all_of_it).content.decode().count("Window ") == ON_A_PAGE
    assert "Window 01" in client.get(all_of_it, {"page": 2}).content.decode()
    elsewhere = make_consultation("Stairs", lead_officer=officer).slug
    assert (
        client.get(reverse("consultations:forum_topic", args=[elsewhere, topic.pk])).status_code
        == 404
    )


def test_it_ends_with_the_consultation_and_nobody_floods_it(client, amina, topic, officer):
    for n in range(MOST_WAITING):
        write_post(topic=topic, customer=amina, words=f"Question {n}")
    with pytest.raises(Refused, match="have not read your last"):
        write_post(topic=topic, customer=amina, words="One more")
    show_post(post=ForumPost.objects.first(), by=officer)

    update_consultation(
        consultation=topic.consultation, ends_at=timezone.now() - dt.timedelta(minutes=1)
    )
    topic.refresh_from_db()
    over = client.get(forum(topic)).content.decode()

    assert "Nobody can write here any more" in over
    assert "Question 0" in over
    assert "Write something" not in over
    with pytest.raises(Refused, match="is over"):
        write_post(topic=topic, customer=amina, words="Too late")


def test_only_those_who_may_write_are_led_to_it(client, topic, officer, amina):
    page = reverse("consultations:write_post", args=[topic.pk])

    def is_led_there() -> bool:
        return page in client.get(forum(topic)).content.decode()

    assert is_led_there()  # a customer
    client.logout()
    assert is_led_there()  # a visitor, who signs in on the way
    client.force_login(officer)
    assert not is_led_there()
