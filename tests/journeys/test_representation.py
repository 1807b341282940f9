"""An officer finds out who does not take part, and what to tell them about."""

import datetime as dt

from django.utils import timezone
from playwright.sync_api import expect

from base.core.audience import Role
from participation.programme.activities.models import Engagement
from tests.browser import assert_still_accessible
from tests.factories.activities import make_opportunity, make_past_event
from tests.factories.people import make_customer, make_user


def test_who_takes_part_and_what_to_tell_those_who_do_not(each_screen, sign_in):
    today = timezone.localdate()
    drop_in = make_past_event(days_ago=0)
    for n in range(100):
        age = 20 if n < 40 else 70
        customer = make_customer(date_of_birth=today - dt.timedelta(days=age * 366))
        if n < 5 or n >= 70:
            Engagement.objects.create(
                activity=drop_in, customer=customer, role="attended", day=today, source=f"t:{n}"
            )
    make_opportunity("Readers' panel")
    sign_in(each_screen, make_user(Role.STAFF))

    each_screen.goto("/staff/people/")
    each_screen.get_by_role("link", name="Who takes part").click()
    assert_still_accessible(each_screen)
    row = each_screen.get_by_role("table").first.get_by_role("row", name="Under 25")
    expect(row).to_contain_text("Fewer than their share")
    expect(each_screen.get_by_role("link", name="Readers' panel")).to_be_visible()

    each_screen.get_by_label("Compare by").select_option(label="Ethnic group")
    each_screen.get_by_label("And by").select_option(label="Area")
    each_screen.get_by_role("button", name="Show").click()
    expect(each_screen.get_by_text("We never show what people told us").first).to_be_visible()
    assert_still_accessible(each_screen)

    each_screen.get_by_label("And by").select_option(label="Nothing else")
    each_screen.get_by_role("button", name="Show").click()
    expect(each_screen.get_by_text("Too few people have told us this yet")).to_be_visible()
    assert_still_accessible(each_screen)
    with each_screen.expect_download() as download:
        each_screen.get_by_role("link", name="Download these numbers").click()
    assert download.value.suggested_filename == "who-takes-part.csv"
