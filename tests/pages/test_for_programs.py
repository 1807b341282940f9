"""What programs that come by are told, and what our logs keep of whoever comes."""

import datetime as dt
import logging
import runpy
from logging.config import dictConfig

import pytest
from django.conf import settings as of_the_suite
from django.utils import timezone
from gunicorn.config import Config

from participation.messages.contact.unsubscribing import token_for
from tests.access.routes import our_routes
from tests.factories.messages import make_message
from tests.factories.people import make_customer
from tools import rehearse

pytestmark = pytest.mark.django_db


def test_robots_are_kept_from_doors_and_from_links_of_somebodys_own(client):
    told = client.get("/robots.txt")

    assert told["Content-Type"].startswith("text/plain")
    closed = [
        line.removeprefix("Disallow: ") for line in told.text.splitlines() if "Disallow" in line
    ]
    assert {"/staff/", "/me/", "/accounts/", "/unsubscribe/"} <= set(closed)
    assert "/" not in closed
    addresses = [route.address for route in our_routes()]
    ours = [*addresses, "/accounts/login/", "/admin/"]
    assert all(any(address.startswith(path) for address in ours) for path in closed)


def test_whoever_finds_a_weakness_is_told_where_to_write(client, settings):
    settings.BRAND_EMAIL = "hello@calder.example"
    settings.PORTAL_ADDRESS = "https://portal.example"

    told = client.get("/.well-known/security.txt")

    said = dict(line.split(": ", 1) for line in told.text.splitlines())
    until = dt.datetime.fromisoformat(said["Expires"])
    assert said["Contact"] == "mailto:hello@calder.example"
    assert said["Canonical"] == "https://portal.example/.well-known/security.txt"
    assert dt.timedelta(days=90) < until - timezone.now() < dt.timedelta(days=365)


# --- logs ----------------------------------------------------------------------------------------


def secrets_in(address: str, referrer: str) -> str:
    """The line that gunicorn writes of it, as our configuration has it."""
    conf = runpy.run_path(str(of_the_suite.CHECKOUT / "gunicorn.conf.py"))
    config = Config()
    config.set("logger_class", conf["logger_class"])
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": address,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": referrer,
    }
    answer = type("Answer", (), {"status": "200 OK", "sent": 10, "headers": []})()
    log = config.logger_class(config)
    took = dt.timedelta(seconds=1)
    return config.access_log_format % log.atoms_wrapper_class(log.atoms(answer, [], environ, took))


def test_the_access_log_says_which_page_and_not_what_was_looked_for():
    line = secrets_in("/staff/people/?q=Amina", "https://portal.example/staff/people/?q=Hussain")

    assert '"GET /staff/people/ HTTP/1.1" 200 10 "/staff/people/"' in line
    assert "Amina" not in line
    assert "Hussain" not in line


def test_the_access_log_holds_no_one_press_link():
    token = token_for(make_message(make_customer()))

    line = secrets_in(f"/unsubscribe/{token}/", f"https://portal.example/unsubscribe/{token}/undo/")

    assert token not in line
    assert "GET /unsubscribe/…/ HTTP/1.1" in line


def test_nor_does_what_django_says_of_a_request_it_refused(client, monkeypatch, tmp_path, capsys):
    for name, value in rehearse.environment(str(tmp_path)).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)
    logging_as_in_production = runpy.run_module("portal.settings.production")["LOGGING"]
    token = token_for(make_message(make_customer()))
    before = list(logging.getLogger().handlers)
    dictConfig(logging_as_in_production)

    client.get(f"/unsubscribe/{token}x/")

    logging.getLogger().handlers = before
    said = capsys.readouterr().err
    assert "Not Found: /unsubscribe/…/" in said
    assert token not in said
