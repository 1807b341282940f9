"""Those who asked hear the result, and when what won is finished; so do those whose idea it was. Once."""

import pytest
from django.urls import reverse

from participation.funding.choices import services
from participation.funding.choices.models import News, NewsWish
from participation.funding.choices.tasks import do_tell
from participation.messages.contact.models import Message
from tests.days import days_ago
from tests.factories.choices import a_manager, close_round, make_round, open_round, voters_of
from tests.factories.people import make_joined_customer

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    rows = Message.objects.order_by("pk").values_list("customer__name", "template")
    return [(name, template.rpartition("/")[2]) for name, template in rows]


def test_whoever_asked_and_whoever_sent_the_idea_hear_once(client):
    asked, author = make_joined_customer("Amina"), make_joined_customer("Jean")
    make_joined_customer("Nobody")
    round = make_round(projects=(("Benches", 300), ("Lights", 5000)))
    said = {"title": "B", "place": "", "about": "", "source": "paper"}
    idea = services.key_idea(round=round, by=a_manager(), customer=author, **said)
    project = round.projects.get(number=1)
    services.join_project(idea=idea, project=project, agreed=True, by=a_manager())
    round = open_round(round)
    client.force_login(asked.user)
    for _ in range(2):
        client.post(reverse("choices:tell_me", args=[round.slug]))
    services.cast(voter=voters_of(round)[0], chosen=["1"], channel="phone")
    services.publish_result(round=close_round(round), by=a_manager())
    for _ in range(2):
        news = News.objects.get(project=None)
        news.put_in_queue()
        news.save()
        do_tell(news.pk)
    project.refresh_from_db()
    for _ in range(2):
        services.tell_delivery(
            project=project, delivery="There.", delivered_on=days_ago(0), by=a_manager()
        )
    do_tell(News.objects.get(project=project).pk)

    assert told() == [
        ("Amina", "result"),
        ("Jean", "result"),
        ("Amina", "finished"),
        ("Jean", "finished"),
    ]


def test_a_wish_is_taken_back(client):
    client.force_login(make_joined_customer("Amina").user)
    round = open_round(make_round())
    address = reverse("choices:tell_me", args=[round.slug])
    client.post(address)
    assert "Do not tell me" in client.get(round.get_absolute_url()).content.decode()

    client.post(address, {"take_back": "yes"})

    assert not NewsWish.objects.exists()
