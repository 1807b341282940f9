import datetime as dt
import hashlib

import pytest
from django.utils import timezone

from base.core.audience import Role
from reports import building
from reports.models import Contribution, ReportEdition
from tests.factories.activities import make_consultation, make_outcome
from tests.factories.people import make_user
from tests.factories.reports import LAST_YEAR, ask_for_report, make_report, save_contribution

HOSTILE = ["O'Neil & <script>alert(1)</script>", "Ó Súilleabháin 🏡", "x" * 10_000, "Mor\x00ag"]


def token_of(client) -> str:
    return client.get("/staff/reports/ask/").context["form"]["form_token"].value()


def test_a_manager_asks_for_a_report_publishes_it_and_everybody_reads_it(
    client, manager, quick_layout, django_capture_on_commit_callbacks
):
    client.force_login(manager)
    with django_capture_on_commit_callbacks(execute=True):
        asked = client.post(
            "/staff/reports/ask/", {"year": LAST_YEAR, "form_token": token_of(client)}
        )
    edition = ReportEdition.objects.get()
    assert "Publish this report" in client.get(asked.url).content.decode()

    client.post(f"/staff/reports/{edition.pk}/publish/")
    client.logout()

    assert edition.get_absolute_url() in client.get("/reports/").content.decode()
    page = client.get(edition.get_absolute_url()).content.decode()
    assert "What changed because you took part" in page
    assert edition.sha256 in page


def test_sending_the_form_twice_makes_one_report(client, manager):
    client.force_login(manager)
    sent = {"year": LAST_YEAR, "form_token": token_of(client)}

    first = client.post("/staff/reports/ask/", sent)
    second = client.post("/staff/reports/ask/", sent)

    assert first.url == second.url
    assert ReportEdition.objects.count() == 1


def test_the_manager_is_told_what_is_not_written_before_building(client, manager):
    client.force_login(manager)

    page = client.get("/staff/reports/ask/").content.decode()

    assert "nobody has written it yet: foreword and in a customer&#x27;s words" in page


def test_a_manager_is_told_which_letters_cannot_be_printed_before_publishing(
    client, manager, quick_layout, only_latin
):
    words = {"author": "Łukasz", "author_role": "Tenant", "text": "नमस्ते"}
    save_contribution(year=LAST_YEAR, part="customer_voice", by=manager, **words)
    edition = make_report(by=manager)
    client.force_login(manager)
    address = f"/staff/reports/{edition.pk}/"

    page = client.get(address).content.decode()
    client.post(f"{address}publish/")

    assert "Some letters cannot be printed" in page
    assert "In a customer’s words: न (devanagari letter na)" in page
    assert "ł (" not in page
    assert "cannot be printed" not in client.get(address).content.decode()


def test_a_published_year_without_a_correction_is_refused_on_the_page(
    client, manager, quick_layout
):
    make_report(published=True, by=manager)
    client.force_login(manager)

    page = client.post("/staff/reports/ask/", {"year": LAST_YEAR, "form_token": token_of(client)})

    assert "Say what the new edition corrects" in page.content.decode()


@pytest.mark.parametrize("year", ["", "31/02/2026", "1999", "99999999999999"])
def test_a_year_that_is_no_choice_comes_back_on_the_page(client, manager, year):
    client.force_login(manager)

    response = client.post("/staff/reports/ask/", {"year": year, "correction": "Kept words"})

    page = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in page
    assert "Kept words" in page


@pytest.mark.parametrize("role", [None, Role.CUSTOMER, Role.PANEL_MEMBER, Role.STAFF])
def test_what_is_not_published_is_not_there_for_others(client, manager, quick_layout, role):
    edition = make_report(by=manager)
    if role:
        client.force_login(make_user(role))

    assert client.get(edition.get_absolute_url()).status_code == 404
    assert client.get(edition.get_absolute_url() + "report.pdf").status_code == 404
    assert str(edition) not in client.get("/reports/").content.decode()


def test_the_board_reads_what_is_ready_on_its_shelf(client, manager, quick_layout):
    edition = make_report(by=manager)
    client.force_login(make_user(Role.BOARD))

    shelf = client.get("/board/").content.decode()

    assert edition.get_absolute_url() in shelf
    assert "Not published yet" in shelf
    assert "points customers raised are overdue" in shelf
    file = client.get(edition.get_absolute_url() + "report.pdf")
    assert file.status_code == 200
    assert file["Cache-Control"] == "private, no-store"
    assert b"".join(file.streaming_content).startswith(b"%PDF")


def test_the_board_reads_what_is_overdue_and_who_answers(client, db):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    officer = make_user(Role.STAFF, name="Morag Tait")
    point = make_outcome("The bin store is too small.", owner=officer, due_on=yesterday)
    hidden = make_outcome("Not public yet.", due_on=yesterday, published_at=None)
    rent = make_consultation("Rent next year", decision_due_on=yesterday)
    alone = make_consultation("For the panel", decision_due_on=yesterday, members_only=True)
    client.force_login(make_user(Role.BOARD))

    shelf = client.get("/board/").content.decode()

    assert f'href="{point.get_absolute_url()}"' in shelf
    assert "Morag Tait answers" in shelf
    assert f'href="{rent.get_absolute_url()}"' in shelf
    assert "Not public yet." in shelf
    assert hidden.get_absolute_url() not in shelf
    assert "For the panel: the decision was due" in shelf
    assert alone.get_absolute_url() not in shelf
    assert "consultations wait for a decision" in shelf


def test_a_year_that_is_not_over_is_read_and_not_offered_for_publication(
    client, manager, quick_layout
):
    edition = make_report(LAST_YEAR + 1, by=manager)
    client.force_login(manager)

    page = client.get(f"/staff/reports/{edition.pk}/").content.decode()

    assert "Read it as a page" in page
    assert "Ready to read" in page
    assert "Publish this report" not in page


def test_the_file_is_what_its_checksum_says_and_is_not_sent_again(client, manager, quick_layout):
    edition = make_report(published=True, by=manager)
    address = edition.get_absolute_url() + "report.pdf"

    response = client.get(address)

    assert hashlib.sha256(b"".join(response.streaming_content)).hexdigest() == edition.sha256
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "no-cache"  # asked for anew each time, and kept by anybody
    assert response["Content-Disposition"] == (
        f'attachment; filename="participation-impact-report-{LAST_YEAR}-to-{LAST_YEAR + 1}.pdf"'
    )
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_progress_is_a_fragment_until_there_is_more_to_see(client, manager, quick_layout):
    edition = ask_for_report(year=LAST_YEAR, by=manager)
    client.force_login(manager)
    address = f"/staff/reports/{edition.pk}/progress/"

    waiting = client.get(address)
    ReportEdition.objects.run(edition.pk, building.build)
    built = client.get(address)

    assert "every 1s" in waiting.content.decode()
    assert "<progress" in waiting.content.decode()
    assert built["HX-Refresh"] == "true"


def test_a_failure_shows_its_reason_and_a_retry_button(client, manager):
    edition = ask_for_report(year=LAST_YEAR, by=manager)
    ReportEdition.objects.update(state="failed", error="The PDF needs Pango.")
    client.force_login(manager)

    page = client.get(f"/staff/reports/{edition.pk}/").content.decode()
    client.post(f"/staff/reports/{edition.pk}/retry/")

    assert "The PDF needs Pango." in page
    assert "Try again" in page
    assert ReportEdition.objects.get().state == "queued"


def test_staff_write_the_foreword(client, db):
    client.force_login(make_user(Role.STAFF))
    address = f"/staff/reports/words/{LAST_YEAR}/foreword/"

    client.post(
        address,
        {"author": "Morag Tait", "author_role": "Chair of the board", "text": "You told us."},
    )

    assert Contribution.objects.get().author == "Morag Tait"
    assert "Morag Tait" in client.get("/staff/reports/").content.decode()
    assert "You told us." in client.get(address).content.decode()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_on_the_page_or_printed_harmlessly(client, db, words):
    client.force_login(make_user(Role.STAFF))

    response = client.post(
        f"/staff/reports/words/{LAST_YEAR}/foreword/",
        {"author": words, "author_role": words, "text": words},
        follow=True,
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in page
    if "There is a problem" not in page:
        assert Contribution.objects.get().author == words.replace("\x00", "")


def test_words_for_a_year_or_a_part_that_is_not_there_are_not_found(client, db):
    client.force_login(make_user(Role.STAFF))

    assert client.get("/staff/reports/words/1999/foreword/").status_code == 404
    assert client.get(f"/staff/reports/words/{LAST_YEAR}/afterword/").status_code == 404


@pytest.mark.parametrize(
    ("address", "role", "most"),
    [("/reports/", None, 12), ("/board/", Role.BOARD, 20), ("/staff/reports/", Role.MANAGER, 20)],
)
def test_pages_take_the_same_queries_however_many_reports(
    client, manager, quick_layout, django_assert_max_num_queries, address, role, most
):
    make_report(published=True, by=manager)
    make_report(LAST_YEAR - 1, published=True, by=manager)
    if role:
        client.force_login(make_user(role))

    with django_assert_max_num_queries(most):
        client.get(address)


def test_the_report_page_takes_few_queries(
    client, manager, quick_layout, django_assert_max_num_queries
):
    edition = make_report(published=True, by=manager)

    with django_assert_max_num_queries(12):
        client.get(edition.get_absolute_url())


def test_an_older_edition_points_to_its_correction(client, manager, quick_layout):
    first = make_report(published=True, by=manager)
    ask_for_report(year=LAST_YEAR, by=manager, correction="The cost of two events.")
    second = make_report(published=True, by=manager)

    assert second.get_absolute_url() in client.get(first.get_absolute_url()).content.decode()
    assert "The cost of two events." in client.get(second.get_absolute_url()).content.decode()
