"""The way in, in a browser: by the keyboard, on a phone, and without JavaScript."""

import pytest
from allauth.mfa.models import Authenticator

from base.core.audience import Role
from tests.accounts.codes import code_sent_to, shown_by_app
from tests.browser import assert_still_accessible
from tests.factories.people import make_user


def test_signing_in_with_a_code(screen, transactional_db):
    user = make_user(Role.CUSTOMER, name="Amina Hussain")

    screen.goto("/accounts/login/?next=/account/")
    assert_still_accessible(screen)
    screen.get_by_label("Email address").fill(user.email)
    screen.get_by_role("button", name="Continue").click()
    screen.get_by_role("heading", name="Check your email").wait_for()
    assert_still_accessible(screen)
    screen.get_by_label("Code from the email").fill(code_sent_to(user.email))
    screen.get_by_role("button", name="Continue").click()

    screen.get_by_role("heading", name="How you sign in").wait_for()
    assert_still_accessible(screen)
    assert screen.get_by_role("link", name="Amina Hussain").is_visible()
    screen.get_by_role("button", name="Sign out").click()
    screen.get_by_role("link", name="Sign in").wait_for()


def test_signing_in_without_javascript_and_by_keyboard(plain_page, transactional_db):
    user = make_user(Role.CUSTOMER)

    plain_page.goto("/accounts/login/?next=/account/")
    plain_page.get_by_label("Email address").focus()
    plain_page.keyboard.type(user.email)
    plain_page.keyboard.press("Enter")
    plain_page.get_by_label("Code from the email").focus()
    plain_page.keyboard.type(code_sent_to(user.email))
    plain_page.keyboard.press("Enter")

    plain_page.get_by_role("heading", name="How you sign in").wait_for()


def test_mistakes_are_listed_above_the_heading_and_lead_to_the_box(screen, transactional_db):
    screen.goto("/accounts/login/")
    screen.get_by_label("Email address").fill("not an address")
    screen.get_by_role("button", name="Continue").click()

    summary = screen.get_by_role("alert")
    summary.get_by_role("link", name="Enter a valid email address.").click()
    assert_still_accessible(screen)
    assert screen.title().startswith("Error: Sign in")
    assert screen.locator(":focus").input_value() == "not an address"


@pytest.mark.parametrize(
    "address",
    ["/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/email/", "/accounts/logout/"],
)
def test_pages_about_signing_in_can_be_read_by_everybody(
    screen, transactional_db, sign_in, address
):
    sign_in(screen, make_user(Role.STAFF))

    screen.goto(address)

    assert_still_accessible(screen)


def test_a_key_is_said_not_to_answer_only_once_it_has_not(screen, transactional_db, sign_in):
    user = make_user(Role.STAFF)
    Authenticator.objects.filter(user=user).delete()
    sign_in(screen, user)

    screen.goto("/accounts/2fa/webauthn/add/")
    problem = screen.get_by_text("The key did not answer.")

    assert screen.get_by_role("heading", name="Add a security key").is_visible()
    assert problem.is_hidden()
    screen.evaluate("document.dispatchEvent(new CustomEvent('allauth.error'))")
    assert problem.is_visible()


def test_setting_up_the_second_step(screen, transactional_db, sign_in):
    user = make_user(Role.STAFF)
    Authenticator.objects.filter(user=user).delete()
    sign_in(screen, user)

    screen.goto("/staff/")

    assert screen.get_by_role("heading", name="Set up the second step").is_visible()
    assert_still_accessible(screen)
    screen.get_by_label("6-digit code from your app").fill(
        shown_by_app(screen.locator(".portal-secret").inner_text())
    )
    screen.get_by_role("button", name="Finish").click()
    screen.get_by_role("heading", name="Your recovery codes").wait_for()
    assert_still_accessible(screen)
