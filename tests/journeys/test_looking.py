"""Contrast that axe measured once is not measured again, unless something about it is not the same."""

import pytest

from tests.browser import assert_accessible

FIRST_TEXT = "const text = document.querySelector('main p');"
CHANGES = {
    "the background around it": "document.querySelector('main').style.background = '#0b0c0c'",
    "its colour": f"{FIRST_TEXT} text.style.color = '#ccc'",
    "what it is seen through": f"{FIRST_TEXT} text.style.opacity = '0.3'",
    "what reaches under it": f"""{FIRST_TEXT}
        const under = document.createElement('div');
        under.style.cssText = 'height: 9em; margin-bottom: -9em; background: #0b0c0c';
        text.before(under);""",
}


def test_contrast_is_measured_again_where_it_changes(page, db):
    page.goto("/privacy/")
    assert_accessible(page)

    for change in CHANGES.values():
        page.reload()
        page.evaluate(change)
        with pytest.raises(AssertionError, match="color contrast"):
            assert_accessible(page)
