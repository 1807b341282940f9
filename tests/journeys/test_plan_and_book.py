"""Plan and book: an officer publishes a coming event; a customer finds it, books, is told, cancels."""

import datetime as dt

import pytest
import vobject
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from base.core.audience import Role
from participation.people.customers.models import PreferenceOption
from participation.programme.events.models import Event
from tests.browser import assert_still_accessible
from tests.factories.activities import make_booking, make_event
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Drop-in: damp & heating"


@pytest.fixture
def morag():
    return make_user(Role.STAFF)


@pytest.fixture
def amina():
    customer = make_joined_customer("Amina Hussain")
    customer.preferences.add(PreferenceOption.objects.get(code="hearing_loop"))
    return customer


def plan(page: Page) -> None:
    day = timezone.localdate() + dt.timedelta(days=30)
    page.goto("/staff/events/plan/")
    assert_still_accessible(page)
    page.get_by_label("What is it called?").fill(TITLE)
    page.get_by_label("What kind of event?").select_option("Drop-in")
    page.get_by_label("Which service").select_option("Repairs and improvements")
    on = page.get_by_role("group", name="What day?")
    on.get_by_label("Day", exact=True).fill(str(day.day))
    on.get_by_label("Month", exact=True).fill(str(day.month))
    on.get_by_label("Year", exact=True).fill(str(day.year))
    page.get_by_label("Starts at").fill("2pm")
    page.get_by_label("Ends at").fill("4pm")
    page.get_by_label("Place", exact=True).fill("Calder Hall")
    page.get_by_label("Address and postcode").fill("2 Calder Road, GM1 2AB")
    page.get_by_label("Why, and what do you hope").fill("To hear which homes are cold.")
    page.get_by_label("Understand what people need").check()
    page.get_by_label("Consultation", exact=True).check()
    page.get_by_label("How many places are there?").fill("1")
    page.get_by_label("Help to take part").fill("Step-free. Soup and bread.")
    page.get_by_label("What can people change").fill("Which homes we look at first.")
    page.get_by_label("Which staff and partners").fill("Two housing officers and a surveyor.")
    page.get_by_label("How much time does it ask").fill("Two hours at most.")
    page.get_by_label("How many staff hours").fill("6")
    page.get_by_label("What does it take, and why").fill("A room for £40. We learn where damp is.")
    page.get_by_role("button", name="Publish on the calendar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def book_and_cancel(page: Page) -> None:
    page.goto("/calendar/")
    assert_still_accessible(page)
    page.get_by_role("link", name=TITLE, exact=True).click()
    assert_still_accessible(page)
    page.get_by_role("button", name="Book a place").click()
    assert_still_accessible(page)
    expect(page.get_by_label("Is there anything that would help you")).to_have_value("Hearing loop")
    page.get_by_role("button", name="Book my place").click()
    expect(page.get_by_text("Your place is booked.")).to_be_visible()
    assert_still_accessible(page)

    [email] = mail.outbox
    for words in (
        "2pm to 4pm",
        "Calder Hall, 2 Calder Road, GM1 2AB",
        "Step-free.",
        "Hearing loop",
    ):
        assert words in email.body
    [(_, content, _)] = email.attachments
    [entry] = vobject.readOne(content).vevent_list
    assert entry.summary.value == TITLE

    page.get_by_role("link", name="Cancel your place").click()
    assert_still_accessible(page)
    page.get_by_role("button", name="Cancel my place").click()
    expect(page.get_by_text("Your place is cancelled.")).to_be_visible()
    assert "Your place is cancelled" in mail.outbox[-1].subject
    assert Event.objects.get().places_left == 1


def test_an_officer_publishes_and_a_customer_books_and_cancels(screen, sign_in, morag, amina):
    sign_in(screen, morag)
    plan(screen)
    assert_still_accessible(screen)

    sign_in(screen, amina.user)
    book_and_cancel(screen)


def test_publishing_and_booking_without_javascript(plain_page, sign_in, morag, amina, monkeypatch):
    # axe itself is a script; what it finds is the same page as with JavaScript on.
    monkeypatch.setattr(f"{__name__}.assert_still_accessible", lambda page: None)
    sign_in(plain_page, morag)
    plan(plain_page)

    sign_in(plain_page, amina.user)
    book_and_cancel(plain_page)


def test_the_last_place_goes_while_somebody_is_reading(page, sign_in, amina):
    event = make_event(capacity=1)
    sign_in(page, amina.user)
    page.goto(f"/events/{event.slug}/book/")
    make_booking(event, make_customer("Tam Rennie"))

    page.get_by_role("button", name="Book my place").click()

    expect(page.get_by_role("alert")).to_contain_text("The last place has just gone.")
    assert_still_accessible(page)


def test_calling_off_is_asked_twice_and_told(screen, sign_in, morag, amina):
    event = make_event("Gala", lead_officer=morag)
    make_booking(event, amina)
    sign_in(screen, morag)
    screen.goto(f"/staff/events/{event.pk}/")
    assert_still_accessible(screen)

    screen.get_by_role("link", name="Call the event off").click()
    assert_still_accessible(screen)
    screen.get_by_label("Why is it called off?").fill("The hall has flooded.")
    screen.get_by_role("button", name="Call the event off").click()

    expect(screen.get_by_text("Called off", exact=True)).to_be_visible()
    assert [email.subject.split(",")[0] for email in mail.outbox] == ["Called off: Gala"]
    screen.goto("/calendar/")
    expect(screen.get_by_text("Called off", exact=True)).to_be_visible()
    assert_still_accessible(screen)


def test_the_list_of_activities_reads_well_at_any_width(screen, sign_in, morag):
    make_event("Gala")
    sign_in(screen, morag)

    screen.goto("/staff/activities/")

    assert_still_accessible(screen)
