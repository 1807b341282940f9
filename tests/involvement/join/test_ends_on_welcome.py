"""Whichever way somebody goes between sending Join and proving their address, they end on its welcome page."""

import pytest
from django.core import mail

from base.core.audience import Role
from base.core.refused import Refused
from participation.joining.involvement.join.services import link_joining
from participation.joining.involvement.models import Joining
from participation.messages.contact.models import Message
from participation.people.customers.models import Customer
from tests.accounts.codes import CONFIRM, shown_by_app
from tests.factories.activities import make_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer, make_user

from .joining import BY_PHONE, YOU, code_in, join, send

pytestmark = pytest.mark.django_db

WELCOME = "/join/welcome/"
ANSWERED = {"email": "jean@example.org"}


def newest_code() -> str:
    return code_in(mail.outbox[-1])


def assert_welcomed(client, response) -> str:
    assert response.url == WELCOME
    page = client.get(WELCOME).content.decode()
    assert "You have joined" in page
    assert Customer.objects.filter(joined_at__isnull=False).count() == 1
    return page


def wrong_three_times(client, address=CONFIRM):
    for _ in range(3):
        refused = client.post(address, {"code": "WRONG1"}, follow=True)
    return refused


def test_by_the_code(client):
    confirm = join(client).url

    assert_welcomed(client, client.post(confirm, {"code": newest_code()}))


def test_by_a_code_that_is_typed_where_nothing_says_where_it_leads(client):
    join(client)

    assert_welcomed(client, client.post(CONFIRM, {"code": newest_code()}))


def test_after_too_many_tries_and_another_code(client):
    wrong_three_times(client, join(client).url)

    client.post("/accounts/login/code/", ANSWERED)

    assert_welcomed(client, client.post(CONFIRM, {"code": newest_code()}))


def test_after_too_many_tries_and_signing_in_anew(client):
    wrong_three_times(client, join(client).url)

    client.post("/accounts/login/", {"login": YOU["email"]})

    assert_welcomed(client, client.post(CONFIRM, {"code": newest_code()}))


def test_by_another_code_from_the_same_page(client):
    client.get(join(client).url)

    client.post(CONFIRM, {"action": "resend"})

    assert_welcomed(client, client.post(CONFIRM, {"code": newest_code()}))


def test_by_signing_in_with_a_password(client):
    user = make_user(Role.CUSTOMER, email=YOU["email"])
    user.set_password("heather kettle bus")
    user.save()
    join(client)
    client.post("/accounts/login/another/")

    signed_in = client.post(
        "/accounts/login/", {"login": user.email, "password": "heather kettle bus"}
    )

    assert_welcomed(client, signed_in)


def test_by_way_of_another_page_that_asked_them_to_sign_in_and_is_not_forgotten(client):
    event = make_event()
    wanted = f"{event.get_absolute_url()}book/"
    join(client)
    client.post("/accounts/login/another/", {"next": wanted})
    client.post("/accounts/login/", {"login": YOU["email"], "next": wanted})

    page = assert_welcomed(client, client.post(CONFIRM, {"code": newest_code(), "next": wanted}))

    assert f'href="{wanted}">Go back to the page' in page


def test_by_changing_a_mistyped_address_after_too_many_tries(client):
    wrong_three_times(client, join(client, {"you": {**YOU, "email": "jaen@example.org"}}).url)

    client.post("/join/you/", YOU)
    confirm = send(client).url

    assert_welcomed(client, client.post(confirm, {"code": newest_code()}))


def test_by_signing_in_with_another_address_than_the_one_that_was_mistyped(client):
    user = make_user(email=YOU["email"])
    join(client, {"you": {**YOU, "email": "jaen@example.org"}})
    client.post("/accounts/login/another/", {"next": WELCOME})
    client.post("/accounts/login/", {"login": user.email, "next": WELCOME})
    client.post(CONFIRM, {"code": newest_code(), "next": WELCOME})

    page = client.get(WELCOME).content.decode()
    assert "You have signed in with jean@example.org" in page
    assert 'href="/join/check/">Check your answers and send them with that address' in page

    assert_welcomed(client, send(client))
    assert Customer.objects.get().user == user


def test_by_the_second_step_of_somebody_who_works_here(client):
    user = make_user(Role.STAFF, email=YOU["email"])
    join(client)
    second = client.post(CONFIRM, {"code": newest_code()})
    assert second.url.startswith("/accounts/2fa/authenticate/")

    signed_in = client.post(second.url, {"code": shown_by_app("JBSWY3DPEHPK3PXP")})

    assert_welcomed(client, signed_in)
    assert Customer.objects.get().user == user


def test_whoever_signs_in_without_joining_goes_on_as_before(client):
    user = make_user(Role.CUSTOMER, email="other@example.org")
    join(client)
    client.post("/accounts/login/another/")
    client.post("/accounts/login/", {"login": user.email})

    assert client.post(CONFIRM, {"code": newest_code()}).url == "/welcome/"


def test_the_next_person_at_the_same_browser_reads_nothing_of_whoever_joined_there(client):
    amina = make_joined_customer("Amina Hussain")
    join(client)
    client.post("/accounts/login/another/", {"next": WELCOME})
    client.post("/accounts/login/", {"login": amina.user.email, "next": WELCOME})
    client.post(CONFIRM, {"code": newest_code(), "next": WELCOME})

    page = client.get(WELCOME).content.decode()

    assert YOU["email"] not in page
    assert YOU["name"] not in page
    assert "/join/check/" not in page
    assert "Start again" in page
    client.post("/join/")
    assert YOU["name"] not in client.get("/join/check/", follow=True).content.decode()


def test_somebody_new_at_the_same_browser_reads_no_more_of_the_address_than_whoever_typed_it_knows(
    client,
):
    other = make_user(email="other@example.org")
    join(client)
    client.post("/accounts/login/another/", {"next": WELCOME})
    client.post("/accounts/login/", {"login": other.email, "next": WELCOME})
    client.post(CONFIRM, {"code": newest_code(), "next": WELCOME})

    page = client.get(WELCOME).content.decode()

    assert YOU["email"] not in page
    assert "j…@example.org" in page


def test_who_gave_somebody_elses_name_reads_nothing_of_the_record_that_an_officer_found(client):
    record = make_customer("Pat O'Neil", reference="GH100001", email="pat@example.org")
    join(client, BY_PHONE)
    assert "You have joined" in client.get(WELCOME).content.decode()
    officer = make_user(Role.STAFF, email="officer@example.org")

    link_joining(joining=Joining.objects.get(), record=record, by=officer)

    assert client.get(WELCOME).url == "/join/"


def test_the_next_person_who_signs_in_reads_nothing_of_whoever_joined_by_phone(client):
    join(client, BY_PHONE)
    client.force_login(make_joined_customer("Amina Hussain").user)

    assert client.get(WELCOME).url == "/join/"


def test_groups_hear_who_comes_to_a_seat_by_joining_and_nobody_who_works_here_links_their_own():
    group, record = make_group("Readers", kind="working"), make_customer("Pat O'Neil")
    for customer in (record, make_joined_customer("Amina Hussain")):
        make_membership(group, customer)
    officer = make_user(Role.STAFF)
    newcomer = make_joined_customer("Pat O'Neil", reference=None)
    own = make_customer("Officer", user=officer, reference=None)
    joinings = [
        Joining.objects.create(customer=one, email="pat@example.org", answers={})
        for one in (own, newcomer)
    ]

    with pytest.raises(Refused, match="about yourself"):
        link_joining(joining=joinings[0], record=record, by=officer)
    link_joining(joining=joinings[1], record=record, by=officer)

    told = Message.objects.get(template="network/email/seat_taken")
    assert (told.customer.name, "Pat O'Neil now sits on" in told.text) == ("Amina Hussain", True)
