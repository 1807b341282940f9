"""What holds for every page there is, tried on a whole small association as every role."""

import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from base.accounts.models import User
from base.core.audience import TRUSTED_ROLES, Role
from tests.browser import assert_accessible
from tests.budgets import TODAY
from tests.journeys.conftest import PHONE
from tools.assets import HTML_CHECKER

from .walk import Page, walk

PUBLIC_QUERIES, STAFF_QUERIES = 12, 20


@pytest.fixture
def world(transactional_db):
    """A small Glenmarnock Homes with somebody in every role."""
    call_command("seed_demo", customers=150, verbosity=0)


def as_somebody(role: Role | None) -> Client:
    client = Client()
    if role:
        client.force_login(somebody(role))
    return client


def somebody(role: Role) -> User:
    """Of those who hold the role, whoever holds the fewest others: a customer who is nothing else."""
    return min(User.objects.holding(role), key=lambda user: len(user.roles))


# One world and one walk for everything: filling it and walking it take longer than looking.
def test_every_page_is_sound_and_accessible_and_fits_a_phone(world, tmp_path, open_page, sign_in):
    problems = []
    tried: dict[str, set[str]] = defaultdict(set)
    for role in [None, *Role]:
        pages = list(walk(as_somebody(role)))
        assert len(pages) > 10
        new = []
        for page in pages:
            problems += [f"{role} {page.address}: {problem}" for problem in unsound(page, role)]
            # A page made of nothing but what its kind has shown before has been tried.
            if not page.elements <= tried[page.kind]:
                tried[page.kind] |= page.elements
                new.append(page)
        folder = tmp_path / str(role)
        folder.mkdir()
        problems += html_problems(new, folder)
        phone = open_page(viewport=PHONE)
        if role:
            sign_in(phone, somebody(role))
        for page in new:
            phone.goto(page.address)
            try:
                assert_accessible(phone)
            except AssertionError as problem:
                problems.append(f"{role} {page.address}: {problem}")

    assert not problems, "\n".join(problems)


def unsound(page: Page, role: Role | None) -> Iterator[str]:
    budget = STAFF_QUERIES if role in TRUSTED_ROLES else PUBLIC_QUERIES
    if page.kind == "staff":
        budget = TODAY
    if page.status != 200:
        yield f"{page.status}"
    if (headings := len(re.findall("<h1[ >]", page.html))) != 1:
        yield f"{headings} h1"
    if page.queries > budget:
        yield f"{page.queries} queries, not {budget}"


def html_problems(pages: list[Page], folder: Path) -> list[str]:
    """What the Nu HTML checker has against the pages, each with the page it is on."""
    java = shutil.which("java")
    assert java, "The HTML checker needs Java: apt-get install default-jre-headless"
    assert HTML_CHECKER.is_file(), "The HTML checker is not there: make test installs it with npm"
    names = {}
    for number, page in enumerate(pages):
        file = folder / f"{number}.html"
        file.write_text(page.html)
        names[file.name] = page.address
    checked = subprocess.run(
        [java, "-jar", HTML_CHECKER, "--format", "json", "--exit-zero-always", folder],
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
