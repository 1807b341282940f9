"""The programme of a year: what may be planned, how it is published, and what changed since."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear, months_after
from base.core.refused import Refused
from scrutiny.topics.models import Hand, ProgrammeVersion, Size, Topic
from scrutiny.topics.services import close_vote, plan, publish_programme, vote
from tests.factories.people import make_user
from tests.factories.topics import make_open_vote, make_topic

MAY = dt.date(2026, 5, 1)


@pytest.fixture
def officer(db):
    return make_user(Role.STAFF)


@pytest.fixture
def chosen(topic, chair, jean) -> Topic:
    opened = make_open_vote(topic)
    for seat in (chair, jean):
        vote(vote=opened, seat=seat, which=Hand.Which.FOR, by=seat.customer.user)
    close_vote(vote=opened, reason="It matters.", by=chair.customer.user)
    topic.refresh_from_db()
    return topic


def test_only_what_the_panel_chose_is_planned(panel, officer):
    with pytest.raises(Refused, match="not chosen"):
        plan(topic=make_topic(), month=MAY, size=Size.LIGHT, by=officer)


def test_a_year_with_nothing_planned_is_not_published(panel, officer):
    with pytest.raises(Refused, match="Nothing is planned"):
        publish_programme(panel=panel, year=2026, why="", by=officer)


def test_a_published_version_stays_and_the_next_says_what_changed_and_why(
    client, panel, chosen, officer
):
    plan(topic=chosen, month=MAY, size=Size.TASK, by=officer)
    publish_programme(panel=panel, year=2026, why="", by=officer)
    with pytest.raises(Refused, match="Nothing has changed"):
        publish_programme(panel=panel, year=2026, why="Again", by=officer)

    plan(topic=chosen, month=dt.date(2026, 9, 1), size=Size.TASK, by=officer)
    page = client.get("/scrutiny/programme/2026/").content.decode()
    assert "May 2026" in page
    assert "September 2026" not in page
    with pytest.raises(Refused, match="Say why"):
        publish_programme(panel=panel, year=2026, why=" ", by=officer)
    publish_programme(panel=panel, year=2026, why="Two are away.", by=officer)

    page = client.get("/scrutiny/programme/2026/").content.decode()
    assert "moved from May 2026 to September 2026" in page
    assert "Two are away." in page
    assert "Task and finish, 12 weeks" in page
    first = ProgrammeVersion.objects.get(number=1)
    assert [line.month for line in first.lines.all()] == [MAY]


def test_a_topic_that_moves_to_another_year_leaves_the_programme_of_this(panel, chosen, officer):
    plan(topic=chosen, month=MAY, size=Size.IN_DEPTH, by=officer)
    publish_programme(panel=panel, year=2026, why="", by=officer)
    plan(topic=chosen, month=dt.date(2027, 5, 1), size=Size.IN_DEPTH, by=officer)

    version = publish_programme(panel=panel, year=2026, why="It can wait.", by=officer)

    assert not version.lines.exists()


def test_staff_plan_a_topic_and_publish_on_their_pages(client, panel, chosen, officer):
    client.force_login(officer)
    month = months_after(timezone.localdate().replace(day=1), 1)
    year = FinancialYear.of(month).start_year
    assert chosen.title in client.get(f"/staff/programme/{year}/").content.decode()

    client.post(f"{chosen.staff_address}plan/", {"month": month.isoformat(), "size": "light"})
    client.post(f"/staff/programme/{year}/", {"panel": panel.pk, "why": ""})
    page = client.post(f"/staff/programme/{year}/", {"panel": panel.pk, "why": "x"})

    assert "Nothing has changed" in page.content.decode()
    client.logout()
    assert "Light touch, 4 weeks" in client.get(f"/scrutiny/programme/{year}/").content.decode()


def test_a_year_that_cannot_be_is_no_page_and_one_without_a_programme_says_so(client, db):
    assert client.get("/scrutiny/programme/9/").status_code == 404
    page = client.get("/scrutiny/programme/2031/").content.decode()
    assert "No programme has been published" in page
