import datetime as dt

import pytest
from django.utils import timezone

from participation.programme.activities.models import Outcome
from participation.programme.events.models import Booking
from tests.factories.activities import make_consultation, make_event, make_outcome
from tests.factories.people import make_customer, make_joined_customer

pytestmark = pytest.mark.django_db

State = Outcome.State


def home(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def in_days(n):
    return timezone.now() + dt.timedelta(days=n)


def test_the_first_page_of_an_empty_portal_says_what_will_be_there(client):
    shown = home(client)

    assert "Your home, your say" in shown
    assert "The first answers will stand here" in shown
    assert "Nothing is planned just now" in shown


def test_time_comes_first_and_join_is_one_click_away(client):
    shown = home(client)

    for address in ("/get-involved/?time=minutes", "/calendar/", "/get-involved/?time=monthly"):
        assert f'href="{address}"' in shown
    assert 'href="/join/"' in shown.split("What changed because")[0]


def test_somebody_who_has_joined_is_not_asked_to_join(client):
    client.force_login(make_joined_customer().user)

    assert 'href="/join/"' not in home(client)


def test_one_of_each_answer_is_shown_and_all_are_as_many_as_their_page_counts(client):
    today = timezone.localdate()
    for n in range(3):
        make_outcome(f"Done {n}", state=State.DONE, answered_on=today - dt.timedelta(days=n))
    make_outcome("Lights", state=State.DOING)
    make_outcome("Open late", state=State.NOT_POSSIBLE)
    make_outcome("Kept back", state=State.DONE, published_at=None)
    make_outcome("Not answered yet")

    shown = home(client)

    assert "Done 0" in shown
    assert "Lights" in shown
    assert "Open late" in shown
    assert "Done 1" not in shown
    assert "Kept back" not in shown
    assert "See all 6 things that people told us" in shown
    assert "All, 6" in client.get("/you-said-we-did/").content.decode()


def test_what_is_on_is_in_the_order_of_its_days(client):
    make_event("Later drop-in", starts_at=in_days(9), takes_bookings=False)
    make_event("Soon", starts_at=in_days(2), capacity=3)
    make_event("Draft", starts_at=in_days(1), published_at=None)
    make_event("Called off", starts_at=in_days(1), cancelled_at=timezone.now())
    make_consultation("Rent 2027", ends_at=in_days(5))
    full = make_event("Full one", starts_at=in_days(3), capacity=1)
    Booking.objects.create(event=full, customer=make_customer())

    shown = home(client)

    order = [shown.index(name) for name in ("Soon", "Full one", "Rent 2027", "Later drop-in")]
    assert order == sorted(order)
    assert "Book, 3 places left" in shown
    assert "Just come" in shown
    assert "Draft" not in shown
    assert "Called off" not in shown


def test_home_asks_the_same_few_questions_whatever_there_is(client, django_assert_num_queries):
    for n in range(10):
        make_event(f"Event {n}", starts_at=in_days(n + 1))
        make_consultation(f"Consultation {n}")
        for state in State:
            make_outcome(f"Point {n}", state=state, activity=make_event())

    client.get("/contact/")  # the landlord's own words are kept a while

    with django_assert_num_queries(5):
        home(client)
