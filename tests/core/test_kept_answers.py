"""Over HTTP, with the token checks that a browser meets."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from base.core import kept_answers
from base.core.audience import Role
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db

TYPED = {
    "access_needs": "A hearing loop,\nplease. Ó Súilleabháin <b>",
    "topic": ["repairs", "rent"],
}


@pytest.fixture
def careful():
    return Client(enforce_csrf_checks=True)


def test_a_form_sent_after_sign_out_waits_for_its_owner(client):
    refused = client.post("/account/?tab=2", TYPED)
    client.force_login(make_user(Role.CUSTOMER))

    page = client.get("/kept-answers/").content.decode()

    assert refused.url == "/accounts/login/?next=/kept-answers/"
    assert "A hearing loop,\nplease. Ó Súilleabháin &lt;b&gt;" in page
    assert '<form method="post" action="/account/?tab=2">' in page
    assert '<input type="hidden" name="topic" value="rent">' in page


@pytest.mark.parametrize(
    ("address", "box"),
    [("/accounts/email/", "email"), ("/admin/customers/tenure/add/", "name")],
)
def test_what_was_sent_to_a_page_that_guards_itself_waits_too(client, address, box):
    refused = client.post(address, {box: "amina@example.org"})
    client.force_login(make_user(Role.CUSTOMER))

    kept = client.get("/kept-answers/").content.decode()

    assert refused.url == "/accounts/login/?next=/kept-answers/"
    assert f'<form method="post" action="{address}">' in kept
    assert "amina@example.org" in kept


@pytest.mark.parametrize("address", ["/accounts/password/change/", "/accounts/logout/"])
def test_nothing_waits_where_only_a_password_or_nothing_was_typed(client, address):
    client.post(address, {"oldpassword": "heather", "password1": "three words do not"})

    assert "kept_answers" not in client.session


def test_signing_in_leads_to_kept_answers_first_and_only_once(client):
    client.post("/account/", TYPED)
    client.force_login(make_user(Role.CUSTOMER))

    assert client.get("/welcome/").url == "/kept-answers/"
    client.get("/kept-answers/")
    assert client.get("/welcome/").url == "/me/"
    assert client.get("/kept-answers/").status_code == 200


def test_kept_answers_can_be_thrown_away(client):
    client.post("/account/", TYPED)
    client.force_login(make_user(Role.CUSTOMER))

    client.post("/kept-answers/")

    assert client.get("/kept-answers/").url == "/welcome/"


def test_secrets_are_never_kept(client):
    client.post(
        "/account/", {"password": "heather", "oldpassword": "x", "code": "ABC", "name": "Jo"}
    )

    assert client.session["kept_answers"]["answers"] == [["name", "Jo"]]


def test_answers_do_not_wait_for_ever(client, monkeypatch):
    client.post("/account/", TYPED)
    client.force_login(make_user(Role.CUSTOMER))
    now = kept_answers.time.time()
    monkeypatch.setattr(kept_answers.time, "time", lambda: now + 3601)

    assert client.get("/kept-answers/").url == "/welcome/"


def test_too_much_to_keep_is_said_and_not_kept(client):
    client.post("/account/", {"text": "x" * 200_001})
    client.force_login(make_user(Role.CUSTOMER))

    page = client.get("/kept-answers/").content.decode()

    assert "there was too much to keep" in page
    assert "xxxx" not in page


def test_the_longest_answers_are_kept_whole(client):
    client.post("/account/", {"one": "é" * 10_000, "two": "🏠" * 10_000})
    client.force_login(make_user(Role.CUSTOMER))

    page = client.get("/kept-answers/").content.decode()

    assert "é" * 10_000 in page
    assert "🏠" * 10_000 in page


def test_files_cannot_wait_and_the_page_says_which(client):
    client.post("/account/", {"name": "Jo", "paper": SimpleUploadedFile("minutes.pdf", b"%PDF-")})
    client.force_login(make_user(Role.CUSTOMER))

    assert "Choose them again when you have sent the rest: minutes.pdf" in (
        client.get("/kept-answers/").content.decode()
    )


def test_an_old_page_of_ours_gets_its_answers_back_with_a_new_token(careful):
    response = careful.post(
        "/account/", TYPED, headers={"origin": "http://testserver", "host": "testserver"}
    )
    page = response.content.decode()

    assert response.status_code == 403
    assert "That page was out of date" in page
    assert '<input type="hidden" name="topic" value="repairs">' in page
    token = response.cookies["csrftoken"].value
    again = careful.post(
        "/account/",
        {**TYPED, "csrfmiddlewaretoken": token},
        headers={"origin": "http://testserver"},
    )
    assert again.url.startswith("/accounts/login/")


def test_the_button_that_was_pressed_goes_along_and_is_not_shown_as_an_answer(careful):
    page = careful.post(
        "/account/",
        {**TYPED, "save": "Save it"},
        headers={"origin": "http://testserver", "host": "testserver"},
    ).content.decode()

    assert '<input type="hidden" name="save" value="Save it">' in page
    assert "<dd>Save it</dd>" not in page
    assert "<dd>repairs</dd>" in page


def test_answers_are_shown_in_the_words_of_their_form(careful):
    page = careful.post(
        "/tell-us/",
        {"kind": "idea", "said": "A bench by the bus stop", "page": "/calendar/"},
        headers={"origin": "http://testserver", "host": "testserver"},
    ).content.decode()

    assert "<dt>What is it?</dt><dd>An idea</dd>" in page
    assert "<dt>What would you like to tell us?</dt><dd>A bench by the bus stop</dd>" in page
    assert '<input type="hidden" name="kind" value="idea">' in page


def test_a_post_from_another_site_gets_nothing_back(careful):
    response = careful.post("/account/", TYPED, headers={"origin": "https://evil.example"})
    page = response.content.decode()

    assert response.status_code == 403
    assert "hearing loop" not in page
    assert "Send my answers" not in page


def test_what_one_person_typed_is_not_shown_to_the_next_in_that_browser(client):
    client.force_login(make_user(Role.CUSTOMER))
    client.get("/account/")
    client.session.flush()
    client.post("/account/", TYPED)

    client.force_login(make_user(Role.CUSTOMER))

    assert client.get("/welcome/").url == "/me/"
    assert client.get("/kept-answers/").url == "/welcome/"
    assert "kept_answers" not in client.session


def test_whoever_typed_it_finds_it_again_after_their_session_ran_out(client):
    amina = make_user(Role.CUSTOMER)
    client.force_login(amina)
    client.get("/account/")
    client.session.flush()
    client.post("/account/", TYPED)

    client.force_login(amina)

    assert "A hearing loop" in client.get("/kept-answers/").content.decode()


def test_the_browser_is_not_told_in_words_who_signed_in(client):
    amina = make_user(Role.CUSTOMER)
    client.force_login(amina)
    client.get("/account/")

    cookie = client.cookies[kept_answers.WHO_COOKIE]

    assert amina.email not in cookie.value
    assert cookie["httponly"]
