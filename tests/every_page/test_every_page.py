"""What holds for every page there is, tried on a whole small association as every role."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from portal.accounts.models import User
from portal.core.audience import TRUSTED_ROLES, Role

from .walk import Page, walk

CHECKOUT = Path(__file__).resolve().parents[2]
VNU = CHECKOUT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PUBLIC_QUERIES, STAFF_QUERIES = 12, 20


@pytest.fixture
def world(transactional_db):
    """A small Glenmarnock Homes with somebody in every role."""
    call_command("seed_demo", customers=150, verbosity=0)


def signed_in_as(role: Role | None) -> Client:
    client = Client()
    if role:
        # Of those who hold it, whoever holds the fewest others: a customer who is nothing else.
        client.force_login(min(User.objects.holding(role), key=lambda user: len(user.roles)))
    return client


@pytest.mark.parametrize("role", [None, *Role])
def test_every_page_opens_is_valid_html_and_keeps_its_budget(world, role, tmp_path):
    pages = list(walk(signed_in_as(role)))

    assert len(pages) > 10
    assert {page.address: page.status for page in pages if page.status != 200} == {}
    assert {p.address: n for p in pages if (n := len(re.findall("<h1[ >]", p.html))) != 1} == {}
    budget = STAFF_QUERIES if role in TRUSTED_ROLES else PUBLIC_QUERIES
    assert {page.address: page.queries for page in pages if page.queries > budget} == {}
    assert html_problems(pages, tmp_path) == []


@pytest.mark.parametrize("role", [None, *Role])
def test_every_page_is_accessible_and_fits_a_phone(world, role, live_server, new_context):
    client = signed_in_as(role)
    context = new_context(base_url=live_server.url, viewport={"width": 375, "height": 800})
    if role:
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page, problems = context.new_page(), {}

    for found in walk(client):
        page.goto(found.address)
        violations = Axe().run(page).response["violations"]
        if violations:
            problems[found.address] = [
                f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in violations
            ]
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if too_wide > 0:
            problems.setdefault(found.address, []).append(f"{too_wide}px wider than the phone")

    assert problems == {}


def html_problems(pages: list[Page], folder: Path) -> list[str]:
    """What the Nu HTML checker has against the pages, each with the page it is on."""
    java = shutil.which("java")
    assert java, "The HTML checker needs Java: apt-get install default-jre-headless"
    assert VNU.is_file(), "The HTML checker is not there: make test installs it with npm"
    names = {}
    for number, page in enumerate(pages):
        file = folder / f"{number}.html"
        file.write_text(page.html)
        names[file.name] = page.address
    checked = subprocess.run(
        [java, "-jar", VNU, "--format", "json", "--exit-zero-always", folder],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
    )
    found = json.loads(checked.stderr)["messages"]
    return sorted(
        f"{names[Path(one['url']).name]}: {one['message']} | {one.get('extract', '')[:120]}"
        for one in found
        if one["type"] == "error"
    )
