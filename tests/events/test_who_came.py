"""The screen on which an officer ticks who came."""

import uuid

import pytest

from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.programme.events.services import count_heads, mark_here
from tests.factories.activities import make_booking, make_past_event
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


def test_the_screen_finds_people_and_ticks_them_without_scripts(client, morag):
    event, tam = make_past_event(), make_customer("Tam Rennie", address="8 Mill Lane")
    address = f"/staff/events/{event.pk}/attendance/"

    found = client.get(address, {"q": "renn"}).content.decode()
    assert "8 Mill Lane" in found
    response = client.post(f"{address}{tam.pk}/", {"state": "here"}, follow=True)

    assert "Not yet" not in response.content.decode()
    assert Engagement.objects.get().customer == tam


def test_a_tick_by_htmx_answers_with_the_line_and_the_count(client, morag):
    event, tam = make_past_event(), make_customer("Tam Rennie")
    make_booking(event, tam)

    response = client.post(
        f"/staff/events/{event.pk}/attendance/{tam.pk}/",
        {"state": "here"},
        headers={"HX-Request": "true", "HX-Target": f"person-{tam.pk}"},
    )

    part = response.content.decode()
    assert f'id="person-{tam.pk}"' in part
    assert 'data-hx-swap-oob="innerHTML:#tally"' in part
    assert '<span class="portal-bar__number">1</span> here' in part
    assert "<html" not in part


def test_a_tick_after_being_signed_out_leads_the_whole_page_to_sign_in(client):
    event, tam = make_past_event(), make_customer("Tam Rennie")
    screen = f"/staff/events/{event.pk}/attendance/"

    response = client.post(
        f"{screen}{tam.pk}/",
        {"state": "here"},
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{screen}"},
    )

    assert response["HX-Redirect"] == f"/accounts/login/?next={screen}"
    assert not Engagement.objects.exists()


@pytest.mark.parametrize("state", ["", "toggle", "HERE", "\x00"])
def test_a_tick_that_does_not_say_what_shall_be_changes_nothing(client, morag, state):
    event, tam = make_past_event(), make_customer("Tam Rennie")

    response = client.post(f"/staff/events/{event.pk}/attendance/{tam.pk}/", {"state": state})

    assert response.status_code == 400
    assert not Engagement.objects.exists()


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("", "Enter how many others"),
        ("-1", "Enter 0 or more"),
        ("six", "as a number"),
        ("6.5", "as a number"),
        ("99999999999999999999", "5,000 or fewer"),
    ],
)
def test_a_head_count_that_cannot_be_is_said(client, morag, people, said):
    event = make_past_event()

    response = client.post(f"/staff/events/{event.pk}/others/", {"people": people})

    assert said in response.content.decode()
    assert not Engagement.objects.exists()


def test_a_newcomer_sent_twice_is_one_customer(client, morag):
    event = make_past_event()
    answers = {
        "form_token": str(uuid.uuid4()),
        "name": "Bo Ó Súilleabháin",
        "address": "1 Mill Lane",
        "preferred_channel": "post",
    }

    for _ in range(2):
        response = client.post(f"/staff/events/{event.pk}/newcomer/", answers)

    newcomer = Customer.objects.get()
    assert response.url.endswith(f"#person-{newcomer.pk}")
    assert Engagement.objects.count() == 1


def test_a_newcomer_is_called_something(client, morag):
    event = make_past_event()

    response = client.post(
        f"/staff/events/{event.pk}/newcomer/",
        {"name": "👋", "address": "1 Mill Lane", "preferred_channel": "post"},
    )

    assert "Enter a name with letters in it" in response.text
    assert 'value="👋"' in response.text
    assert not Customer.objects.exists()


def test_who_came_takes_few_queries_however_many_came(client, morag, django_assert_max_num_queries):
    event = make_past_event()
    for n in range(15):
        customer = make_customer(f"Customer {n}")
        make_booking(event, customer)
        mark_here(event=event, customer=customer, by=morag)
    count_heads(event=event, people=3, by=morag)

    with django_assert_max_num_queries(10):
        response = client.get(f"/staff/events/{event.pk}/attendance/", {"q": "customer"})
    assert '<span class="portal-bar__number">18</span>' in response.content.decode()
