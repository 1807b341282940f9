"""A real browser: the system's Chromium, at a desk and on a phone, that reaches our server alone.

``page`` is a desk with JavaScript, ``phone`` is 375 px wide, ``plain_page`` has no JavaScript.
``screen`` is a phone whose pages are made as wide as a desk whenever they are looked at;
``each_screen`` is a desk and a phone in turn, for a journey through what is laid out differently:
cards or a table, a bar that stays in view. ``sign_in(page, user)`` spares a journey the door.
"""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests import met
from tests.browser import leave_axe_to_the_phone, look_also_at
from tools import system

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}

# Playwright runs an event loop in the test's thread; Django then takes every query for a slip.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def of_this_run(tmp_path_factory, request) -> Path:
    """A folder that all processes of one run share."""
    ours = tmp_path_factory.getbasetemp()
    return ours.parent if hasattr(request.config, "workerinput") else ours


@pytest.fixture(scope="session", autouse=True)
def axe_looks_once_a_run(of_this_run):
    """At what a journey shows again, or the walk of every page has shown."""
    met.share_in(of_this_run)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = system.browser()
    if found is None:
        pytest.fail("The browser tests need Chromium. On Debian: apt-get install chromium")
    # No name is looked up but our own, so that nothing can leave the machine.
    nowhere_else = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
    args = ["--no-sandbox", "--disable-gpu", nowhere_else]
    return {**browser_type_launch_args, "executable_path": found, "args": args}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": DESK, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture
def open_page(browser, live_server, browser_context_args):
    """``open_page(viewport=…, java_script_enabled=…)``: a page that fails the test if it strays."""
    contexts = []
    strayed: list[str] = []
    problems: list[str] = []

    # Listened to and not stood between, which would make the browser forget what it has fetched.
    def stay_here(request):
        if not request.url.startswith(f"{live_server.url}/"):
            strayed.append(request.url)

    def note_what_was_refused(message):
        if "Content Security Policy" in message.text:
            problems.append(message.text)

    def opened(**kwargs):
        context = browser.new_context(
            **{**browser_context_args, "base_url": live_server.url, **kwargs}
        )
        contexts.append(context)
        context.on("request", stay_here)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", note_what_was_refused)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not strayed, f"A page asked another server for something: {strayed}"
    assert not problems, f"A script failed, or was not let run: {problems}"


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def phone(open_page):
    return open_page(viewport=PHONE)


@pytest.fixture
def plain_page(open_page):
    return open_page(java_script_enabled=False)


@pytest.fixture
def screen(phone):
    look_also_at(phone, DESK)
    return phone


@pytest.fixture(params=["desk", "phone"])
def each_screen(request, open_page):
    """Twice: what axe finds it finds in the document, which is the same, so it looks on the phone."""
    if request.param == "phone":
        return open_page(viewport=PHONE)
    page = open_page(viewport=DESK)
    leave_axe_to_the_phone(page)
    return page


@pytest.fixture
def sign_in(live_server):
    """The session that signing in ends with, second factor included."""

    def signed_in(page, user) -> None:
        client = Client()
        client.force_login(user)
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )

    return signed_in
