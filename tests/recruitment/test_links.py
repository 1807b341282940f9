import threading

import pytest
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from participation.joining.involvement.models import Joining
from participation.joining.recruitment import stats
from participation.joining.recruitment.models import Link, Recruit, Visits
from participation.joining.recruitment.services import CAME_BY, count_recruit, count_visit, link_of
from participation.people.customers.models import Customer
from tests.factories.activities import make_opportunity
from tests.factories.people import make_joined_customer, make_user
from tests.factories.recruitment import make_campaign, make_piece
from tests.involvement.join.joining import join

pytestmark = pytest.mark.django_db


def visits(link) -> int:
    return stats.visited(Link.objects.filter(pk=link.pk))


def joined(link) -> int:
    return stats.joined(Link.objects.filter(pk=link.pk))


def make_joining(**fields) -> Joining:
    return Joining.objects.create(answers={"name": "Jean"}, **fields)


def test_a_code_counts_the_visit_and_leads_to_what_the_campaign_asks_for(client):
    panel = make_opportunity()
    link = make_piece(make_campaign(opportunity=panel))

    response = client.get(f"/c/{link.code}/")

    assert response.url == panel.get_absolute_url()
    assert visits(link) == 1


@pytest.mark.parametrize("opportunity", [None, "closed"])
def test_without_an_open_opportunity_it_leads_to_join(client, opportunity):
    if opportunity:
        opportunity = make_opportunity(closed_at=timezone.now())
    link = make_piece(make_campaign(opportunity=opportunity))

    assert client.get(f"/c/{link.code.upper()}/").url == "/join/"


def test_the_same_browser_is_counted_once_and_staff_not_at_all(client):
    link = make_piece()
    for _ in range(3):
        client.get(f"/c/{link.code}/")
    client.logout()
    client.force_login(make_user(Role.STAFF))
    client.get(f"/c/{link.code}/")

    assert visits(link) == 1


def test_what_is_kept_of_a_visit_is_a_number_and_a_day(client):
    link = make_piece()
    client.get(f"/c/{link.code}/")

    names = {field.name for field in Visits._meta.get_fields()}
    assert names == {"id", "link", "day", "visits"}


def test_a_code_that_is_not_ours_leads_to_the_menu(client):
    response = client.get("/c/nonsense/")

    assert response.url == "/get-involved/"
    assert CAME_BY not in client.session


def test_the_code_is_remembered_until_join_is_sent(client):
    link = make_piece()
    client.get(f"/c/{link.code}/")

    join(client)

    assert Recruit.objects.get().link == link


def test_somebody_counts_as_joined_once_their_address_is_proved():
    link = make_piece()
    joining = make_joining(email="jean@example.org", customer=make_joined_customer("Jean"))

    count_recruit(joining=joining, code=link.code)
    count_recruit(joining=joining, code=link.code)
    assert joined(link) == 0

    Joining.objects.update(applied_at=timezone.now())
    assert joined(link) == 1


def test_who_only_changed_their_answers_did_not_join_through_it():
    link, now = make_piece(), timezone.now()

    assert (
        count_recruit(joining=make_joining(applied_at=now, settled_at=now), code=link.code) is None
    )
    assert count_recruit(joining=make_joining(), code="unknown") is None


def test_a_neighbours_link_is_made_once_and_tells_nothing_of_whose_it_is(client):
    amina = make_joined_customer("Amina Hussain")
    client.force_login(amina.user)
    assert "Make my link" in client.get("/me/tell-a-neighbour/").content.decode()

    client.post("/me/tell-a-neighbour/")
    client.post("/me/tell-a-neighbour/")

    link = Link.objects.get()
    page = client.get("/me/tell-a-neighbour/").content.decode()
    assert link.address in page
    assert "followed 0 times" in page
    client.logout()
    landed = client.get(f"/c/{link.code}/", follow=True).content.decode()
    assert "Amina" not in landed + link.address


def test_neighbours_who_join_are_counted_for_the_link_and_oneself_is_not():
    amina, jean = make_joined_customer("Amina"), make_joined_customer("Jean")
    link, now = link_of(amina), timezone.now()

    count_recruit(joining=make_joining(customer=amina, applied_at=now), code=link.code)
    count_recruit(joining=make_joining(customer=jean, applied_at=now), code=link.code)

    assert joined(link) == 1
    people, reached = stats.told_by_neighbours()
    assert (people, reached.joined) == (1, 1)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="Threads share one test database there.")
@pytest.mark.django_db(transaction=True)
def test_ten_visits_at_the_same_moment_are_ten():
    link = make_piece()

    def visit():
        count_visit(link)
        connection.close()

    threads = [threading.Thread(target=visit) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert visits(link) == 10


@pytest.mark.skipif(connection.vendor == "sqlite", reason="Threads share one test database there.")
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_link():
    amina = make_joined_customer("Amina")

    def make():
        link_of(Customer.objects.get(pk=amina.pk))
        connection.close()

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Link.objects.count() == 1
