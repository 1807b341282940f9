"""Journeys: somebody takes a copy of their data and asks to be erased; an officer joins two records."""

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from participation.records.models import DataRequest
from tests.browser import assert_still_accessible
from tests.factories.activities import make_booking, make_event
from tests.factories.people import make_customer, make_joined_customer, make_user


@pytest.fixture
def morag(transactional_db):
    return make_user(Role.STAFF, name="Morag Tait")


def test_somebody_takes_a_copy_and_asks_to_be_erased(screen, sign_in, morag):
    amina = make_joined_customer("Amina Hussain", address="3 Mill Lane", postcode="GM1 1AB")
    make_booking(make_event("Estate walk", lead_officer=morag), amina)
    sign_in(screen, amina.user)

    screen.goto("/me/")
    screen.get_by_role("link", name="My data").click()
    assert_still_accessible(screen)
    screen.get_by_role("link", name="See bookings").click()
    expect(screen.get_by_text("Estate walk")).to_be_visible()
    assert_still_accessible(screen)
    screen.get_by_role("link", name="My data").first.click()
    screen.get_by_role("button", name="Make a copy of my data").click()
    with screen.expect_download() as download:
        screen.get_by_role("link", name="Download my data").click()
    assert download.value.suggested_filename == "my-data.zip"

    screen.get_by_role("link", name="Ask us to erase your record").click()
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Ask us to erase my record").click()
    expect(screen.get_by_text("We have your request.")).to_be_visible()

    sign_in(screen, morag)
    screen.goto(DataRequest.objects.get().get_absolute_url())
    screen.get_by_label("Refuse").check()
    screen.get_by_role("button", name="Save").click()
    expect(screen.get_by_text("Say why").first).to_be_visible()
    assert_still_accessible(screen)
    screen.get_by_label("What we tell them").fill("A complaint is open.")
    screen.get_by_role("button", name="Save").click()
    expect(screen.get_by_text("They are told by the way they chose.")).to_be_visible()


def test_an_officer_makes_one_record_of_two_and_undoes_it(screen, sign_in, morag):
    make_customer("Jean Smith", reference="GH-1", postcode="GM1 1AA")
    make_customer("Jean Smith", reference="GH-9", postcode="GM1 1AA", phone="+441414960112")
    sign_in(screen, morag)

    screen.goto("/staff/people/")
    screen.get_by_role("link", name="People who may be on record twice").click()
    assert_still_accessible(screen)
    screen.get_by_role("link", name="Compare").click()
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Make one record").click()
    expect(screen.get_by_text("The two records are one now.")).to_be_visible()

    screen.goto("/staff/people/duplicates/")
    screen.get_by_role("button", name="Make two records again").click()
    expect(screen.get_by_text("They are two records again.")).to_be_visible()
