"""A list from the housing system: uploaded, understood, looked at, applied, and settled."""

import pytest
from playwright.sync_api import Page, expect

from base.core.audience import Role
from participation.people.customers.models import Customer
from participation.people.customers.services import record_answers
from participation.people.imports import services
from participation.people.imports.models import Import
from participation.people.imports.tasks import work_on_import
from tests.browser import assert_still_accessible
from tests.factories.lists import JEAN, TAM, csv_list
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def a_worker_of_our_own(monkeypatch, settings, tmp_path):
    """Works when the test says so, so that the browser sees the waiting too."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    monkeypatch.setattr(services.work_on_import, "delay", lambda pk: None)


def upload(page: Page, content: bytes) -> None:
    page.goto("/staff/people/")
    page.get_by_role("link", name="Load a list from the housing system").click()
    page.get_by_label("The list").set_input_files(
        {"name": "customers.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_label("All our customers").check()
    page.get_by_role("button", name="Upload the list").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    work_on_import(Import.objects.get().pk)
    page.get_by_role("link", name="See how far it is").click()


def test_a_manager_loads_the_list_and_settles_a_difference(screen, sign_in):
    manager = make_user(Role.MANAGER)
    tam = make_customer("Tam Rennie", reference="GH-2")
    record_answers(customer=tam, answers={"email": "tam@post.example"}, source="join")
    sign_in(screen, manager)
    screen.goto("/staff/people/import/")
    screen.get_by_role("button", name="Upload the list").click()
    expect(screen.get_by_role("alert")).to_contain_text("Choose the file with the list")
    assert_still_accessible(screen)

    upload(screen, csv_list([*JEAN[:3], "SST", *JEAN[4:]], TAM))
    expect(screen.get_by_label("Person Ref")).to_have_value("reference")
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Check the list").click()
    expect(screen.get_by_role("progressbar")).to_be_visible()
    assert_still_accessible(screen)
    screen.reload()
    expect(screen.get_by_role("progressbar")).to_be_visible()
    imported = Import.objects.get()
    work_on_import(imported.pk)

    expect(screen.get_by_text("Tenure “SST” is not one of ours.")).to_be_visible()
    assert_still_accessible(screen)
    screen.get_by_role("link", name="Say what they mean").click()
    assert_still_accessible(screen)
    screen.get_by_label("Tenure “SST”").select_option("Tenant")
    screen.get_by_role("button", name="Save, and check again").click()
    expect(screen.get_by_role("progressbar")).to_be_visible()
    work_on_import(imported.pk)
    expect(
        screen.get_by_text("Email stays tam@post.example, as the customer said.")
    ).to_be_visible()
    screen.get_by_role("link", name="1 Added").click()
    expect(screen.get_by_role("region", name="Added")).to_contain_text("Jean Ó Súilleabháin")
    screen.get_by_role("button", name="Apply this list").click()
    expect(screen.get_by_role("progressbar")).to_be_visible()
    work_on_import(imported.pk)

    screen.get_by_role("link", name="Settle where customers told us something else").click()
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Keep Email of Tam Rennie").click()
    expect(screen.get_by_text("There is nothing to settle.")).to_be_visible()
    assert Customer.objects.count() == 2


def test_a_list_without_javascript(plain_page, sign_in):
    sign_in(plain_page, make_user(Role.STAFF))
    upload(plain_page, csv_list(JEAN))
    plain_page.get_by_role("button", name="Check the list").click()
    see_how_far = plain_page.get_by_role("link", name="See how far it is")
    expect(see_how_far).to_be_visible()
    work_on_import(Import.objects.get().pk)

    see_how_far.click()

    expect(plain_page.get_by_text("Nothing has been changed yet.")).to_be_visible()
    expect(plain_page.get_by_text("A manager applies it")).to_be_visible()
