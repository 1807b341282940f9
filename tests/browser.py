"""What a browser test asks of a page, whatever the page is."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary, WeakSet

from axe_playwright_python.base import AxeResults
from django.conf import settings
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, ViewportSize

from tests import met

#: What WCAG 2.2 AA asks for and a tool can see, and good practice beside it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What passed is not told node by node, and no style sheet is fetched again; it halves the time.
AXE_OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
#: From the server, as the page's own scripts are: the browser then reads its half megabyte once.
AXE = {"address": f"{settings.STATIC_URL}axe/axe.min.js", "options": AXE_OPTIONS}
LOOK = Path(__file__).with_name("look.js").read_text()
LONG_WORDS = Path(__file__).with_name("long_words.js").read_text()

#: The looks of texts whose contrast axe measured in this process and found enough; see ``look.js``.
_enough_contrast: set[str] = set()
#: The elements that a page is made of, each once: its name, its class, and the names of its attributes.
ELEMENTS = """[...new Set([...document.querySelectorAll("*")].map((one) =>
  `${one.tagName} ${one.getAttribute("class") || one.type || ""} ${one.getAttributeNames().sort()}`))]"""
#: Pages that a twin of the same test looks at with axe.
_left_to_a_twin: WeakSet[Page] = WeakSet()
#: Pages that are also made this size whenever they are looked at.
_also_at: WeakKeyDictionary[Page, ViewportSize] = WeakKeyDictionary()


def leave_axe_to_the_phone(page: Page) -> None:
    _left_to_a_twin.add(page)


def look_also_at(page: Page, size: ViewportSize) -> None:
    _also_at[page] = size


def assert_accessible(page: Page) -> None:
    """No axe violation, no sideways scroll, exactly one h1."""
    _assert_accessible(page, whatever_was_met=True)


def assert_still_accessible(page: Page) -> None:
    """The same on a journey. Axe looks where something is new to it: the kind of page, or an element."""
    _assert_accessible(page, whatever_was_met=False)


def _assert_accessible(page: Page, *, whatever_was_met: bool) -> None:
    page.wait_for_load_state()  # axe measures what the style sheet says
    kind, elements = kind_of(page), set(page.evaluate(ELEMENTS))
    new = whatever_was_met or not met.all_of(kind, elements)
    with_axe = new and page not in _left_to_a_twin
    assert_axe_finds_nothing(page, look(page, with_axe=with_axe))
    if with_axe:
        met.note(kind, elements)


def kind_of(page: Page) -> str:
    """The name of what answers at its address."""
    try:
        return resolve(urlsplit(page.url).path).view_name
    except Resolver404:
        return page.url


def assert_axe_finds_nothing(page: Page, found: dict[str, Any]) -> None:
    violations = [one for one in found["violations"] if not is_a_known_reveal(one)]
    assert not violations, AxeResults({"violations": violations}).generate_report()
    assert_fits(page, found)
    if page in _also_at:
        size = page.viewport_size
        page.set_viewport_size(_also_at[page])
        assert_fits(page, look(page, with_axe=False))
        page.set_viewport_size(size)


def assert_wraps(page: Page) -> None:
    """However long a word somebody types, no page of a phone scrolls sideways. The page is spoilt by it."""
    too_wide = page.evaluate(LONG_WORDS)
    assert too_wide <= 0, f"{page.url} with long words is {too_wide} pixels too wide"


def look(page: Page, *, with_axe: bool) -> dict[str, Any]:
    """What ``look.js`` finds."""
    known = sorted(_enough_contrast)
    found = page.evaluate(LOOK, {"axe": AXE if with_axe else None, "enough": known})
    _enough_contrast.update(found["measured"])
    return found


def assert_fits(page: Page, found: dict[str, Any]) -> None:
    too_wide, headings = found["overflow"], found["headings"]
    assert too_wide <= 0, f"{page.url} is {too_wide} pixels too wide for {page.viewport_size}"
    assert len(headings) == 1, f"{page.url} has these h1: {headings}"


def is_a_known_reveal(violation: dict) -> bool:
    """GOV.UK Frontend puts aria-expanded on radios that open a question, knowingly, because screen
    readers then say so; axe goes by the letter."""
    return violation["id"] == "aria-allowed-attr" and all(
        "govuk-radios__input" in node["html"] and "aria-expanded" in node["html"]
        for node in violation["nodes"]
    )
