"""A page whose statement is ended says so, and only a web server ends any."""

import copy
import runpy

import psycopg.errors
import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.utils import ConnectionHandler

from base.core.slow_statements import TookTooLong, within
from participation.people.customers.staff_views import FindPeople
from portal.pages.static import Contact
from portal.starting import end_slow_statements

on_postgresql = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite ends no statement."
)


def sleep(seconds: int = 30) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [seconds])


def be_ended(*args, **kwargs):
    """As the database does it to a statement of a page."""
    if connection.vendor == "sqlite":
        raise OperationalError("canceling statement") from psycopg.errors.QueryCanceled()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 20")
        sleep()


@pytest.mark.parametrize(
    ("view", "address", "says"),
    [
        (FindPeople, "/staff/people/search/?q=am", "Ask for less at once"),
        (Contact, "/contact/", "try again in a few minutes"),
    ],
)
def test_a_page_whose_statement_was_ended_says_what_to_do(
    client, morag, monkeypatch, view, address, says
):
    monkeypatch.setattr(view, "get_context_data", be_ended)
    if view is Contact:
        client.logout()

    response = client.get(address)

    assert response.status_code == 503
    assert response.content.decode().count("<h1") == 1
    assert b'<h1 class="govuk-heading-xl">This took too long</h1>' in response.content
    assert says in response.content.decode()
    assert b"canceling statement" not in response.content


def test_a_database_that_is_not_there_is_another_matter(client, db, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr(Contact, "get_context_data", gone)
    client.raise_request_exception = False

    assert client.get("/contact/").status_code == 500


@on_postgresql
def test_a_web_server_ends_what_takes_too_long_and_a_command_does_not(db, monkeypatch):
    monkeypatch.setattr(settings, "WEB_STATEMENT_TIMEOUT", 7)
    of_a_web_server = {"default": copy.deepcopy(connection.settings_dict)}
    end_slow_statements(of_a_web_server)

    assert limit_of(ConnectionHandler(of_a_web_server)["default"]) == "7s"
    assert limit_of(connection) == "0"


def limit_of(some_connection) -> str:
    with some_connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        (limit,) = cursor.fetchone()
    if some_connection is not connection:
        some_connection.close()
    return limit


@on_postgresql
def test_what_takes_longer_than_it_was_given_is_ended_and_the_limit_goes_with_it(db):
    with pytest.raises(TookTooLong), within(20):
        sleep()

    assert limit_of(connection) == "0"


@on_postgresql
def test_what_is_done_in_time_stands_and_the_next_statement_has_no_limit(db):
    with within(5000):
        assert limit_of(connection) == "5s"

    assert limit_of(connection) == "0"


def test_the_web_server_asks_for_it_before_its_first_connection(monkeypatch):
    asked = []
    monkeypatch.setattr("portal.starting.end_slow_statements", asked.append)

    runpy.run_module("portal.wsgi")

    assert asked == [settings.DATABASES]
