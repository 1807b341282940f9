"""The calendar for phones is made once and kept until something on it changes."""

import pytest

from base.core.audience import Role
from base.core.house_rules import BRAND_NAME
from base.core.rules.services import set_rules
from participation.programme.activities import ics
from participation.programme.events.services import call_off_event
from tests.factories.activities import make_event
from tests.factories.people import make_user

ADDRESS = "/calendar.ics"


@pytest.fixture(autouse=True)
def keeping(settings, db):
    settings.KEEP_PAGES_SECONDS = 60


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def made(monkeypatch):
    """A line for each time that the calendar was made."""
    lines = []
    make = ics.feed_of
    monkeypatch.setattr(ics, "feed_of", lambda rows: lines.append(1) or make(rows))
    return lines


def test_the_second_caller_gets_what_the_first_got(client, django_assert_num_queries):
    make_event("Drop-in")
    first = client.get(ADDRESS)

    with django_assert_num_queries(0):
        second = client.get(ADDRESS)

    assert second.content == first.content
    assert second["ETag"] == first["ETag"]
    assert second["Content-Type"] == "text/calendar; charset=utf-8"


def test_whoever_asks_and_whatever_the_address_says_more_it_is_made_once(client, made):
    client.get(ADDRESS)
    client.force_login(make_user(Role.STAFF))

    client.get(f"{ADDRESS}?everything=1")
    client.head(ADDRESS)

    assert len(made) == 1


def test_a_phone_that_has_it_is_told_so(client, made, django_assert_num_queries):
    make_event("Drop-in")
    tag = client.get(ADDRESS)["ETag"]

    with django_assert_num_queries(0):
        again = client.get(ADDRESS, headers={"If-None-Match": f'"another", W/{tag}'})

    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == tag
    assert len(made) == 1


def test_a_change_is_in_it_at_once(client, committed):
    event = make_event("Drop-in")
    before = client.get(ADDRESS)

    with committed():
        call_off_event(event=event, why="No heating", by=make_user(Role.STAFF))
    after = client.get(ADDRESS, headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert b"Called off: Drop-in" in after.content


def test_a_change_of_something_else_leaves_it_what_it_was(client, committed, made):
    make_event("Drop-in")
    tag = client.get(ADDRESS)["ETag"]

    with committed():
        make_event("Draft", published_at=None)

    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
    assert len(made) == 2


def test_a_draft_is_never_in_it(client, committed):
    client.force_login(make_user(Role.STAFF))
    with committed():
        make_event("Not for anybody yet", published_at=None)

    assert b"Not for anybody yet" not in client.get(ADDRESS).content
    assert b"Not for anybody yet" not in client.get(ADDRESS).content


def test_the_landlords_new_name_is_in_it_at_once(client, committed, rules_looked_up):
    client.get(ADDRESS)

    with committed():
        set_rules(
            group=BRAND_NAME.group,
            values={"BRAND_NAME": "Harbour Homes"},
            by=make_user(Role.ADMINISTRATOR),
            why="We have merged",
        )

    assert b"Harbour Homes" in client.get(ADDRESS).content


def test_where_nothing_is_kept_a_phone_that_has_it_is_still_told_so(client, settings, made):
    settings.KEEP_PAGES_SECONDS = 0
    tag = client.get(ADDRESS)["ETag"]

    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
    assert len(made) == 2
