"""Journey 2: somebody picks from the menu, an officer answers, and they are told."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from base.core.audience import Role
from participation.joining.involvement.models import Interest, TimeNeeded, Where
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel
from tests.accounts.codes import code_sent_to
from tests.browser import assert_still_accessible
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_estate, make_joined_customer, make_user


@pytest.fixture
def morag(transactional_db):
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def amina(transactional_db):
    return make_joined_customer(
        "Amina Hussain", phone="+441632960001", preferred_channel=Channel.EMAIL, area=make_estate()
    )


@pytest.fixture
def menu(morag):
    make_opportunity(
        "Home inspector",
        time_needed=TimeNeeded.HOURS,
        where=Where.OUT,
        level="influence",
        recruiting_officer=morag,
    )
    return make_opportunity(recruiting_officer=morag)


def choose_what_takes_minutes(page) -> None:
    page.goto("/get-involved/")
    page.get_by_label("How much time?").select_option(label="5 to 15 minutes, now and then")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="1 way to take part suits you")).to_be_visible()


def answer(page, *, choice: str, words: str) -> None:
    page.goto("/staff/")
    page.get_by_role("link", name="Email Amina Hussain about: Readers' panel").click()
    page.get_by_label(choice).check()
    page.get_by_label("Your words to them").fill(words)
    page.get_by_role("button", name="Save and tell them").click()


def test_choosing_and_being_answered(screen, sign_in, menu, amina, morag):
    sign_in(screen, amina.user)
    choose_what_takes_minutes(screen)
    assert_still_accessible(screen)
    expect(screen).to_have_url(re.compile("time=minutes"))

    screen.get_by_role("link", name="Readers' panel").click()
    assert_still_accessible(screen)
    screen.get_by_role("button", name="I’m interested").click()
    expect(screen.get_by_text("You said you are interested")).to_be_visible()
    assert_still_accessible(screen)

    sign_in(screen, morag)
    screen.goto("/staff/")
    assert_still_accessible(screen)
    screen.get_by_role("link", name="Email Amina Hussain about: Readers' panel").click()
    assert_still_accessible(screen)
    answer(screen, choice="They are taking part", words="The first letter comes on Monday.")
    expect(screen.get_by_text("They have been told")).to_be_visible()
    assert_still_accessible(screen)

    sign_in(screen, amina.user)
    screen.goto(menu.get_absolute_url())
    expect(screen.get_by_text("You are taking part")).to_be_visible()
    told = Message.objects.get(customer=amina, template="involvement/email/placed")
    assert "The first letter comes on Monday." in told.text
    assert told.state == Message.State.SENT


def test_the_whole_way_without_javascript(plain_page, sign_in, menu, amina, morag):
    sign_in(plain_page, amina.user)
    choose_what_takes_minutes(plain_page)
    plain_page.get_by_role("button", name="I’m interested").click()
    expect(plain_page.get_by_text("You said you are interested")).to_be_visible()

    sign_in(plain_page, morag)
    answer(plain_page, choice="Not this time", words="")
    expect(plain_page.get_by_role("alert")).to_contain_text("Say why it is not this time")
    plain_page.get_by_label("Your words to them").fill("We have readers on Mill Lane already.")
    plain_page.get_by_role("button", name="Save and tell them").click()
    expect(plain_page.get_by_text("They have been told")).to_be_visible()

    assert Interest.objects.get().reason == "We have readers on Mill Lane already."


def test_somebody_not_signed_in_comes_back_to_the_button(screen, menu, amina):
    screen.goto(menu.get_absolute_url())
    assert_still_accessible(screen)
    screen.get_by_role("main").get_by_role("button", name="Sign in").click()
    screen.get_by_label("Email address").fill(amina.user.email)
    screen.get_by_role("button", name="Continue").click()
    screen.get_by_label("Code from the email").fill(code_sent_to(amina.user.email))
    screen.get_by_role("button", name="Continue").click()

    screen.get_by_role("button", name="I’m interested").click()

    expect(screen.get_by_text("You said you are interested")).to_be_visible()
    assert Interest.objects.get().customer == amina


def test_finding_a_person_while_typing(each_screen, sign_in, morag):
    for name in ("Jean Ó Súilleabháin", "Tam O'Neil", "Ann Baird"):
        make_customer(name, address="3 Calder Court")
    sign_in(each_screen, morag)
    each_screen.goto("/staff/people/")
    assert_still_accessible(each_screen)

    each_screen.get_by_label("Name, reference, address or postcode").press_sequentially("suill")

    expect(each_screen.get_by_role("row")).to_have_count(2)  # the headings and Jean
    expect(each_screen).to_have_url(re.compile("q=suill"))
    assert_still_accessible(each_screen)
    each_screen.get_by_role("link", name="Jean Ó Súilleabháin").click()
    expect(each_screen.get_by_role("heading", level=1)).to_have_text("Jean Ó Súilleabháin")
    assert_still_accessible(each_screen)


def test_finding_a_person_without_javascript(plain_page, sign_in, morag):
    make_customer("Jean Ó Súilleabháin")
    make_customer("Tam O'Neil")
    sign_in(plain_page, morag)
    plain_page.goto("/staff/people/")
    plain_page.get_by_label("Name, reference, address or postcode").fill("oneil")
    plain_page.get_by_role("button", name="Find people").click()

    assert plain_page.locator("tbody tr").count() == 1


def test_writing_and_opening_an_opportunity(screen, sign_in, morag):
    sign_in(screen, morag)
    screen.goto("/staff/opportunities/new/")
    assert_still_accessible(screen)
    screen.get_by_label("What is it called?").fill("Young voices")
    screen.get_by_label("Influence").check()
    screen.get_by_label("An hour or two, now and then").check()
    screen.get_by_label("In person", exact=True).check()
    screen.get_by_label("Informal: come as you are").check()
    screen.get_by_role("button", name="Save").click()
    screen.get_by_role("heading", name="Before it can go on the menu, say").wait_for()
    assert_still_accessible(screen)

    for label in (
        "In one sentence",
        "What would I do?",
        "Why are we doing it, and what do we hope comes of it?",
        "What can people in it change?",
        "Who is it for?",
        "Which staff and partners take part, and what do they do?",
        "The time in words",
        "When?",
        "The place in words",
        "How much staff time?",
        "What training and support do people get?",
        "What do we pay for?",
        "What do people get for it?",
        "How do staff know about it?",
        "How do we make it known?",
        "How shall we see whether it works?",
        "What does it cost us, and is it worth it?",
    ):
        screen.get_by_label(label).fill("Said in plain words.")
    screen.get_by_label("Change how a service works").check()
    principles = screen.get_by_role("group", name="Does it keep to our principles?")
    for principle in principles.get_by_role("checkbox").all():
        principle.check()
    review = timezone.localdate() + dt.timedelta(days=180)
    for part, number in (("Day", review.day), ("Month", review.month), ("Year", review.year)):
        screen.get_by_role("textbox", name=part).fill(str(number))
    screen.get_by_role("button", name="Save").click()
    screen.get_by_role("button", name="Put it on the menu").click()
    expect(screen.get_by_text("“Young voices” is on the menu")).to_be_visible()
    assert_still_accessible(screen)

    screen.goto("/staff/opportunities/")
    assert_still_accessible(screen)
    screen.goto("/staff/interests/")
    assert_still_accessible(screen)
