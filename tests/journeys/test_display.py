import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser import assert_accessible
from tests.factories.activities import make_consultation, make_event, make_opportunity

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("colours", ["Black on white", "Light words on a dark page"])
def test_the_biggest_words_fit_a_phone_in_all_colours(phone, colours):
    make_opportunity("Readers' panel")
    event = make_event()
    consultation = make_consultation("Rent 2027")
    phone.goto("/get-involved/")
    phone.get_by_role("link", name="Text size and colours").click()
    phone.get_by_label("Largest").check()
    phone.get_by_label(colours).check()
    phone.get_by_role("button", name="Use this").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Get involved")

    here = ["/get-involved/", "/", event.get_absolute_url(), consultation.get_absolute_url()]
    for address in [*here, "/another-format/", "/calendar/"]:
        phone.goto(address)
        size = phone.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        assert size == 25
        assert_accessible(phone)


#: Stands in for the voices of a device, and keeps what they are given to say.
VOICES = """
    window.said = [];
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    Object.defineProperty(window, "speechSynthesis", {
        value: { speak: (one) => window.said.push(one), cancel: () => (window.stopped = true) },
    });
"""


def test_a_page_is_read_aloud_from_its_heading_to_its_end_in_the_language_of_its_words(phone):
    make_opportunity("Readers' panel")
    phone.add_init_script(VOICES)
    phone.goto("/display/")
    phone.get_by_label("Yes, put a button for it on every page").check()
    phone.get_by_role("button", name="Use this").click()
    phone.goto("/get-involved/")

    phone.get_by_role("button", name="Read this page aloud").click()

    said = phone.evaluate("said.map((one) => one.text)")
    assert said[0] == "Get involved"
    assert "Readers' panel" in said
    assert phone.evaluate("said[0].lang") == "en-GB"
    assert_accessible(phone)
    phone.get_by_role("button", name="Stop reading").click()
    assert phone.evaluate("stopped") is True
    expect(phone.get_by_role("button", name="Read this page aloud")).to_be_visible()


def test_the_biggest_words_leave_the_name_of_a_month_whole(phone):
    make_event("Rent meeting", starts_at=dt.datetime(2099, 9, 9, 18, tzinfo=dt.UTC))
    phone.goto("/display/")
    phone.get_by_label("Largest").check()
    phone.get_by_label("More room between lines and letters").check()
    phone.get_by_role("button", name="Use this").click()

    phone.goto("/calendar/")

    month = phone.locator(".portal-date__month").first
    assert month.inner_text() == "September"
    letters = month.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert month.bounding_box()["height"] < 1.6 * letters
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
