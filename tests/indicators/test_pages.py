"""Each audience reads the indicators that were chosen for it, and staff choose."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.core.audience import Audience, Role
from base.core.figures import ALL_SERVICES
from base.core.models import Fact
from base.core.periods import Quarter
from participation.steering.indicators.lookups import load
from participation.steering.indicators.models import Indicator, Reading
from participation.steering.indicators.reading import last_quarters
from tests.factories.groups import make_group
from tests.factories.people import make_user
from tests.factories.recommendations import make_member

pytestmark = pytest.mark.django_db

PUBLIC, PANEL, VOICES = "/indicators/", "/indicators/panel/", "/indicators/service-voices/"
STAFF = "/staff/indicators/"


def read(code: str, part, of=None, *, service: str = ALL_SERVICES, quarter: Quarter | None = None):
    quarter = quarter or last_quarters()[0]
    return Reading.objects.create(
        figure=code,
        service=service,
        first_day=quarter.first,
        last_day=quarter.last,
        part=part,
        of=of,
    )


def shown(code: str, **readers: bool) -> Indicator:
    """To nobody but those named."""
    nobody = dict.fromkeys(("for_staff", "for_panel", "for_voices", "for_everybody"), False)
    Indicator.objects.exclude(figure=code).update(**nobody)
    Indicator.objects.filter(figure=code).update(**nobody | readers)
    return Indicator.objects.get(figure=code)


def words(client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


@pytest.fixture
def on_the_panel(client):
    client.force_login(make_user(Role.CUSTOMER, Role.PANEL_MEMBER, name="Grace Mensah"))
    return client


def test_everybody_sees_what_was_chosen_for_everybody(client):
    read("satisfied", 82, 100)
    shown("satisfied", for_everybody=True)
    assert "82% (82 of 100 answers)" in words(client, PUBLIC)

    shown("satisfied", for_panel=True)
    assert "82%" not in words(client, PUBLIC)


def test_the_panel_and_service_voices_have_pages_of_their_own(on_the_panel):
    read("satisfied", 82, 100)
    shown("satisfied", for_panel=True)

    assert "82% (82 of 100 answers)" in words(on_the_panel, PANEL)
    assert "82%" not in words(on_the_panel, VOICES)

    shown("satisfied", for_voices=True)
    assert "82%" not in words(on_the_panel, PANEL)
    assert "82% (82 of 100 answers)" in words(on_the_panel, VOICES)
    assert PANEL in words(on_the_panel, PUBLIC)


def test_service_voices_read_their_page_whether_they_are_of_the_panel_or_not(client):
    read("satisfied", 82, 100)
    shown("satisfied", for_voices=True)
    voice = make_member(make_group("Repairs voice", kind="service_voice"), "Danuta Wrona")
    assert not Audience.PANEL.admits(voice)
    client.force_login(voice)

    assert "82% (82 of 100 answers)" in words(client, VOICES)
    assert VOICES in words(client, PUBLIC)
    assert PANEL not in words(client, PUBLIC)
    voice.customer.memberships.update(until_on=timezone.localdate())
    assert client.get(VOICES).status_code == 404
    assert VOICES not in words(client, PUBLIC)


def test_each_figure_stands_with_its_definition_its_source_and_the_day_it_was_counted(client):
    reading = read("satisfied", 82, 100)
    shown("satisfied", for_everybody=True)
    page = words(client, PUBLIC)

    assert "gave one of the better answers" in page
    assert "From: Surveys by name." in page
    day = reading.counted_at
    assert f"Last counted on {day.day} {day:%B %Y}" in page


def test_quarters_and_services_stand_beside_each_other(staff):
    latest, before, *_ = last_quarters()
    read("satisfied", 120, 150, quarter=latest)
    read("satisfied", 60, 100, quarter=before)
    read("satisfied", 40, 50, quarter=latest, service="repairs")
    page = words(staff, STAFF)

    assert (
        f"From {latest}: 80% (120 of 150 answers), after 60% (60 of 100) the quarter before."
        in page
    )
    assert "Better." in page
    assert "Repairs and improvements" in page
    assert "40 of 50" in page


def test_a_change_that_may_be_chance_is_called_no_difference(staff):
    latest, before, *_ = last_quarters()
    read("satisfied", 80, 100, quarter=latest)
    read("satisfied", 78, 100, quarter=before)

    assert "No difference beyond chance." in words(staff, STAFF)


def test_of_few_the_page_says_so_and_no_number(client):
    read("satisfied", None)
    read("satisfied", 30, 40, quarter=last_quarters()[1])
    shown("satisfied", for_everybody=True)

    assert "it was of too few to say" in words(client, PUBLIC)


@pytest.mark.parametrize(
    ("code", "part", "of", "target", "says"),
    [
        ("satisfied", 80, 100, 80, "On target"),
        ("satisfied", 796, 1000, 80, "Not on target"),
        ("actions-overdue", 5, None, 5, "On target"),
        ("actions-overdue", 6, None, 5, "Not on target"),
    ],
)
def test_a_target_is_held_against_the_latest_quarter(staff, code, part, of, target, says):
    read(code, part, of)
    indicator = shown(code, for_staff=True)
    staff.post(indicator.get_absolute_url(), {"readers": ["staff"], "target": target})

    page = words(staff, STAFF)
    assert f">{says}<" in page
    assert "We aim for" in page


def test_staff_choose_who_sees_an_indicator_and_that_is_on_record(staff):
    indicator = shown("points-answered", for_staff=True)
    sent = {"readers": ["staff", "everybody"], "target": "12"}
    page = staff.post(indicator.get_absolute_url(), sent, follow=True).content.decode()

    indicator.refresh_from_db()
    assert "Saved." in page
    assert [reader.value for reader in indicator.readers] == ["staff", "everybody"]
    fact = Fact.objects.get(what="indicator_set")
    assert fact.changes["was"]["readers"] == ["staff"]
    assert fact.changes["now"] == {"readers": ["staff", "everybody"], "target": 12}


def test_a_percentage_of_more_than_a_hundred_is_no_target(staff):
    indicator = Indicator.objects.get(figure="satisfied")
    page = staff.post(indicator.get_absolute_url(), {"readers": ["staff"], "target": "180"})

    assert "A percentage is at most 100" in page.content.decode()
    indicator.refresh_from_db()
    assert indicator.target is None


def test_somebody_who_had_the_page_open_does_not_silently_undo_what_another_chose(staff):
    indicator = Indicator.objects.get(figure="satisfied")
    opened = words(staff, indicator.get_absolute_url())
    stamp = opened.split('name="as_opened" value="')[1].split('"')[0]
    staff.post(indicator.get_absolute_url(), {"readers": ["staff", "panel"], "as_opened": stamp})

    late = staff.post(
        indicator.get_absolute_url(), {"readers": ["everybody"], "as_opened": stamp}
    ).content.decode()

    assert "Somebody changed this page after you opened it" in late
    indicator.refresh_from_db()
    assert not indicator.for_everybody


def test_the_numbers_are_taken_away_as_a_file_and_tell_nothing_of_few(staff):
    read("satisfied", 82, 100)
    read("satisfied", None, service="rent")
    file = staff.post(f"{STAFF}readings/", {"file": "csv"})
    lines = b"".join(file.streaming_content).decode()

    assert "82,100,82%" in lines
    assert "Too few to show" in lines


def test_a_figure_that_nobody_counts_any_more_is_on_no_page_and_keeps_its_numbers(staff):
    Indicator.objects.create(figure="gone", for_staff=True)
    read("gone", 7)

    assert "gone" not in words(staff, STAFF)
    assert "gone" in words(staff, f"{STAFF}readings/")
    assert staff.get(f"{STAFF}choose/").status_code == 200


@pytest.mark.parametrize(("address", "most"), [(PUBLIC, 12), (STAFF, 20)])
def test_what_a_page_asks_does_not_grow_with_its_numbers(client, address, most):
    client.force_login(make_user(Role.STAFF))
    read("satisfied", 82, 100)
    client.get(address)
    with CaptureQueriesContext(connection) as of_few:
        client.get(address)
    for indicator in Indicator.objects.all():
        for quarter in last_quarters()[1:]:
            read(indicator.figure, 40, 80, quarter=quarter)
            read(indicator.figure, 20, 40, quarter=quarter, service="repairs")
    with CaptureQueriesContext(connection) as of_many:
        client.get(address)

    assert len(of_many) == len(of_few) <= most


def test_what_was_chosen_stands_when_the_lists_are_loaded_again():
    shown("satisfied", for_everybody=True)
    load()

    assert Indicator.objects.get(figure="satisfied").for_everybody
    assert not Indicator.objects.get(figure="satisfied").for_staff


def test_each_registered_figure_begins_shown_to_its_readers():
    assert Indicator.objects.get(figure="complaints").for_panel
    assert not Indicator.objects.get(figure="complaints").for_everybody
    assert Indicator.objects.get(figure="points-answered").for_everybody
