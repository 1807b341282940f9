import pytest
from django.test import Client, RequestFactory

from base.core.audience import Role
from base.core.errors import server_error
from base.core.house_rules import BRAND_PHONE
from portal.pages.static import Contact
from tests.factories.people import make_user


@pytest.fixture
def tolerant():
    return Client(raise_request_exception=False)


def test_a_page_that_is_not_there_says_where_to_go(db, client):
    response = client.get("/no-such-page/")

    assert response.status_code == 404
    assert "See what’s on" in response.content.decode()


@pytest.mark.django_db
def test_a_door_that_is_shut_says_for_whom(client, settings):
    user = make_user(Role.CUSTOMER)
    client.force_login(user)

    response = client.get("/staff/people/search/?q=jo")

    assert response.status_code == 403
    assert f"You are signed in as {user}" in response.content.decode()


def test_a_fault_of_ours_says_so_without_the_database():
    # No database mark: any query would fail this test.
    response = server_error(RequestFactory().get("/"))
    page = response.content.decode()

    assert response.status_code == 500
    assert "It was our fault, not yours" in page
    assert "0800 000 0000" in page


def test_a_view_that_breaks_answers_with_our_page(db, tolerant, monkeypatch, settings):
    monkeypatch.setattr(Contact, "get", lambda self, request: 1 / 0)

    response = tolerant.get("/contact/")

    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()
    assert BRAND_PHONE.value in response.content.decode()


def test_an_address_that_makes_no_sense_says_so(db, settings):
    response = Client().get("/contact/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "We could not understand that" in response.content.decode()
    assert BRAND_PHONE.value in response.content.decode()


@pytest.mark.parametrize("path", ["accessibility", "privacy"])
def test_the_pages_in_the_footer_have_one_heading_and_no_query(client, path, settings):
    page = client.get(f"/{path}/").content.decode()

    assert page.count("<h1") == 1
    assert BRAND_PHONE.value in page
