"""Staff log a consultation from first draft to what changed; everybody reads it."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from base.core.audience import Role
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Consultation
from tests.browser import assert_still_accessible
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Warm homes: what comes first?"


def enter_date(page: Page, name: str, day: dt.date) -> None:
    for part, number in enumerate((day.day, day.month, day.year)):
        page.fill(f"#id_{name}_{part}", str(number))


def save(page: Page, button: str = "Save") -> None:
    page.get_by_role("button", name=button, exact=True).click()


def open_part(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    assert_still_accessible(page)


def log_it(page: Page, today: dt.date) -> None:
    page.goto("/staff/consultations/new/")
    assert_still_accessible(page)
    save(page, "Save and go on")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert_still_accessible(page)

    page.get_by_label("What is it called?").fill(TITLE)
    page.get_by_label("Policy on management, repairs or maintenance").check()
    page.get_by_label("What do we want to find out, and why?").fill("To choose what we do first.")
    page.get_by_label("Shape a policy").check()
    page.locator("#div_id_level").get_by_label("Consultation", exact=True).check()
    page.get_by_label("Which service is it about?").select_option("repairs")
    enter_date(page, "opens", today - dt.timedelta(days=20))
    enter_date(page, "closes", today - dt.timedelta(days=2))
    save(page, "Save and go on")

    expect(page.get_by_text("Our own rule is 4 weeks")).to_be_visible()
    assert_still_accessible(page)


def write_the_proposal_and_publish(page: Page) -> None:
    open_part(page, "The proposal")
    page.get_by_label("What do you propose?").fill("Lofts before windows.")
    page.get_by_label("What would it mean for the person reading?").fill("£4 a week less to heat.")
    page.get_by_label("How can people answer?").fill("Call us or come to a meeting.")
    save(page)
    save(page, "Publish it as a record")
    expect(page.get_by_text("It is published.")).to_be_visible()


def add_a_paper(page: Page) -> None:
    open_part(page, "Papers")
    page.get_by_label("What is the paper called?").fill("The two plans")
    page.set_input_files(
        "#id_file", {"name": "plans.pdf", "mimeType": "application/pdf", "buffer": b"MZ not a pdf"}
    )
    save(page, "Add this paper")
    expect(page.get_by_text("The file must be a PDF").first).to_be_visible()
    assert_still_accessible(page)
    page.set_input_files(
        "#id_file", {"name": "plans.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 ok"}
    )
    save(page, "Add this paper")
    expect(page.get_by_role("link", name="The two plans")).to_be_visible()
    page.get_by_role("link", name=TITLE).click()


def log_who_was_told(page: Page, today: dt.date) -> None:
    open_part(page, "Who was told")
    for whom, how_many in (("Tenants", "4,012"), ("Registered tenant organisations", "6")):
        page.get_by_label(whom, exact=True).check()
        page.get_by_label("Letter").check()
        enter_date(page, "told_on", today - dt.timedelta(days=20))
        page.get_by_label("How many?").fill(how_many)
        save(page, "Add this notice")
        expect(page.get_by_text(f"{how_many} by letter")).to_be_visible()
    page.get_by_role("link", name=TITLE).click()


def put_answers_on_record(page: Page, *, with_script: bool) -> None:
    open_part(page, "Who answered")
    page.get_by_label("Find the customer").press_sequentially("suilleabhain", delay=10)
    if not with_script:
        page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Jean Ó Súilleabháin").click()
    assert_still_accessible(page)
    page.get_by_label("By phone").check()
    page.get_by_label("What did they say?").fill("Windows, please.")
    save(page, "Save this answer")
    page.locator("#id_post").fill("12")
    save(page, "Save the numbers")
    expect(page.get_by_text("The numbers are saved.")).to_be_visible()
    assert_still_accessible(page)
    page.get_by_role("link", name=TITLE).click()


def decide_and_close_out(page: Page, today: dt.date) -> None:
    def decision():
        page.get_by_label("What was decided?").fill("Lofts first, windows in the year after.")
        page.get_by_label("Who decided?").fill("The Board")
        enter_date(page, "decided_on", today)
        save(page)

    open_part(page, "The decision")
    decision()
    expect(page.get_by_text("First write down how you weighed").first).to_be_visible()
    assert_still_accessible(page)
    page.get_by_role("link", name=TITLE).click()
    open_part(page, "How views were weighed")
    page.get_by_label("How did you weigh what people said?").fill("Most asked for windows.")
    save(page)
    open_part(page, "The decision")
    decision()
    open_part(page, "Close it out")
    page.get_by_label("What did people say, in short?").fill("Most asked for windows.")
    page.get_by_label("Partly").check()
    page.get_by_label("What did it cost?").fill("£240")
    save(page)


def say_what_changed(page: Page) -> None:
    open_part(page, "What changed")
    page.get_by_label("What did they say?").fill("Tell us the year our windows come.")
    page.get_by_label("Done", exact=True).check()
    page.get_by_label("Our answer").fill("Every letter now names the year.")
    save(page)
    expect(page.get_by_text("It is written down.")).to_be_visible()
    assert_still_accessible(page)


def everybody_reads_it(page: Page) -> None:
    page.context.clear_cookies()
    page.goto("/consultations/")
    assert_still_accessible(page)
    page.get_by_role("link", name=TITLE).click()
    assert_still_accessible(page)
    for words in ("13 people answered", "Lofts first", "Every letter now names the year."):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text("Windows, please.")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="The two plans").click()
    assert download.value.suggested_filename == "the-two-plans.pdf"
    page.goto("/you-said-we-did/?words=windows")
    assert_still_accessible(page)
    expect(page.get_by_text("Every letter now names the year.")).to_be_visible()
    page.goto("/")
    assert_still_accessible(page)
    expect(page.get_by_text("Tell us the year our windows come.").first).to_be_visible()


def whole_journey(page: Page, sign_in, *, with_script: bool) -> None:
    make_customer("Jean Ó Súilleabháin")
    sign_in(page, make_user(Role.STAFF))
    today = timezone.localdate()

    log_it(page, today)
    write_the_proposal_and_publish(page)
    add_a_paper(page)
    log_who_was_told(page, today)
    put_answers_on_record(page, with_script=with_script)
    decide_and_close_out(page, today)
    say_what_changed(page)
    everybody_reads_it(page)

    consultation = Consultation.objects.get()
    assert consultation.closed_out_at
    people = Engagement.objects.filter(activity=consultation).values_list("people", flat=True)
    assert sorted(people) == [1, 12]


def test_a_consultation_is_logged_from_draft_to_what_changed(screen, sign_in):
    whole_journey(screen, sign_in, with_script=True)


def test_a_consultation_is_logged_without_javascript(plain_page, sign_in, monkeypatch):
    # The same pages, which the journeys above have already looked at.
    monkeypatch.setattr(f"{__name__}.assert_still_accessible", lambda page: None)

    whole_journey(plain_page, sign_in, with_script=False)
