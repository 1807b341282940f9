"""A service is walked through from both sides, and what should change is a draft of the panel: by three people."""

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from scrutiny.investigations.models import Stage
from scrutiny.investigations.services import choose_mappers
from scrutiny.recommendations.models import Recommendation
from tests.browser import assert_still_accessible
from tests.factories.investigations import make_investigation, make_mapper
from tests.factories.people import make_joined_customer, make_user
from tests.factories.recommendations import make_member, make_panel

STEP = "Report it"


@pytest.fixture
def repair(transactional_db):
    """Begun for a panel; a customer draws one map, a colleague of another service the other."""
    morag = make_user(Role.STAFF, name="Morag Tait")
    made = make_investigation(lead=morag, panel=make_panel("Scrutiny panel"))
    amina = make_mapper(make_joined_customer("Amina Hussain"), by=morag)
    ewan = make_mapper(make_user(Role.STAFF, name="Ewan Galbraith"), by=morag, works_in=["rent"])
    for stage, mapper in [(Stage.CUSTOMERS, amina), (Stage.STAFF, ewan), (Stage.JOINT, ewan)]:
        choose_mappers(investigation=made, stage=stage, mappers=[mapper], by=morag)
    return made


def as_(page, sign_in, user) -> None:
    page.context.clear_cookies()
    sign_in(page, user)


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def draw(page, what: str, feeling: str, days: str) -> None:
    """One step of the map that stands open."""
    page.get_by_role("link", name=STEP).click()
    assert_still_accessible(page)
    page.get_by_label("What happens?").fill(what)
    page.get_by_label("On the phone").check()
    page.get_by_label(feeling, exact=True).check()
    page.get_by_label("How long is the wait? Days").fill(days)
    press(page, "Save this step")
    expect(page.get_by_role("img", name="What")).to_be_visible()
    assert_still_accessible(page)


def test_from_two_maps_to_a_draft_of_the_panel(phone, sign_in, repair):
    lead = repair.lead_officer
    amina, ewan = (one.mapper for one in repair.assignments.all()[:2])
    as_(phone, sign_in, amina.customer.user)
    phone.goto("/me/scrutiny/investigations/")
    phone.get_by_role("link", name=repair.title).click()
    draw(phone, "One waits twenty minutes.", "Very bad", "3")

    as_(phone, sign_in, lead)
    phone.goto(repair.staff_address)
    press(phone, "This map is drawn: begin the next stage")

    as_(phone, sign_in, ewan.colleague)
    phone.goto("/staff/")
    phone.get_by_role("link", name=f"Draw a journey map: {repair.title}").click()
    draw(phone, "It is typed into two systems.", "Good", "1")

    as_(phone, sign_in, lead)
    phone.goto(repair.staff_address)
    press(phone, "This map is drawn: begin the next stage")
    assert_still_accessible(phone)
    expect(phone.get_by_text("Customers: very bad. Staff: good.")).to_be_visible()
    phone.get_by_role("link", name="Write down a proposal").click()
    phone.get_by_label("What should change?").fill("Give a number on the phone")
    phone.get_by_label("Why?").fill("Nobody knows where a repair stands.")
    phone.get_by_label("What gets better, and for whom?").fill("People ring once.")
    press(phone, "Propose it")

    as_(phone, sign_in, make_member(repair.panel))
    phone.goto(repair.my_address)
    assert_still_accessible(phone)
    phone.get_by_role("link", name="Make it a recommendation").click()
    phone.get_by_label("High").check()
    phone.get_by_label("A service that meets people’s needs").check()
    press(phone, "Make it a draft of the panel")
    expect(phone.get_by_role("link", name="The draft: Give a number on the phone")).to_be_visible()
    draft = Recommendation.objects.get()
    assert (draft.is_draft, draft.panel, draft.activity_id) == (True, repair.panel, repair.pk)
