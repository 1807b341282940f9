"""What holds for every page there is, tried on a whole small association as every role."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse

from base.core.audience import TRUSTED_ROLES, Role
from tests.access.routes import admitted, reviewed
from tests.browser import assert_accessible, assert_wraps
from tests.budgets import TODAY
from tests.databases import one_at_a_time
from tests.journeys.conftest import PHONE
from tools.assets import HTML_CHECKER

from .people import as_somebody, somebody
from .walk import Page, walk

PUBLIC_QUERIES, STAFF_QUERIES = 12, 20
#: What of a page nobody has looked at yet. How words wrap depends on the elements alone.
ELEMENTS, KIND = "elements", "kind"
#: It checks for seconds: compiling and collecting as for hours takes longer than the work. The stack is
#: what the checker asks for.
QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


# Whoever sees the most begins, and what they met is new for nobody after them.
@pytest.mark.parametrize("role", sorted([None, *Role], key=lambda role: role is not Role.STAFF))
def test_every_page_is_sound_and_accessible_and_fits_a_phone(
    world, of_this_run, tmp_path, open_page, sign_in, shown_as_walked, role
):
    pages = list(walk(as_somebody(role), few_queries=budget(role), once=pages_of_officers(role)))
    shown_as_walked(pages)
    assert len(pages) > 10
    problems = [f"{page.address}: {problem}" for page in pages for problem in unsound(page, role)]
    tried = Tried(of_this_run)
    unlike = {page.address: tried.what_is_new(page) for page in pages}
    new = [page for page in pages if unlike[page.address]]
    problems += html_problems(new, tmp_path)
    phone = open_page(viewport=PHONE)
    if role:
        sign_in(phone, somebody(role))
    for page in new:
        phone.goto(page.address)
        try:
            assert_accessible(phone)
            if unlike[page.address] == ELEMENTS:
                assert_wraps(phone)
        except AssertionError as problem:
            problems.append(f"{page.address}: {problem}")

    assert not problems, "\n".join(problems)


def pages_of_officers(role: Role | None) -> set[str]:
    """Who is trusted with more than an officer opens one of each kind of page that an officer opened two of."""
    if role is Role.STAFF or role not in TRUSTED_ROLES:
        return set()
    return {name for name, audience in reviewed().items() if admitted(audience, Role.STAFF)}


@pytest.fixture
def shown_as_walked(monkeypatch):
    """The browser is given what the walk was given: to make each page anew for it would show the same."""
    walked: dict[str, Page] = {}
    answer = WSGIHandler.get_response

    def get_response(handler, request):
        page = walked.get(request.get_full_path()) if request.method == "GET" else None
        return HttpResponse(page.html, headers=page.headers) if page else answer(handler, request)

    monkeypatch.setattr(WSGIHandler, "get_response", get_response)
    return lambda pages: walked.update({page.address: page for page in pages})


class Tried:
    """What the pages that were tried are made of, whichever role and process of this run met them."""

    def __init__(self, folder: Path):
        self.file = folder / "tried.json"
        self.lock = folder / "tried.lock"

    def what_is_new(self, page: Page) -> str:
        """Something that it is made of and no page has shown before, or it alone, the first of its kind."""
        with one_at_a_time(self.lock):
            met = json.loads(self.file.read_text()) if self.file.exists() else [[], []]
            kinds, elements = set(met[0]), set(met[1])
            new = KIND if page.kind not in kinds else ""
            new = ELEMENTS if not page.elements <= elements else new
            met = [sorted(kinds | {page.kind}), sorted(elements | page.elements)]
            self.file.write_text(json.dumps(met))
        return new


def budget(role: Role | None) -> int:
    return STAFF_QUERIES if role in TRUSTED_ROLES else PUBLIC_QUERIES


def unsound(page: Page, role: Role | None) -> Iterator[str]:
    most = TODAY if page.kind == "staff" else budget(role)
    if page.status != 200:
        yield f"{page.status}"
    if (headings := len(re.findall("<h1[ >]", page.html))) != 1:
        yield f"{headings} h1"
    if page.queries > most:
        yield f"{page.queries} queries, not {most}"


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
        [java, *QUICK_JAVA, "-jar", HTML_CHECKER, "--format", "json", "--exit-zero-always", folder],
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
