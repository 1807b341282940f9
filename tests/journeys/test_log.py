"""Log: an event that has been, who came, and what came of it; at a desk, on a phone, by keyboard
alone and without JavaScript."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from base.core.audience import Role
from participation.programme.activities.models import Engagement
from participation.programme.events.models import Event
from participation.programme.events.room import room_of
from tests.browser import assert_still_accessible
from tests.factories.activities import make_booking, make_past_event
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def morag():
    return make_user(Role.STAFF)


@pytest.fixture
def gathering(morag):
    """Four booked; Duncan Orr is on our list and did not."""
    event = make_past_event("Autumn gathering", lead_officer=morag)
    for name, needs in (
        ("Jean Ó Súilleabháin", "Hearing loop"),
        ("Amina Hussain", ""),
        ("Tam Rennie", ""),
        ("Kasia Nowak", "Interpreter"),
    ):
        make_booking(event, make_customer(name, address="Mill Lane"), access_needs=needs)
    make_customer("Duncan Orr", address="40 Calder Court", reference="GH-4711")
    return event


def log_soup_and_repairs(page: Page) -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    page.goto("/staff/events/log/")
    assert_still_accessible(page)
    page.get_by_label("What is it called?").fill("Soup and repairs")
    page.get_by_label("What kind of event?").select_option("Drop-in")
    on = page.get_by_role("group", name="What day?")
    on.get_by_label("Day", exact=True).fill(str(yesterday.day))
    on.get_by_label("Month", exact=True).fill(str(yesterday.month))
    on.get_by_label("Year", exact=True).fill(str(yesterday.year))
    page.get_by_label("Starts at").fill("7pm")
    page.get_by_label("Ends at").fill("9pm")
    page.get_by_label("Place", exact=True).fill("Calder Hall")
    page.get_by_label("Consultation", exact=True).check()
    page.get_by_label("Why, and what do you hope").fill("To hear about repairs.")
    page.get_by_label("Understand what people need").check()
    page.get_by_label("Which service").select_option("Repairs and improvements")
    page.get_by_label("What did it cost?").fill("£40")
    page.get_by_role("button", name="Save, then say who came").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who came?")


def clear_of_the_bar(page: Page) -> None:
    """To the end of the page, where the bar that stays in view covers nothing."""
    page.locator("footer").scroll_into_view_if_needed()


def test_an_officer_logs_an_event_says_who_came_and_closes_it_out(
    each_screen, sign_in, morag, client
):
    make_customer("Tam Rennie", address="8 Mill Lane")
    sign_in(each_screen, morag)
    log_soup_and_repairs(each_screen)
    clear_of_the_bar(each_screen)
    assert_still_accessible(each_screen)

    each_screen.get_by_label("Find or add a person").press_sequentially("renn")
    each_screen.get_by_role("button", name=re.compile("Tam Rennie, 8 Mill Lane")).click()
    expect(each_screen.get_by_role("button", name="Here Tam Rennie")).to_be_visible()
    each_screen.get_by_label("Others in the room").fill("6")
    each_screen.get_by_role("button", name="Save").click()
    expect(each_screen.locator("#tally")).to_contain_text("7 here")
    expect(each_screen.locator("#tally")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))
    clear_of_the_bar(each_screen)
    assert_still_accessible(each_screen)

    each_screen.get_by_role("link", name="Close out").click()
    assert_still_accessible(each_screen)
    each_screen.get_by_label("What was said?").fill("Repairs texts come too late.")
    each_screen.get_by_label("What happens next?").fill("We look at the texts.")
    each_screen.get_by_label("Yes", exact=True).check()
    each_screen.get_by_label("You said").fill("Texts come after the engineer.")
    each_screen.get_by_role("group", name="Point 1").get_by_label("Not possible").check()
    each_screen.get_by_label("Our answer").fill("The system cannot, until next year.")
    each_screen.get_by_role("button", name="Add another point").click()
    second = each_screen.get_by_role("group", name="Point 2")
    second.get_by_label("You said").fill("The hall is cold.")
    each_screen.get_by_role("button", name="Close out").click()
    expect(each_screen.get_by_role("alert")).to_contain_text("Enter the date by which")
    assert_still_accessible(each_screen)
    for part, value in (("Day", "3"), ("Month", "6"), ("Year", "2031")):
        second.get_by_label(part, exact=True).fill(value)
    each_screen.get_by_role("button", name="Close out").click()
    expect(each_screen.get_by_role("heading", level=1)).to_have_text("Soup and repairs")
    assert_still_accessible(each_screen)

    event = Event.objects.get()
    assert event.outcomes.count() == 2
    public = client.get(event.get_absolute_url()).content.decode()
    assert "Repairs texts come too late." in public
    assert "The hall is cold." in public


def test_ticking_in_two_tabs_counts_nobody_twice(open_page, sign_in, morag, gathering):
    here, there = open_page(), open_page()
    for tab in (here, there):
        sign_in(tab, morag)
        tab.goto(f"/staff/events/{gathering.pk}/attendance/")

    here.get_by_role("button", name="Not yet Tam Rennie").click()
    expect(here.locator("#tally")).to_contain_text("1 here")
    there.get_by_role("button", name="Not yet Tam Rennie").click()

    expect(there.get_by_role("button", name="Here Tam Rennie")).to_be_visible()
    expect(there.locator("#tally")).to_contain_text("1 here")
    assert Engagement.objects.count() == 1


def test_a_tick_is_taken_back(phone, sign_in, morag, gathering):
    sign_in(phone, morag)
    phone.goto(f"/staff/events/{gathering.pk}/attendance/")

    phone.get_by_role("button", name="Not yet Amina Hussain").click()
    phone.get_by_role("button", name="Here Amina Hussain").click()

    expect(phone.get_by_role("button", name="Not yet Amina Hussain")).to_be_visible()
    expect(phone.locator("#tally")).to_contain_text("0 here")
    assert not Engagement.objects.exists()


def test_the_count_and_the_buttons_stay_under_the_thumb(phone, sign_in, morag, gathering):
    sign_in(phone, morag)
    phone.goto(f"/staff/events/{gathering.pk}/attendance/")

    bar = phone.locator(".portal-bar").bounding_box()
    assert bar["y"] + bar["height"] <= 740
    for button in phone.get_by_role("button", name=re.compile("Not yet")).all():
        assert button.bounding_box()["height"] >= 48


def test_who_came_by_keyboard_alone(page, sign_in, morag, gathering):
    sign_in(page, morag)
    page.goto(f"/staff/events/{gathering.pk}/attendance/")

    page.get_by_label("Find or add a person").focus()
    page.keyboard.type("4711")
    expect(page.get_by_role("button", name=re.compile("Duncan Orr"))).to_be_visible()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Find"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Here Duncan Orr")).to_be_visible()
    expect(page.get_by_label("Find or add a person")).to_be_focused()

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Not yet Amina Hussain")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Here Amina Hussain")).to_be_focused()
    for name in ("Duncan Orr", "Jean", "Kasia", "Tam"):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_contain_text(name)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Others in the room")).to_be_focused()
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    expect(page.locator("#tally")).to_contain_text("8 here")
    assert room_of(gathering).here == 8


def test_who_came_without_javascript(plain_page, sign_in, morag, gathering):
    page = plain_page
    sign_in(page, morag)
    page.goto(f"/staff/events/{gathering.pk}/attendance/")

    page.get_by_role("button", name="Not yet Jean").click()
    page.get_by_label("Find or add a person").fill("orr")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name=re.compile("Duncan Orr")).click()
    page.get_by_label("Others in the room").fill("6")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#tally")).to_contain_text("8 here")

    page.get_by_label("Find or add a person").fill("Bo Lund")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="Not on our list: count them without a name").click()
    expect(page.locator("#tally")).to_contain_text("9 here")
    page.get_by_label("Find or add a person").fill("Bo Lund")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Not on our list: add them").click()
    expect(page.get_by_label("Name")).to_have_value("Bo Lund")
    page.get_by_label("Address", exact=True).fill("3 Mill Lane")
    page.get_by_label("Letter").check()
    page.get_by_role("button", name="Add, and tick as here").click()
    expect(page.locator("#tally")).to_contain_text("10 here")


def test_closing_out_without_javascript(plain_page, sign_in, morag, gathering):
    page = plain_page
    sign_in(page, morag)
    page.goto(f"/staff/events/{gathering.pk}/close-out/")
    page.get_by_label("What was said?").fill("It is cold.")
    page.get_by_label("What happens next?").fill("We check.")
    page.get_by_label("Partly").check()
    page.get_by_role("button", name="Add another point").click()

    expect(page.get_by_label("What was said?")).to_have_value("It is cold.")
    expect(page.get_by_role("group", name=re.compile("Point"))).to_have_count(2)
    page.get_by_role("button", name="Close out").click()

    expect(page.get_by_text("Closed out", exact=True)).to_be_visible()
