"""Journey: an officer reviews an opportunity, plans a campaign for it and draws a focus group fairly."""

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from participation.joining.involvement.models import Interest
from participation.joining.involvement.services import express_interest, move_interest
from participation.joining.recruitment.models import Link
from participation.joining.selection.models import Selection
from participation.messages.contact.models import Consent
from participation.people.customers.models import Channel, PreferenceOption
from tests.browser import assert_still_accessible
from tests.factories.activities import everything_stated, make_opportunity
from tests.factories.people import make_customer, make_estate, make_joined_customer, make_user


@pytest.fixture
def morag(transactional_db):
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def panel(morag):
    opportunity = make_opportunity(recruiting_officer=morag, **everything_stated())
    opportunity.topics.set(PreferenceOption.objects.filter(code="repairs"))
    for n in range(6):
        person = make_customer(f"Jean {n}", email=f"j{n}@example.org", area=make_estate())
        person.preferences.set(PreferenceOption.objects.filter(code="repairs"))
        Consent.objects.create(
            customer=person,
            purpose=Consent.Purpose.INVITATION,
            channel=Channel.EMAIL,
            given=True,
            wording="May we?",
            source="test",
        )
    return opportunity


def test_reviewing_and_finding_people(screen, sign_in, panel, morag):
    sign_in(screen, morag)
    screen.goto(f"/staff/opportunities/{panel.pk}/")
    assert_still_accessible(screen)
    screen.get_by_role("link", name="People we could ask").click()
    expect(screen.get_by_text("Cares about: repairs").first).to_be_visible()
    assert_still_accessible(screen)
    screen.go_back()

    screen.get_by_role("link", name="Review it").click()
    screen.get_by_role("button", name="Save the review").click()
    expect(screen.get_by_role("alert")).to_contain_text("There is a problem")
    assert_still_accessible(screen)
    screen.get_by_label("Yes", exact=True).check()
    for part in ("How can you tell?", "2. Is the", "3. Does", "4. What came"):
        screen.get_by_label(part).fill("It was read by 40 people.")
    screen.get_by_label("Take it off the menu").check()
    screen.get_by_role("button", name="Save the review").click()

    expect(screen.get_by_text("The review is saved.")).to_be_visible()
    screen.goto(f"/staff/opportunities/{panel.pk}/review/")
    assert_still_accessible(screen)


def test_a_role_with_its_training(screen, sign_in, panel, morag):
    amina = make_joined_customer("Amina Hussain")
    interest = express_interest(opportunity=panel, customer=amina, by=amina.user)
    move_interest(interest=interest, to=Interest.State.PLACED, by=morag, seen=Interest.State.NEW)
    sign_in(screen, morag)
    screen.goto("/staff/roles/")
    assert_still_accessible(screen)
    screen.get_by_role("link", name="Amina Hussain").click()
    assert_still_accessible(screen)
    screen.get_by_label("In what?").fill("Reading a letter aloud")
    screen.get_by_role("button", name="Save").click()
    expect(screen.get_by_text("Saved.")).to_be_visible()

    sign_in(screen, amina.user)
    screen.goto("/me/suits-me/")
    assert_still_accessible(screen)
    screen.goto("/me/tell-a-neighbour/")
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Make my link").click()
    expect(screen.get_by_text("followed 0 times")).to_be_visible()
    assert_still_accessible(screen)


def test_a_campaign_and_the_code_on_its_poster(screen, sign_in, panel, morag):
    sign_in(screen, morag)
    screen.goto("/staff/campaigns/")
    assert_still_accessible(screen)
    screen.get_by_role("link", name="Plan the first").click()
    assert_still_accessible(screen)
    screen.get_by_label("What is it called?").fill("Spring: your five minutes")
    screen.get_by_label("What do you hope for, and why these people?").fill("New voices.")
    screen.get_by_label("Whom for, in words").fill("Parents at the school gate")
    screen.get_by_label("What does it ask people to do?").select_option(label="Readers' panel")
    for legend, month in (("When does it start?", "1"), ("When does it end?", "12")):
        dates = screen.get_by_role("group", name=legend)
        for part, number in (("Day", "1"), ("Month", month), ("Year", "2026")):
            dates.get_by_label(part).fill(number)
    screen.get_by_role("button", name="Save").click()
    screen.get_by_label("What is it?").fill("Poster in Calder Hall")
    screen.get_by_role("button", name="Add it and make its code").click()
    expect(screen.get_by_role("cell", name="Poster in Calder Hall").first).to_be_visible()
    assert_still_accessible(screen)

    screen.context.clear_cookies()
    screen.goto(f"/c/{Link.objects.get().code}/")
    expect(screen.get_by_role("heading", name="Readers' panel")).to_be_visible()

    sign_in(screen, morag)
    screen.goto("/staff/campaigns/")
    assert_still_accessible(screen)
    expect(screen.get_by_role("row", name="Spring")).to_contain_text("1")


def test_a_fair_draw_without_javascript(plain_page, sign_in, panel, morag):
    sign_in(plain_page, morag)
    draw_a_focus_group(plain_page)


def test_a_fair_draw(screen, sign_in, panel, morag):
    sign_in(screen, morag)
    draw_a_focus_group(screen, look=assert_still_accessible)


def draw_a_focus_group(page, look=lambda page: None):
    page.goto("/staff/selections/")
    look(page)
    page.get_by_role("link", name="Plan the first").click()
    look(page)
    page.get_by_label("What is it for?").fill("Focus group on letters")
    page.get_by_label("Why are people chosen by a draw?").fill("A fair chance for all.")
    page.get_by_label("From which segment?").select_option(label="Never took part")
    page.get_by_label("How many people?").fill("2")
    page.get_by_label("How many in reserve?").fill("1")
    page.get_by_label("Area").check()
    page.get_by_role("button", name="Save").click()
    look(page)
    page.get_by_role("button", name="Fix the list and make the seed").click()
    expect(page.get_by_text("Publish it before you draw")).to_be_visible()
    expect(page.get_by_text(Selection.objects.get().seed)).to_be_visible()
    look(page)
    page.get_by_role("button", name="Draw").click()
    expect(page.get_by_text("The same places")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Cannot take part").first.click()
    look(page)
    page.get_by_label("Why can they not take part?").fill("Works nights.")
    page.get_by_role("button", name="Save, and call up the next reserve").click()
    expect(page.get_by_text("is called up.")).to_be_visible()
    look(page)
