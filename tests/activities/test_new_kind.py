"""A new kind of activity is what its own app registers; nothing else knows it."""

import datetime as dt
import sys
from unittest import mock

import pytest
import vobject
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.people.customers.models import Level
from participation.programme.activities import kinds, stats
from participation.programme.activities.models import Activity, Engagement, Service
from participation.programme.activities.services import record_engagement
from participation.programme.events.models import Event
from tests.events.answers import log_answers
from tests.factories.activities import make_past_event
from tests.factories.reports import impact_of
from tests.tables import make_table

APP = "tests.activities.home_visits"


@pytest.fixture
def visits(db, settings):
    """The rows of the app, which is installed until the test is over."""
    sys.modules.pop(f"{APP}.kinds", None)
    with (
        mock.patch.dict(kinds._REGISTERED),
        override_settings(
            INSTALLED_APPS=[*settings.INSTALLED_APPS, APP], ROOT_URLCONF=f"{APP}.urls"
        ),
    ):
        model = apps.get_model("home_visits.HomeVisit")
        make_table(model)
        yield model.objects


@pytest.fixture
def visit(visits, officer):
    starts = timezone.now() + dt.timedelta(days=3)
    return visits.create(
        title="Warm homes",
        slug="warm-homes",
        kind="home_visit",
        purpose="To see where heat is lost.",
        level=Level.objects.get(code="consultation"),
        service=Service.REPAIRS,
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=3),
        lead_officer=officer,
        published_at=timezone.now(),
        street="Shore Road",
        homes=8,
        asked=3,
    )


def test_it_has_its_page_and_its_page_for_staff(visit, officer, client):
    activity = Activity.objects.get(pk=visit.pk)
    page = client.get(activity.get_absolute_url())
    client.force_login(officer)
    listed = client.get("/staff/activities/", {"kind": "home_visit"}).content.decode()

    assert page.content.decode() == "Homes on Shore Road"
    assert client.get(activity.staff_address).content.decode() == "3 homes have asked"
    assert activity.get_kind_display() == "Home visit"
    assert f'href="{activity.staff_address}"' in listed
    assert '<option value="home_visit" selected>Home visit</option>' in listed


def test_it_stands_on_the_calendar_with_the_places_it_counts(visit, client):
    page = client.get("/calendar/", {"where": "in_person"}).content.decode()

    assert "Shore Road." in page
    assert "Book, 5 places left" in page
    assert 'href="/home-visits/warm-homes/"' in page
    assert "Warm homes" not in client.get("/calendar/", {"where": "online"}).content.decode()


def test_it_stands_in_the_feed(visit, client):
    (entry,) = vobject.readOne(client.get("/calendar.ics").content.decode()).vevent_list

    assert (entry.summary.value, entry.location.value) == ("Warm homes", "Shore Road")
    assert entry.url.value.endswith("/home-visits/warm-homes/")
    assert entry.categories.value == ["Home visit"]


def test_it_is_in_the_figures_and_in_the_report(visit, officer, client):
    visit.starts_at = timezone.now() - dt.timedelta(minutes=5)
    visit.save()
    record_engagement(activity=visit, role=Engagement.Role.ATTENDED, people=6, source="test:1")
    year = FinancialYear.current()
    client.force_login(officer)

    page = client.get("/staff/activities/by-kind/").content.decode()
    meetings = {one.way.value: one.times for one in stats.by_way(year)}["meeting"]

    assert "Home visit" in page.split("<tbody")[1].split("</tbody>")[0]
    assert "Energy clinic" in page.split("None of:")[1]
    assert meetings == 6
    assert [row.name for row in impact_of(year.start_year).kinds.rows] == ["Home visit"]
    assert "Home visit" in client.get("/staff/representation/").content.decode()


def test_a_kind_of_event_is_offered_and_logged_like_any_other(visits, officer, client):
    client.force_login(officer)
    form = client.get("/staff/events/log/").content.decode()

    client.post("/staff/events/log/", log_answers(kind="clinic", title="Draughts"))

    assert '<option value="clinic">Energy clinic</option>' in form
    assert "home_visit" not in form  # has a form of its own
    assert Event.objects.get(title="Draughts").get_kind_display() == "Energy clinic"


def test_it_writes_no_migration_elsewhere(visits):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_what_no_app_has_registered_is_no_kind(db):
    event = make_past_event()
    event.kind = "home_visit"

    with pytest.raises(ValidationError, match="home_visit"):
        event.full_clean()
    with pytest.raises(LookupError, match="home_visit"):
        event.get_absolute_url()


def test_two_kinds_of_one_code_or_one_name_are_refused():
    pages = {"page": "a:b", "staff_page": "a:c"}
    with pytest.raises(ImproperlyConfigured, match="drop_in"):
        kinds.register(kinds.Kind(code="drop_in", label="Another", **pages))
    with pytest.raises(ImproperlyConfigured, match="called “Drop-in”"):
        kinds.register(kinds.Kind(code="another", label="Drop-in", **pages))
    assert "another" not in dict(kinds.choices())
