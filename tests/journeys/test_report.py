"""Journey 5: a manager asks for the report, watches it being built, publishes it; everybody reads it."""

import re
import threading

import pytest
from django.db import connection
from playwright.sync_api import expect

from base.core.audience import Role
from reports import services
from reports.building import build
from reports.models import ReportEdition
from tests.browser import assert_still_accessible
from tests.factories.people import make_user
from tests.factories.reports import LAST_YEAR, make_report, make_small_year

YEAR = f"{LAST_YEAR} to {LAST_YEAR + 1}"


@pytest.fixture
def manager(live_server):
    make_small_year()
    return make_user(Role.MANAGER, name="Ailsa Reid")


@pytest.fixture
def worker(monkeypatch):
    """Stands in for the worker's machine: a thread that claims what is queued when told to go."""
    threads = []

    def go() -> None:
        edition = ReportEdition.objects.get()

        def work():
            try:
                ReportEdition.objects.run(edition.pk, build)
            finally:
                connection.close()

        threads.append(threading.Thread(target=work))
        threads[-1].start()

    monkeypatch.setattr(services.build_report, "delay", lambda pk: None)
    yield go
    for thread in threads:
        thread.join()


def ask(page) -> None:
    page.goto("/staff/reports/")
    page.get_by_role("button", name="Build a participation impact report").click()
    page.get_by_label(YEAR).check()
    page.get_by_role("button", name="Build the report").click()


def test_asked_for_watched_published_and_read(screen, sign_in, manager, worker):
    sign_in(screen, manager)
    for address in ("/staff/reports/", "/staff/reports/ask/"):
        screen.goto(address)
        assert_still_accessible(screen)
    ask(screen)
    bar = screen.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", "0")
    assert_still_accessible(screen)

    worker()  # nobody touches the page from here until it is ready
    publish = screen.get_by_role("button", name="Publish this report")
    expect(publish).to_be_visible(timeout=120_000)
    assert_still_accessible(screen)
    publish.click()
    expect(screen.get_by_text("The report is published.")).to_be_visible()

    screen.context.clear_cookies()
    screen.goto("/reports/")
    assert_still_accessible(screen)
    screen.get_by_role("link", name=re.compile("^Participation impact report")).click()
    expect(screen.get_by_role("heading", level=1)).to_have_text(
        "What changed because you took part"
    )
    expect(screen.get_by_text("3 people took part, 2 of them for the first time.")).to_be_visible()
    assert_still_accessible(screen)
    with screen.expect_download() as download:
        screen.get_by_role("link", name="Download this report as a PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_the_bar_moves_without_a_reload(page, sign_in, manager, worker):
    sign_in(page, manager)
    ask(page)
    bar = page.get_by_role("progressbar")

    ReportEdition.objects.claim(ReportEdition.objects.get().pk).tell("Laying out page 3", 47)

    expect(bar).to_have_attribute("value", "47")
    expect(page.get_by_role("status")).to_have_text("Laying out page 3")


def test_without_scripts_a_link_shows_how_far_it_is(plain_page, sign_in, manager, worker):
    sign_in(plain_page, manager)
    ask(plain_page)

    ReportEdition.objects.claim(ReportEdition.objects.get().pk).tell("Laying out page 3", 47)
    plain_page.get_by_role("link", name="See how far it is").click()

    expect(plain_page.get_by_role("progressbar")).to_have_attribute("value", "47")


def test_a_failure_shows_its_reason_and_is_tried_again(screen, sign_in, manager, worker):
    sign_in(screen, manager)
    ask(screen)
    ReportEdition.objects.update(state="failed", error="The PDF needs Pango.")

    expect(screen.get_by_text("The PDF needs Pango.")).to_be_visible()  # the bar gave way by itself
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Try again").click()

    expect(screen.get_by_role("progressbar")).to_be_visible()


def test_the_board_downloads_it_from_its_shelf(screen, sign_in, manager):
    make_report(by=manager)
    sign_in(screen, make_user(Role.BOARD))
    screen.goto("/board/")
    assert_still_accessible(screen)

    with screen.expect_download() as download:
        screen.get_by_role("link", name=re.compile("^Download the PDF")).click()

    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_staff_write_the_foreword_and_a_mistake_keeps_their_words(screen, sign_in, manager):
    sign_in(screen, make_user(Role.STAFF))
    screen.goto("/staff/reports/")
    screen.get_by_role("link", name=f"Write foreword, Participation impact report {YEAR}").click()
    screen.get_by_label("Their words").fill("You told us, and we listened.")
    screen.get_by_role("button", name="Save").click()

    expect(screen.get_by_role("alert")).to_contain_text("Enter the name of who wrote it")
    expect(screen.get_by_label("Their words")).to_have_value("You told us, and we listened.")
    assert_still_accessible(screen)
