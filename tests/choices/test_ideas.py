"""Ideas: sent, keyed in, read before anybody else reads them, put together with consent, answered."""

import pytest
from django.test import Client
from django.urls import reverse

from base.core.refused import Refused
from participation.funding.choices import services
from participation.funding.choices.models import Idea, Project, Round
from participation.messages.contact.models import Message
from tests.days import days_ago
from tests.factories.choices import a_manager, days_of, make_round, open_round
from tests.factories.people import make_joined_customer
from tests.forms import token_in

pytestmark = pytest.mark.django_db

SAID = {"title": "Swings", "place": "The green", "about": "For small children."}


@pytest.fixture
def asked(db) -> Round:
    round = make_round(**days_of(days_ago(-30)), ideas_until=days_ago(-10))
    return services.ask_for_ideas(round=round, by=a_manager())


def sent(round, customer=None, **said) -> Idea:
    customer = customer or make_joined_customer("Amina")
    said = {"may_join": False} | SAID | said
    return services.send_idea(round=round, customer=customer, **said)


def test_an_idea_is_sent_on_its_page_once_and_is_nobodys_to_read_before_one_of_us_has(
    client, asked
):
    client.force_login(make_joined_customer("Amina").user)
    page = reverse("choices:send_idea", args=[asked.slug])
    token = token_in(client.get(page).content.decode())
    for _ in range(2):
        client.post(page, {**SAID, "form_token": token})

    idea = Idea.objects.get()
    assert "Swings" not in Client().get(asked.get_absolute_url()).content.decode()
    services.show_idea(idea=idea, by=a_manager())
    shown = Client().get(asked.get_absolute_url()).content.decode()
    assert "Swings" in shown
    assert "Amina" not in shown


def test_before_costs_are_published_no_page_shows_one(asked):
    shown = Client().get(asked.get_absolute_url()).content.decode()
    assert "£300" not in shown
    assert "Benches" in shown
    project = Client().get(reverse("choices:project", args=[asked.slug, 1])).content.decode()
    assert "£300" not in project


def test_ideas_end_with_their_last_day_and_nobody_votes_before_it_opens(client, asked):
    assert "not open yet" in client.get(reverse("choices:vote", args=[asked.slug])).content.decode()
    Round.objects.update(ideas_until=days_ago(1))

    with pytest.raises(Refused, match="last day"):
        sent(asked)
    keyed = services.key_idea(round=asked, by=a_manager(), source="event", **SAID)
    assert keyed.standing == ("To read", "doing")


def test_ideas_are_put_together_only_where_each_author_agreed(asked):
    amina = make_joined_customer("Amina")
    first, second = sent(asked, amina, may_join=True), sent(asked, amina, title="A swing")
    project = services.make_project(idea=first, pot=asked.pots.get(), by=a_manager())

    with pytest.raises(Refused, match="has not agreed"):
        services.join_project(idea=second, project=project, agreed=False, by=a_manager())
    services.join_project(idea=second, project=project, agreed=True, by=a_manager())

    assert project.ideas.count() == 2


def test_whoever_sent_an_idea_hears_first_whether_it_can_be_done_and_why_it_is_turned_down(asked):
    idea = sent(asked)
    project = services.make_project(idea=idea, pot=asked.pots.get(), by=a_manager())
    services.decide_on(project=project, is_possible=False, why="Not our ground.", by=a_manager())
    services.turn_down(idea=sent(asked, title="Fly"), because="Nobody can.", by=a_manager())

    said = [message.text for message in Message.objects.order_by("pk")]
    assert "Not our ground." in said[0]
    assert "Nobody can." in said[1]


def test_one_of_us_reads_an_idea_and_makes_a_project_of_it(client, morag, asked):
    idea = sent(asked)
    page = reverse("choices:idea", args=[idea.pk])
    assert "Choose the money" in client.post(page, {"what": "project"}).content.decode()
    client.post(page, {"what": "project", "pot": asked.pots.get().pk})

    idea.refresh_from_db()
    assert idea.project.title == "Swings"
    assert idea.project.source == "online"
    assert client.get(page).status_code == 200


def test_no_idea_becomes_a_project_once_costs_are_published():
    round = make_round()
    idea = services.key_idea(round=round, by=a_manager(), source="paper", **SAID)
    pot = round.pots.get()
    open_round(round)

    with pytest.raises(Refused, match="stay as they are"):
        services.make_project(idea=idea, pot=pot, by=a_manager())
    with pytest.raises(Refused, match="stay as they are"):
        services.key_idea(round=round, by=a_manager(), source="paper", **SAID)
    assert Project.objects.count() == 4


def test_somebody_sends_five_ideas_that_nobody_has_read_and_no_more(asked):
    amina = make_joined_customer("Amina")
    for _ in range(5):
        sent(asked, amina)

    with pytest.raises(Refused, match="not read your last 5"):
        sent(asked, amina)
