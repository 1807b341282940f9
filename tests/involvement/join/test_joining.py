"""Whoever joins is on record with all they said, once, and is told what happens next."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from participation.joining.involvement.join.services import apply_joining
from participation.joining.involvement.models import Joining
from participation.messages.contact.models import Consent, Message
from participation.people.customers.models import Customer
from tests.factories.people import make_customer, make_joined_customer, make_user

from .joining import BY_LETTER, BY_PHONE, YOU, fill_in, join, send, token_on, type_in_the_code

pytestmark = pytest.mark.django_db


def test_a_person_with_email_joins_and_everything_they_said_is_kept(client):
    sent = join(client)
    assert sent.url.startswith("/accounts/login/code/confirm/")
    assert Customer.objects.count() == 0  # nothing is anybody's record until the code is typed

    confirmed = type_in_the_code(client)

    assert confirmed.url == "/join/welcome/"
    jean = Customer.objects.get()
    assert (jean.name, jean.email, jean.postcode) == (YOU["name"], "jean@example.org", "GM1 1AA")
    assert (jean.tenure.code, jean.level.code, jean.language) == ("tenant", "consultation", "gd")
    assert {option.code for option in jean.preferences.all()} == {
        "online",
        "phone",
        "repairs",
        "heating",
        "weekday_evening",
        "large_print",
        "childcare",
    }
    assert jean.support_notes == "I can't manage stairs 🙂"
    assert jean.preferred_channel == "email"
    assert jean.joined_at
    assert jean.reference is None
    assert jean.user.roles == {Role.CUSTOMER}
    assert not jean.user.has_usable_password()
    assert Fact.objects.about(jean).filter(what="joined").count() == 1


def test_the_consent_is_kept_with_the_words_that_were_asked(client):
    join(client)
    type_in_the_code(client)

    (consent,) = Consent.objects.all()
    assert (consent.channel, consent.given, consent.source) == ("email", True, "join")
    assert consent.wording == "Yes, email me about new ways to have my say"


def test_the_welcome_goes_out_once_and_the_page_says_what_happens_next(client):
    join(client)
    type_in_the_code(client)

    page = client.get("/join/welcome/")

    assert "You have joined" in page.content.decode()
    assert "within 10 working days" in page.content.decode()
    assert [email.subject for email in mail.outbox][-1] == (
        "Welcome: you have joined Glenmarnock Homes"
    )
    assert Message.objects.filter(template="join/email/welcome").count() == 1


def test_somebody_without_email_joins_at_once_and_is_rung(client):
    sent = join(client, BY_PHONE)

    assert sent.url == "/join/welcome/"
    pat = Customer.objects.get()
    assert (pat.name, str(pat.phone), pat.email, pat.user) == (
        "Pat O'Neil",
        "+441414960123",
        "",
        None,
    )
    assert Message.objects.get().state == Message.State.TO_DO
    assert "Somebody will ring you" in client.get("/join/welcome/").content.decode()


def test_somebody_who_would_rather_have_letters_gives_an_address_and_is_not_asked_for_it_twice(
    client,
):
    client.post("/join/you/", BY_LETTER["you"])
    assert "postcode" not in client.get("/join/home/").context["form"].fields

    join(client, BY_LETTER)

    ewa = Customer.objects.get()
    assert (ewa.address, ewa.postcode) == ("4 Mill Lane, Glenmarnock", "GM1 1AA")
    assert Message.objects.get().address == "4 Mill Lane, Glenmarnock, GM1 1AA"


def test_somebody_signed_in_joins_at_once_with_the_address_they_proved(client):
    user = make_user(email="amina@example.org")
    client.force_login(user)

    sent = join(client, {"you": {**YOU, "email": "somebody-else@example.org"}})

    assert sent.url == "/join/welcome/"
    assert Customer.objects.get(user=user).email == "amina@example.org"


def test_only_somebody_who_has_joined_is_told_so(client):
    make_customer("Pat", joined_at=timezone.now())
    assert "You have joined already" not in client.get("/join/").content.decode()

    client.force_login(make_joined_customer().user)

    assert "You have joined already" in client.get("/join/").content.decode()


def test_somebody_who_typed_the_code_on_another_phone_hears_that_they_have_not_joined_yet(client):
    client.force_login(make_user())

    page = client.get("/me/")

    assert page.status_code == 403
    assert "You have not joined yet" in page.content.decode()
    assert 'href="/join/"' in page.content.decode()


def test_nothing_is_sent_by_opening_the_check_page(client):
    fill_in(client)
    client.get("/join/check/")

    assert Joining.objects.count() == 0
    assert send(client).status_code == 302


def test_sending_twice_joins_once(client):
    fill_in(client)
    token = token_on(client.get("/join/check/"))

    first = client.post("/join/check/", {"form_token": token})
    again = client.post("/join/check/", {"form_token": token})

    assert first.url == again.url
    assert Joining.objects.count() == 1
    assert (
        type_in_the_code(client).url == "/join/welcome/"
    )  # the second left the first's code alone


def test_a_joining_is_applied_once_however_often_it_is_asked_for(client):
    join(client)
    type_in_the_code(client)
    joining = Joining.objects.get()
    jean = joining.customer
    Customer.objects.filter(pk=jean.pk).update(name="Changed since")

    apply_joining(joining=joining, user=jean.user)

    assert Customer.objects.get().name == "Changed since"


def test_somebody_who_mistyped_their_address_changes_that_alone_and_joins(client):
    asked = client.get(join(client, {"you": {**YOU, "email": "jaen@example.org"}}).url)
    assert 'href="/join/you/">Change it and send again' in asked.content.decode()

    changed = client.post("/join/you/", YOU)
    send(client)
    joined = client.get(type_in_the_code(client).url)

    assert changed.url == "/join/check/"
    assert "You have joined" in joined.content.decode()
    assert Joining.objects.get().email == "jean@example.org"
    jean = Customer.objects.get()
    assert (jean.user.email, jean.support_notes) == ("jean@example.org", "I can't manage stairs 🙂")


def test_asking_for_many_codes_is_refused_with_the_answers_kept(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/m/key"}
    join(client)

    refused = join(client)

    assert "Wait a minute and send again" in refused.content.decode()
    assert "Jean Ó Súilleabháin" in refused.content.decode()
    assert Joining.objects.count() == 1


def test_nobody_makes_us_text_a_list_of_numbers(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"join": "1/h/ip"}
    join(client, BY_PHONE)
    another = Client()

    refused = join(another, {**BY_PHONE, "you": {**BY_PHONE["you"], "phone": "0141 496 0999"}})

    assert "Many people have joined from your connection" in refused.content.decode()
    assert "0141 496 0999" in another.get("/join/check/").content.decode()
    assert Customer.objects.count() == Message.objects.count() == 1
