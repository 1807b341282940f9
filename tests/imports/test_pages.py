"""The pages of a list, as officers and managers use them."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from base.core.audience import Role
from base.core.models import Fact
from participation.people.customers.models import Customer
from participation.people.customers.services import record_answers
from participation.people.imports import services, tasks
from participation.people.imports.models import Difference, Import
from tests.factories.lists import HEADINGS, JEAN, TAM, applied, checked, csv_list, uploaded
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db
UPLOAD = "/staff/people/import/"


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr(services.work_on_import, "delay", lambda pk: None)


@pytest.fixture
def officer(client):
    officer = make_user(Role.STAFF)
    client.force_login(officer)
    return officer


@pytest.fixture
def manager(client):
    manager = make_user(Role.MANAGER)
    client.force_login(manager)
    return manager


def send(client, content: bytes, name: str = "list.csv", **more):
    data = {"file": SimpleUploadedFile(name, content), "whole_list": "yes", **more}
    return client.post(UPLOAD, data)


def test_from_upload_to_applied(client, manager):
    address = send(client, csv_list(JEAN, TAM)).url
    assert "Waiting to be opened" in client.get(address).content.decode()
    tasks.work_on_import(Import.objects.get().pk)
    matching = client.get(address).url
    page = client.get(matching).content.decode()
    assert "For example: Jean Ó Súilleabháin; Tam Rennie" in page
    places = {f"column_{n}": one for n, one in enumerate(Import.objects.get().columns)}
    address = client.post(matching, places).url
    assert "Waiting to be checked" in client.get(address).content.decode()
    assert client.get(f"{address}progress/").status_code == 200

    tasks.work_on_import(Import.objects.get().pk)
    assert client.get(f"{address}progress/").headers["HX-Refresh"] == "true"
    assert "Jean Ó Súilleabháin" in client.get(f"{address}?show=added").content.decode()
    client.post(f"{address}apply/")
    tasks.work_on_import(Import.objects.get().pk)

    assert "Applied by Morag Tait" in client.get(address).content.decode()
    assert Customer.objects.count() == 2


def test_an_officer_checks_and_only_a_manager_applies(client, officer):
    imported = checked(csv_list(JEAN))

    assert "A manager applies it" in client.get(imported.get_absolute_url()).content.decode()
    assert client.post(f"{imported.get_absolute_url()}apply/").status_code == 403
    imported.refresh_from_db()
    assert imported.is_checked


def test_a_checked_list_waits_on_a_managers_first_page_until_it_is_applied(client, officer):
    imported = checked(csv_list(JEAN))
    place = f'href="{imported.get_absolute_url()}"'
    assert place not in client.get("/staff/").content.decode()

    client.force_login(make_user(Role.MANAGER))
    page = client.get("/staff/").content.decode()
    assert place in page
    assert f"Uploaded by {imported.asked_by}" in page
    client.post(f"{imported.get_absolute_url()}apply/")
    tasks.work_on_import(imported.pk)

    assert place not in client.get("/staff/").content.decode()


def test_a_list_that_changes_nothing_waits_for_no_manager(client, manager):
    applied(csv_list(JEAN))
    again = checked(csv_list(JEAN))

    assert again.get_absolute_url() not in client.get("/staff/").content.decode()


def test_a_list_that_stopped_waits_for_whoever_uploaded_it(client, officer):
    imported = checked(csv_list(JEAN))
    Import.objects.update(state=Import.State.FAILED, asked_by=officer)
    assert "See why it stopped: " in client.get("/staff/").content.decode()

    client.post(f"{imported.get_absolute_url()}discard/")
    assert "See why it stopped" not in client.get("/staff/").content.decode()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("list.pdf", b"%PDF-", "must be a CSV file or an Excel workbook"),
        ("list.csv", b"", "The file is empty"),
        ("list.xlsx", b"\xd0\xcf\x11\xe0", "old Excel file"),
    ],
)
def test_what_is_no_list_at_first_sight_is_told_on_the_page_and_leaves_nothing(
    client, officer, name, content, why
):
    page = send(client, content, name)

    assert page.status_code == 200
    assert why in page.content.decode()
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("list.xlsx", b"PK\x03\x04", "cannot be opened as an Excel workbook"),
        ("list.csv", b'Ref,Name\n1,"Jean', "cut off inside quotation marks"),
    ],
)
def test_what_a_worker_finds_wrong_with_a_file_is_told_on_its_page(
    client, officer, name, content, why
):
    address = send(client, content, name).url
    tasks.work_on_import(Import.objects.get().pk)

    page = client.get(address).content.decode()
    assert "This file cannot be read" in page
    assert why in page
    assert client.get(f"{address}columns/").status_code == 404
    client.post(f"{address}discard/")
    assert "are removed" in client.get(address).content.decode()


def test_a_file_too_big_is_refused_and_20_mb_is_not(client, officer, settings):
    row = ",".join([*JEAN[:4], "x" * 190, *JEAN[5:]])
    twenty = ("\n".join([",".join(HEADINGS), *[row] * 88_000])).encode()
    assert len(twenty) > 20 * 1024 * 1024
    assert send(client, twenty).status_code == 302

    settings.IMPORT_MAX_BYTES = 1000
    assert "the most we take is" in send(client, csv_list(*[JEAN] * 50)).content.decode()


def test_sending_the_form_twice_makes_one_list(client, officer):
    token = client.get(UPLOAD).context["form"]["form_token"].value()

    for _ in range(2):
        send(client, csv_list(JEAN), form_token=token)

    assert Import.objects.count() == 1


def test_a_file_name_from_hell_is_only_a_name(client, officer):
    address = send(client, csv_list(JEAN), name="<b>Ó Súil & O'Neil 🌳\x00.csv").url

    tasks.work_on_import(Import.objects.get().pk)

    assert "&lt;b&gt;" in client.get(f"{address}columns/").content.decode()


def test_columns_that_cannot_work_come_back_as_they_were_chosen(client, officer):
    imported = uploaded(csv_list(JEAN))

    page = client.post(f"{imported.get_absolute_url()}columns/", {"column_1": "name"})

    assert "which column is the reference" in page.content.decode()
    assert page.context["form"]["column_1"].value() == "name"


def test_unknown_words_are_asked_about_and_then_known(client, officer):
    imported = checked(csv_list([*JEAN[:3], "SST", *JEAN[4:]]))
    address = imported.get_absolute_url()
    assert "Say what they mean" in client.get(address).content.decode()

    nothing = client.post(f"{address}words/", {})
    client.post(f"{address}words/", {"word_0": "tenant"})
    tasks.work_on_import(imported.pk)

    assert "at least one of these words" in nothing.content.decode()
    assert "Say what they mean" not in client.get(address).content.decode()
    assert Import.objects.get().counts["added"] == 1


def test_a_list_of_which_no_line_can_be_taken_is_not_said_to_agree(client, officer):
    twice = checked(csv_list(JEAN, [*JEAN[:4], "9 Loanhead", *JEAN[5:]]))
    page = client.get(twice.get_absolute_url()).content.decode()

    assert "nothing to apply: 2 lines cannot be taken. Put right" in page
    assert "agree with this list" not in page


def test_a_whole_list_that_would_end_many_asks_whether_it_is_whole(client, manager):
    for n in range(5):
        make_customer(reference=f"OLD-{n}")
    imported = checked(csv_list(JEAN))
    address = imported.get_absolute_url()
    assert "mark 5 people as former" in client.get(address).content.decode()

    client.post(f"{address}apply/")
    imported.refresh_from_db()
    assert imported.is_checked
    client.post(f"{address}apply/", {"sure": "yes"})

    imported.refresh_from_db()
    assert imported.state == Import.State.TO_APPLY


def test_the_report_is_a_file_that_no_spreadsheet_runs(client, officer):
    before = [*JEAN[:1], "+cmd|' /C calc'!A0", *JEAN[2:]]
    imported = checked(csv_list(before, TAM, ["@SUM(1)", "", *TAM[2:]]))

    response = client.get(f"{imported.get_absolute_url()}report.csv")

    rows = list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    assert [len(row) for row in rows] == [7] * 4
    assert {row[3] for row in rows} >= {"'+cmd|' /C calc'!A0", "Tam Rennie"}
    assert rows[3][:3] == ["Refused", "4", "'@SUM(1)"]
    assert Fact.objects.filter(what="import_report_downloaded", actor=officer).exists()


def test_the_result_shows_what_changes_from_what_to_what(client, officer):
    applied(csv_list(JEAN))
    imported = checked(csv_list([*JEAN[:4], "9 Loanhead", *JEAN[5:]]))

    page = client.get(f"{imported.get_absolute_url()}?show=changed").content.decode()

    assert "Address: <del>1 Mill Lane</del> to 9 Loanhead" in page


def test_many_lines_take_pages_and_a_fixed_number_of_queries(
    client, officer, django_assert_max_num_queries
):
    people = [[f"GH-{n}", f"Person {n}", *JEAN[2:]] for n in range(60)]
    address = checked(csv_list(*people)).get_absolute_url()
    client.get(address)

    with django_assert_max_num_queries(12):
        page = client.get(f"{address}?show=added&page=2").content.decode()

    assert "Person 30" in page
    assert "Person 0<" not in page


def test_a_list_thrown_away_is_gone_with_its_people(client, officer):
    imported = checked(csv_list(JEAN))

    client.post(f"{imported.get_absolute_url()}discard/")

    imported.refresh_from_db()
    assert (imported.state, imported.lines.count()) == (Import.State.DISCARDED, 0)
    assert (
        "the people in the list are removed"
        in client.get(imported.get_absolute_url()).content.decode()
    )
    assert client.get(f"{imported.get_absolute_url()}report.csv").status_code == 404


def test_an_applied_list_cannot_be_thrown_away_or_matched_again(client, manager):
    address = applied(csv_list(JEAN)).get_absolute_url()

    client.post(f"{address}discard/")

    assert Import.objects.get().is_applied
    assert client.get(f"{address}columns/").status_code == 404


def test_staff_settle_a_difference(client, officer):
    jean = make_customer("Jean", reference="GH-1")
    record_answers(customer=jean, answers={"email": "jean@example.org"}, source="join")
    applied(csv_list([*JEAN[:6], "old@example.org", ""]))
    page = client.get("/staff/people/differences/").content.decode()
    assert "jean@example.org" in page
    assert "old@example.org" in page
    assert ">Show</button>" in page
    one = Difference.objects.get(field="email")

    assert client.post(f"/staff/people/differences/{one.pk}/", {"choice": "x"}).status_code == 404
    client.post(f"/staff/people/differences/{one.pk}/", {"choice": "landlord"})

    jean.refresh_from_db()
    assert jean.email == "old@example.org"
    assert "nothing to settle" in client.get("/staff/people/differences/").content.decode()


def test_a_press_without_a_file_asks_for_one(client, officer):
    page = client.post(UPLOAD, {"file": "", "whole_list": "yes"})

    assert "Choose the file with the list" in page.content.decode()


def test_several_differences_are_settled_at_once(client, officer):
    people = [make_customer(f"Jean {n}", reference=f"GH-{n}") for n in range(2)]
    for person in people:
        record_answers(customer=person, answers={"email": "j@example.org"}, source="join")
    rows = [
        Difference.objects.create(
            customer=person, field="email", theirs="j@example.org", listed="s@example.org"
        )
        for person in people
    ]

    client.post("/staff/people/differences/", {"do": "take", "row": [row.pk for row in rows]})

    assert not Difference.objects.to_settle().exists()
    assert [Customer.objects.get(pk=one.pk).email for one in people] == ["s@example.org"] * 2
