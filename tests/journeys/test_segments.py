"""An officer chooses people by rule, sees how many they are while ticking, and keeps the rule."""

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from participation.people.customers.models import PreferenceOption
from participation.reach.segments.models import Segment
from tests.browser import assert_still_accessible
from tests.factories.people import make_customer, make_estate, make_user


@pytest.fixture
def morag(transactional_db):
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def people(morag):
    amina = make_customer("Amina Hussain", tenure="tenant", area=make_estate())
    make_customer("Tam O'Neil", tenure="factored_owner", area=make_estate())
    make_customer("Jean Ó Súilleabháin", tenure="tenant")
    amina.preferences.set(PreferenceOption.objects.filter(code__in=["online", "large_print"]))


def test_a_segment_is_counted_while_ticking_and_kept(each_screen, sign_in, morag, people):
    sign_in(each_screen, morag)
    each_screen.goto("/staff/people/")
    each_screen.get_by_role("link", name="make a segment").click()
    assert_still_accessible(each_screen)
    count = each_screen.get_by_role("status")
    expect(count).to_contain_text("3 people")

    each_screen.get_by_label("Tenant", exact=True).check()
    expect(count).to_contain_text("2 people")
    each_screen.get_by_label("West", exact=True).check()
    expect(count).to_contain_text("1 person")
    expect(count).to_contain_text("Tenants in West.")
    each_screen.get_by_text("Whether they take part").click()
    each_screen.locator("[name=engagement][value=never]").check()
    expect(count).to_contain_text("Tenants in West who have never taken part.")
    assert_still_accessible(each_screen)
    each_screen.get_by_label("Name of the segment").fill("Quiet in West")
    each_screen.get_by_role("button", name="Save the segment").click()

    expect(each_screen.get_by_role("heading", level=1)).to_have_text("Quiet in West")
    expect(each_screen.get_by_role("link", name="Amina Hussain")).to_be_visible()
    assert_still_accessible(each_screen)
    each_screen.goto("/staff/segments/")
    expect(each_screen.get_by_role("row", name="Quiet in West")).to_contain_text("1")
    assert_still_accessible(each_screen)
    each_screen.goto("/staff/profiles/")
    expect(each_screen.get_by_text("Online: 1 (100.0%)").first).to_be_visible()
    assert_still_accessible(each_screen)


def test_a_segment_is_counted_and_kept_without_javascript(plain_page, sign_in, morag, people):
    sign_in(plain_page, morag)
    plain_page.goto("/staff/segments/new/")
    plain_page.get_by_label("Tenant", exact=True).check()
    plain_page.get_by_role("button", name="Count").click()
    expect(plain_page.get_by_role("status")).to_contain_text("2 people")
    plain_page.get_by_label("Name of the segment").fill("Tenants")
    plain_page.get_by_role("button", name="Save the segment").click()

    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Tenants")
    assert Segment.objects.get(name="Tenants").criteria == {"tenures": ["tenant"]}
