"""An officer writes a template, prepares a send-out, sees whom it reaches, sends it and watches."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from base.core.audience import Role
from participation.reach.sendouts.tasks import let_go
from tests.browser import assert_still_accessible
from tests.factories.people import make_customer, make_user
from tests.factories.sendouts import make_agreeing
from tests.segments.making import make_segment


@pytest.fixture
def morag(transactional_db):
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def people(morag):
    make_agreeing("Amina Hussain", email="amina@example.org", tenure="tenant")
    make_agreeing("Kasia Nowak", email="kasia@example.org", tenure="tenant", language="pl")
    make_customer("Tam Rennie", email="tam@example.org", tenure="tenant")
    make_segment("Tenants", criteria={"tenures": ["tenant"]})


def count_while_writing(page) -> None:
    """How many texts it would be, of the email's words until there are others for a text."""
    page.goto("/staff/templates/new/")
    count = page.get_by_role("status").filter(has_text="characters")
    page.get_by_label("Email", exact=True).fill("Come and walk.")
    expect(count).to_have_text("1 text (40 characters)")
    page.get_by_label("Text message").fill("a" * 150)
    expect(count).to_have_text("2 texts (176 characters)")
    assert_still_accessible(page)


def write_and_send(page) -> None:
    page.goto("/staff/templates/new/")
    page.get_by_label("Name of the template").fill("A walk")
    page.get_by_label("Invitation to take part").check()
    page.get_by_label("Subject").fill("A walk with {nmae}")
    page.get_by_label("Email", exact=True).fill("Dear {name}\n\nCome and walk with us.")
    page.get_by_role("button", name="Save the template").click()
    expect(page.get_by_role("alert")).to_contain_text("“{nmae}” is nothing we can fill in")
    page.get_by_label("Subject").fill("A walk, {name}?")
    page.get_by_role("button", name="Save the template").click()
    page.get_by_label("Name, reference or address of a customer").fill("kasia")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("po polsku").first).to_be_visible()

    page.goto("/staff/send-outs/new/")
    page.get_by_label("What do you call it?").fill("Walk in May")
    page.get_by_label("Who is it for?").select_option("Tenants")
    page.get_by_label("What does it say?").select_option("A walk")
    page.get_by_label("Which team is asking?").select_option("Neighbourhoods and estates")
    page.get_by_role("button", name="See who it would reach").click()
    expect(page.get_by_text("They have not agreed to be invited")).to_be_visible()


def test_many_are_invited_and_those_who_did_not_agree_are_left_out(screen, sign_in, morag, people):
    sign_in(screen, morag)
    count_while_writing(screen)
    write_and_send(screen)
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Send it").click()

    expect(screen.get_by_role("heading", level=1)).to_have_text("Walk in May")
    expect(screen.get_by_text("All gone")).to_be_visible()
    assert sorted(email.to[0] for email in mail.outbox) == [
        "amina@example.org",
        "kasia@example.org",
    ]
    assert_still_accessible(screen)
    screen.goto("/staff/contact-calendar/")
    expect(screen.get_by_role("link", name="Walk in May")).to_be_visible()
    assert_still_accessible(screen)


def test_it_can_be_paused_and_watched_without_javascript(
    plain_page, sign_in, morag, people, settings
):
    settings.SEND_OUT_PER_MINUTE = 1
    sign_in(plain_page, morag)
    write_and_send(plain_page)
    plain_page.get_by_role("button", name="Send it").click()
    expect(plain_page.get_by_text("1 of 2 let go").first).to_be_visible()

    plain_page.get_by_role("button", name="Pause it").click()
    expect(plain_page.get_by_text("Paused", exact=True)).to_be_visible()
    let_go()
    plain_page.reload()

    expect(plain_page.get_by_text("Paused", exact=True)).to_be_visible()
    assert len(mail.outbox) == 1
