"""A group runs a meeting by itself: agenda, votes by hand, minutes that are approved, and the archive copy."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser import assert_still_accessible
from tests.factories.workspaces import held, make_meeting, make_panel, member

DAY = dt.timedelta(days=1)


@pytest.fixture
def panel(transactional_db):
    return make_panel()


def as_(page, sign_in, customer) -> None:
    page.context.clear_cookies()
    sign_in(page, customer.user)


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def follow(page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def test_a_group_meets_from_the_agenda_to_the_archive_copy(page, sign_in, panel):
    amina, tam = member(panel, "Amina Hussain"), member(panel, "Tam Rennie")
    meeting = make_meeting(panel, days=0)

    as_(page, sign_in, amina)
    page.goto(f"/network/{panel.slug}/")
    assert_still_accessible(page)
    page.goto(meeting.get_absolute_url())
    follow(page, "Put something on the agenda")
    page.get_by_label("What should you talk about?").fill("Repairs figures")
    press(page, "Put it on the agenda")
    follow(page, "Write down who came")
    assert_still_accessible(page)
    for person in ("Amina Hussain", "Jean Baxter", "Tam Rennie"):
        page.get_by_role("group", name=person).get_by_label("In the room").check()
    for person in ("Nadia Sheikh", "Danuta Wrona"):
        page.get_by_role("group", name=person).get_by_label("Sent apologies").check()
    press(page, "Save who came")
    expect(page.get_by_text("3 were there. 3 are needed to decide")).to_be_visible()
    follow(page, "Put something to the vote")
    page.get_by_label("What do you vote on?").fill("We ask for the figures each month")
    press(page, "Put it to the vote")
    assert_still_accessible(page)

    as_(page, sign_in, tam)
    page.goto(meeting.get_absolute_url())
    follow(page, "Vote")
    page.get_by_label("Tam Rennie").check()
    page.get_by_label("For", exact=True).check()
    press(page, "Count this hand")
    expect(page.get_by_text("Tam Rennie: for")).to_be_visible()

    as_(page, sign_in, amina)
    page.goto(meeting.get_absolute_url())
    press(page, "Close the vote")
    expect(page.get_by_text("Carried")).to_be_visible()
    follow(page, "Minutes and what is to be done")
    follow(page, "Write the minutes")
    page.get_by_label("What was said and decided?").fill("We want the figures each month.")
    press(page, "Save the draft")
    assert_still_accessible(page)
    # Some weeks later they meet again.
    meeting.refresh_from_db()
    meeting.starts_at = held(panel, days=-1).starts_at.replace(microsecond=0) - DAY
    meeting.save()
    page.reload()
    follow(page, "Approve them")
    press(page, "They are approved")
    expect(page.get_by_text("Write a new version")).to_be_visible()
    assert_still_accessible(page)

    page.goto(meeting.get_absolute_url())
    page.get_by_role("button", name=re.compile("Make it.*Archive copy")).click()
    expect(page.get_by_text("It is being made")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename.startswith("archive-copy")
