"""A session that runs out in the middle of Join loses nothing of what was typed, and shows it to nobody else."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client

from base.core.audience import Role
from participation.joining.involvement.join import carried
from participation.joining.involvement.models import Joining
from participation.people.customers.models import Customer
from tests.factories.people import make_joined_customer, make_user

from .joining import BY_PHONE, PAGES, YOU, fill_in, join, token_on

pytestmark = pytest.mark.django_db

HAD_FORGOTTEN = "Your browser had forgotten what you typed before"
NOT_HERE = "We do not have your answers to the pages before this one"
STEPS = list(PAGES)


def box_on(page) -> dict[str, str]:
    found = re.search(r'name="answers_token" value="([^"]+)"', page.content.decode())
    return {"answers_token": found[1]} if found else {}


def typed_up_to(client, step: str) -> dict[str, str]:
    """Each page before is answered; what the page of this step then carries."""
    for earlier in STEPS[: STEPS.index(step)]:
        client.post(f"/join/{earlier}/", PAGES[earlier])
    return box_on(client.get(f"/join/{step}/"))


def run_out() -> None:
    Session.objects.all().delete()


@pytest.mark.parametrize("step", STEPS[1:])
def test_the_next_press_puts_all_back_and_says_what_happened(client, step):
    box = typed_up_to(client, step)
    run_out()

    page = client.post(f"/join/{step}/", PAGES[step] | box, follow=True)

    assert HAD_FORGOTTEN in page.content.decode()
    assert page.redirect_chain[-1][0] == f"/join/{[*STEPS, 'check'][STEPS.index(step) + 1]}/"
    assert YOU["name"] in client.get("/join/you/").content.decode()
    assert HAD_FORGOTTEN not in client.get("/join/you/").content.decode()


def test_who_only_has_to_send_sends(client):
    fill_in(client, BY_PHONE)
    check = client.get("/join/check/")
    run_out()

    client.post("/join/check/", {"form_token": token_on(check)} | box_on(check))

    assert Customer.objects.get().name == BY_PHONE["you"]["name"]


def test_a_wrong_answer_is_shown_with_what_was_typed_on_all_pages(client):
    box = typed_up_to(client, "home")
    run_out()

    page = client.post("/join/home/", {"postcode": "ZZ99", "tenure": "tenant"} | box)

    assert 'value="ZZ99"' in page.content.decode()
    assert HAD_FORGOTTEN in page.content.decode()
    assert YOU["name"] in client.get("/join/you/").content.decode()


def test_a_page_that_carries_nothing_keeps_its_own_answers_and_says_what_is_gone(client):
    typed_up_to(client, "support")
    run_out()

    page = client.post("/join/support/", PAGES["support"], follow=True)

    assert page.redirect_chain == [("/join/you/", 302)]
    assert "We do not have your answers to this page any more" in page.content.decode()
    kept = client.get("/join/support/").context["form"]
    assert kept["support_notes"].value() == PAGES["support"]["support_notes"]


def test_a_page_opened_anew_says_that_the_others_are_gone(client):
    typed_up_to(client, "topic")
    run_out()

    assert NOT_HERE in client.get("/join/topic/").content.decode()


def test_nothing_is_said_to_who_begins(client):
    assert "We do not have" not in client.get("/join/you/").content.decode()
    typed_up_to(client, "home")
    assert "We do not have" not in client.get("/join/home/").content.decode()


def test_who_had_signed_in_signs_in_again_and_finds_it_all(client):
    user = make_user(email="amina@example.org")
    client.force_login(user)
    box = typed_up_to(client, "topic")
    run_out()

    refused = client.post("/join/topic/", PAGES["topic"] | box)
    assert refused.url == "/accounts/login/?next=/kept-answers/"
    client.force_login(user)
    kept = client.get("/kept-answers/").content.decode()
    assert '<form method="post" action="/join/topic/">' in kept
    client.post("/join/topic/", PAGES["topic"] | box_on_kept(kept))

    assert YOU["name"] in client.get("/join/you/").content.decode()
    assert client.get("/join/topic/").context["form"]["topic"].value() == PAGES["topic"]["topic"]


def box_on_kept(page: str) -> dict[str, str]:
    return {"answers_token": re.search(r'name="answers_token" value="([^"]+)"', page)[1]}


# --- whoever sits down next ----------------------------------------------------------------------


def test_what_somebody_typed_who_had_signed_in_is_not_put_back_for_another(client):
    client.force_login(make_user(email="amina@example.org"))
    box = typed_up_to(client, "topic")
    client.logout()
    client.force_login(make_joined_customer("Jean Orr").user)

    page = client.post("/join/topic/", PAGES["topic"] | box, follow=True)

    assert HAD_FORGOTTEN not in page.content.decode()
    assert YOU["name"] not in client.get("/join/you/").content.decode()


def test_nor_after_signing_out_for_who_sits_there_next(client):
    client.force_login(make_user(email="amina@example.org"))
    box = typed_up_to(client, "topic")
    client.post("/accounts/logout/")

    refused = client.post("/join/topic/", PAGES["topic"] | box)
    client.force_login(make_joined_customer("Jean Orr").user)

    assert refused.url.startswith("/accounts/login/")
    assert client.get("/kept-answers/").url == "/welcome/"
    assert YOU["name"] not in client.get("/join/you/").content.decode()


def test_what_a_visitor_typed_is_not_put_back_once_another_has_signed_in_there(client):
    box = typed_up_to(client, "topic")
    client.force_login(make_joined_customer("Jean Orr").user)
    client.get("/me/")
    client.post("/accounts/logout/")

    client.post("/join/topic/", PAGES["topic"] | box)

    assert YOU["name"] not in client.get("/join/you/").content.decode()


def test_who_cleared_their_answers_does_not_find_them_again(client):
    box = typed_up_to(client, "topic")
    client.post("/join/")

    client.post("/join/topic/", PAGES["topic"] | box)

    assert YOU["name"] not in client.get("/join/you/").content.decode()


def test_a_page_left_open_does_not_join_a_second_time(client):
    box = typed_up_to(client, "topic")
    join(client, BY_PHONE)

    page = client.post("/join/topic/", PAGES["topic"] | box, follow=True)

    assert page.redirect_chain == [("/join/you/", 302)]
    assert Joining.objects.count() == 1


def test_another_browser_puts_nothing_back_of_who_had_signed_in(client):
    client.force_login(make_user(email="amina@example.org"))
    box = typed_up_to(client, "topic")

    Client().post("/join/topic/", PAGES["topic"] | box)

    assert not Joining.objects.exists()


@pytest.mark.parametrize("made", ["nonsense", "e30:x:y", ""])
def test_what_is_no_box_of_ours_puts_nothing_back(client, made):
    page = client.post("/join/topic/", PAGES["topic"] | {"answers_token": made}, follow=True)

    assert HAD_FORGOTTEN not in page.content.decode()


def test_a_page_that_was_open_for_a_month_puts_nothing_back(client, monkeypatch):
    box = typed_up_to(client, "topic")
    run_out()
    later = signing.time.time() + carried.KEPT_FOR_SECONDS + 1
    monkeypatch.setattr(signing.time, "time", lambda: later)

    client.post("/join/topic/", PAGES["topic"] | box)

    assert YOU["name"] not in client.get("/join/you/").content.decode()


# --- the other forms that anybody may send -------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "typed", "kept"),
    [
        (
            "/tell-us/",
            {"kind": "question", "said": "Why is the hall cold?"},
            "Why is the hall cold?",
        ),
        ("/another-format/", {"what": "The rent letter"}, "The rent letter"),
    ],
)
def test_what_a_customer_tells_us_waits_until_they_have_signed_in_again(
    client, amina, address, typed, kept
):
    page = client.get(address).content.decode()
    mark = re.search(r'name="signed_in_token" value="([^"]+)"', page)[1]
    run_out()

    refused = client.post(address, typed | {"signed_in_token": mark})
    client.force_login(amina.user)

    assert refused.url == "/accounts/login/?next=/kept-answers/"
    assert kept in client.get("/kept-answers/").content.decode()


def test_what_a_fragment_sends_after_signing_out_waits_too(client, morag):
    client.logout()

    refused = client.post(
        "/staff/events/1/others/", {"people": "12"}, headers={"HX-Request": "true"}
    )
    client.force_login(morag)

    assert refused.headers["HX-Redirect"] == "/accounts/login/?next=/kept-answers/"
    assert 'name="people" value="12"' in client.get("/kept-answers/").content.decode()


def test_staff_whose_day_is_over_find_what_they_typed(client, morag, settings):
    settings.STAFF_SIGNED_IN_SECONDS = -1

    refused = client.post("/staff/outcomes/new/", {"said": "The back court is dark."})
    settings.STAFF_SIGNED_IN_SECONDS = 3600
    client.force_login(morag)

    assert refused.url == "/accounts/login/?next=/kept-answers/"
    assert "The back court is dark." in client.get("/kept-answers/").content.decode()


def test_a_customer_whose_session_ran_out_finds_what_they_typed(client):
    amina = make_joined_customer("Amina Hussain")
    client.force_login(amina.user)
    run_out()

    client.post("/me/preferences/support/", {"support_notes": "A hearing loop, please."})
    client.force_login(amina.user)

    assert amina.user.roles == {Role.CUSTOMER}
    assert "A hearing loop, please." in client.get("/kept-answers/").content.decode()
