"""Visitors may be shown a page that was made up to a minute ago; nobody else, and never an old truth."""

import datetime as dt
import re

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.core.audience import Role
from base.core.house_rules import BRAND_NAME
from base.core.kept_pages import PUBLIC_ROWS, KeptForVisitors
from base.core.rules.services import set_rules
from participation.people.customers.models import Tenure
from participation.programme.events.models import Event
from participation.programme.events.services import book_place, call_off_event, give_up_place
from participation.programme.events.views.public import EventPage
from scrutiny.exercises.models import Stage
from tests.access.routes import DUMMIES, our_routes
from tests.factories.activities import (
    make_consultation,
    make_event,
    make_opportunity,
    make_outcome,
)
from tests.factories.exercises import make_exercise_at
from tests.factories.findings import make_answered_finding
from tests.factories.groups import make_group
from tests.factories.investigations import make_published
from tests.factories.people import make_customer, make_estate, make_joined_customer, make_user
from tests.factories.recommendations import make_member, make_panel, make_sent
from tests.factories.self_assessments import make_signed_off
from tests.factories.standards import make_standard_of_service

PAGES = ["/", "/get-involved/", "/calendar/", "/calendar/?where=online", "event"]


@pytest.fixture(autouse=True)
def keeping(settings, db):
    settings.KEEP_PAGES_SECONDS = 60


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done inside it is done for good, as after a real commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def address(page: str) -> str:
    return make_event().get_absolute_url() if page == "event" else page


def page(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_the_second_visitor_is_shown_what_the_first_was(client, path, django_assert_num_queries):
    path = address(path)
    first = client.get(path)

    with django_assert_num_queries(0):
        second = client.get(path)

    assert second.content == first.content
    assert "Cookie" in second["Vary"]


@pytest.mark.parametrize("path", PAGES)
def test_somebody_signed_in_never_gets_a_visitors_page_nor_a_visitor_theirs(client, path):
    path = address(path)
    amina = make_user(Role.CUSTOMER, name="Amina Hussain")
    make_customer("Amina Hussain", user=amina)
    page(client, path)

    client.force_login(amina)
    own = page(client, path)
    client.logout()

    assert "Amina Hussain" in own
    assert "Sign out" in own
    visitors = page(client, path)
    assert "Amina Hussain" not in visitors
    assert "Sign out" not in visitors


def test_a_page_made_for_somebody_signed_in_is_not_kept(client):
    amina = make_user(Role.CUSTOMER, name="Amina Hussain")
    client.force_login(amina)
    page(client, "/")

    client.logout()

    assert "Amina Hussain" not in page(client, "/")


def test_a_message_that_waits_is_shown_and_not_kept(client, rf):
    page(client, "/")
    waiting = CookieStorage(rf.get("/"))
    client.cookies["messages"] = waiting._encode([Message(SUCCESS, "You have left the list.")])

    told = page(client, "/")

    assert "You have left the list." in told
    assert "You have left the list." not in page(client, "/")


def test_each_address_and_host_has_its_own_page(client, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    assert "one.example" in client.get("/calendar/", headers={"host": "one.example"}).text
    assert "two.example" in client.get("/calendar/", headers={"host": "two.example"}).text


def test_new_settings_show_at_once(client, settings):
    page(client, "/")

    settings.BRAND_NAME = "Calder Housing"

    assert "Calder Housing" in page(client, "/")


def test_what_an_administrator_sets_shows_at_once(client, committed, rules_looked_up):
    page(client, "/")

    with committed():
        set_rules(
            group=BRAND_NAME.group,
            values={"BRAND_NAME": "Calder Housing"},
            by=make_user(Role.ADMINISTRATOR),
            why="We have merged",
        )

    assert "Calder Housing" in page(client, "/")


def test_a_page_is_kept_apart_from_those_of_a_process_that_does_not_know_yet(
    client, committed, rules_looked_up
):
    """It made its page by the old rules, and nobody who knows better is shown it."""
    with committed():
        set_rules(
            group=BRAND_NAME.group,
            values={"BRAND_NAME": "Calder Housing"},
            by=make_user(Role.ADMINISTRATOR),
            why="We have merged",
        )
    rules_looked_up.hold({})
    assert "Glenmarnock" in page(client, "/")

    rules_looked_up.forget()

    assert "Calder Housing" in page(client, "/")


def test_a_page_that_is_not_there_is_looked_for_again(client):
    event = make_event(published_at=None)
    assert client.get(event.get_absolute_url()).status_code == 404

    make_event("Open day")

    assert "Open day" in page(client, "/calendar/")
    assert client.get(event.get_absolute_url()).status_code == 404


def test_what_is_planned_booked_given_up_and_called_off_shows_at_once(client, committed):
    assert "Damp clinic" not in page(client, "/calendar/")
    with committed():
        event = make_event("Damp clinic", capacity=5)
    assert "Book, 5 places left" in page(client, "/calendar/")
    with committed():
        booking = book_place(event=event, customer=make_joined_customer())
    assert "Book, 4 places left" in page(client, "/calendar/")
    assert "4 of 5 left" in page(client, event.get_absolute_url())
    with committed():
        give_up_place(booking=booking, by=None)
    assert "5 of 5 left" in page(client, event.get_absolute_url())
    with committed():
        call_off_event(event=event, by=make_user(Role.STAFF), why="The hall is shut.")
    assert "This event is called off" in page(client, event.get_absolute_url())


def test_what_changed_and_what_is_asked_shows_at_once(client, committed):
    page(client, "/")
    with committed():
        make_outcome("The back court is dark.", state="done")
    assert "The back court is dark." in page(client, "/")
    with committed():
        make_consultation("Rent 2027")
    assert "Rent 2027" in page(client, "/")


def test_the_menu_follows_its_opportunities(client, committed):
    page(client, "/get-involved/")
    with committed():
        opportunity = make_opportunity("Readers of letters")
    assert "Readers of letters" in page(client, "/get-involved/")
    with committed():
        opportunity.delete()
    assert "Readers of letters" not in page(client, "/get-involved/")


def test_who_an_event_is_for_shows_at_once(client, committed):
    event, tenure = make_event(), Tenure.objects.first()
    page(client, event.get_absolute_url())

    with committed():
        event.tenures.add(tenure)

    assert tenure.name in page(client, event.get_absolute_url())


def kept_routes():
    return [
        route
        for route in our_routes()
        if issubclass(getattr(route.view, "view_class", object), KeptForVisitors)
    ]


def tables_that_begin_an_edition() -> set[str]:
    sets = [field.remote_field.through for row in PUBLIC_ROWS for field in row._meta.many_to_many]
    return {model._meta.db_table for model in [*PUBLIC_ROWS, *sets]}


@pytest.mark.parametrize("route", kept_routes(), ids=str)
@pytest.mark.parametrize("days", [7, -7], ids=["coming", "over"])
def test_whatever_a_kept_page_reads_begins_a_new_edition_when_it_changes(client, route, days):
    """So a page cannot come to show another kind of row and be up to a minute late with it."""
    tenure, estate = Tenure.objects.first(), make_estate()
    # Two activities have no slug together.
    of_exercise = route.name.startswith("exercises:")
    of_investigation = route.name.startswith("investigations:")
    event = make_event(
        slug="damp-clinic" if of_exercise or of_investigation else DUMMIES["slug"],
        starts_at=timezone.now() + dt.timedelta(days=days),
        capacity=5,
    )
    event.tenures.add(tenure)
    event.areas.add(estate)
    event.groups.add(make_group())
    make_opportunity().tenures.add(tenure)
    make_consultation()
    make_outcome("The back court is dark.", state="done", area=estate, activity=event)
    panel = make_panel()
    number, member = int(DUMMIES["id"]), make_member(panel)
    make_sent(panel=panel, by=member, pk=number)
    make_answered_finding(panel=panel, by=member, pk=number)
    make_standard_of_service(pk=number)
    make_signed_off(panel=panel, pk=number)
    if of_exercise:
        make_exercise_at(Stage.RESPONSE, slug=DUMMIES["slug"])
    if of_investigation:
        make_published(slug=DUMMIES["slug"])

    with CaptureQueriesContext(connection) as asked:
        page(client, route.address)

    read = {table for one in asked for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', one["sql"])}
    assert read - tables_that_begin_an_edition() == set()


def test_a_page_begun_before_a_change_is_not_kept_past_it(client, committed, monkeypatch):
    event = make_event("Damp clinic")
    page(client, "/get-involved/")  # an edition has begun
    made = EventPage.get_context_data

    def then_change(view, **kwargs):
        context = made(view, **kwargs)
        with committed():
            Event.objects.get(pk=event.pk).save()
            Event.objects.filter(pk=event.pk).update(title="Damp and heating")
        return context

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(EventPage, "get_context_data", then_change)
        assert "Damp clinic" in page(client, event.get_absolute_url())

    assert "Damp and heating" in page(client, event.get_absolute_url())


def test_nothing_is_kept_when_the_setting_says_so(client, settings):
    settings.KEEP_PAGES_SECONDS = 0
    event = make_event()
    page(client, event.get_absolute_url())

    Event.objects.filter(pk=event.pk).update(venue="The library")

    assert "The library" in page(client, event.get_absolute_url())
