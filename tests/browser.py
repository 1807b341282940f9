"""What a browser test asks of a page, whatever the page is."""

from weakref import WeakKeyDictionary, WeakSet

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

#: What WCAG 2.2 AA asks for and a tool can see, and good practice beside it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What passed is not told node by node, and no style sheet is fetched again; it halves the time.
AXE = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}

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
    page.wait_for_load_state()  # axe measures what the style sheet says
    if page not in _left_to_a_twin:
        found = Axe().run(page, options=AXE)
        violations = [one for one in found.response["violations"] if not is_a_known_reveal(one)]
        assert not violations, found.generate_report()
    assert_fits(page)
    if page in _also_at:
        size = page.viewport_size
        page.set_viewport_size(_also_at[page])
        assert_fits(page)
        page.set_viewport_size(size)


def assert_fits(page: Page) -> None:
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0, f"{page.url} is {overflow} pixels too wide for {page.viewport_size}"
    headings = page.locator("h1").all_inner_texts()
    assert len(headings) == 1, f"{page.url} has these h1: {headings}"


def is_a_known_reveal(violation: dict) -> bool:
    """GOV.UK Frontend puts aria-expanded on radios that open a question, knowingly, because screen
    readers then say so; axe goes by the letter."""
    return violation["id"] == "aria-allowed-attr" and all(
        "govuk-radios__input" in node["html"] and "aria-expanded" in node["html"]
        for node in violation["nodes"]
    )
