"""Whoever took part or asked hears what is decided, once, and a check says if anybody was left out (T-58)."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.messages.contact.models import Message
from participation.programme.consultations.deciding import record_decision
from participation.programme.consultations.models import DecisionNews, NewsRequest, Response
from participation.programme.consultations.news import telling
from participation.programme.consultations.news.services import ask_for_news, tell_of_decision
from participation.programme.consultations.responses import record_response
from participation.programme.consultations.tasks import forget_unconfirmed, tell_decision
from participation.programme.consultations.worklist import people_without_news
from tests.factories.activities import make_closed_consultation, make_consultation
from tests.factories.people import make_customer
from tests.forms import token_in

from .pages import shown_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent():
    return make_closed_consultation(
        "Rent 2027",
        consideration="Money came first.",
        decision_due_on=timezone.localdate() + dt.timedelta(days=9),
    )


def answered(rent, officer, name="Jean Smith", **fields):
    customer = make_customer(name, email=f"{name.split()[0].lower()}@example.org", **fields)
    record_response(
        consultation=rent, customer=customer, how="post", received_on=rent.closes_on, by=officer
    )
    return customer


def decide(rent, officer) -> DecisionNews:
    record_decision(
        consultation=rent,
        decision="Option 2.",
        decided_by="The Board",
        decided_on=timezone.localdate(),
        by=officer,
    )
    return DecisionNews.objects.get(consultation=rent)


def told(rent) -> list[Message]:
    return list(Message.objects.filter(dedupe_key__startswith=f"consultations.decided:{rent.pk}:"))


def test_everybody_who_took_part_or_asked_hears_once(rent, officer):
    jean = answered(rent, officer)
    asked, both = make_customer("Asha Roy"), answered(rent, officer, "Bo Lind")
    silent = answered(rent, officer, "Sid Quiet", wants_results=False)
    for customer in (asked, both):
        ask_for_news(consultation=rent, customer=customer)
    news = decide(rent, officer)

    tell_decision(news.pk)
    tell_of_decision(consultation=rent, by=officer)
    tell_decision(news.pk)

    assert {message.customer for message in told(rent)} == {jean, asked, both}
    assert len(told(rent)) == 3
    assert "Option 2." in told(rent)[0].text
    assert Response.objects.get(customer=silent).told_at is None


def test_a_worker_that_dies_in_the_middle_is_followed_by_one_that_tells_the_rest(
    rent, officer, monkeypatch
):
    for n in range(5):
        answered(rent, officer, f"Person{n} Lee")
    news = decide(rent, officer)
    monkeypatch.setattr(telling, "BATCH", 2)
    telling.tell_some(news.consultation)
    assert len(told(rent)) == 2

    tell_decision(news.pk)

    assert len(told(rent)) == 5


def test_the_worklist_names_it_as_long_as_somebody_has_not_heard(rent, officer):
    news = decide(rent, officer)
    tell_decision(news.pk)
    assert not people_without_news(officer)
    answered(rent, officer)  # their letter was found behind a cupboard

    (task,) = people_without_news(officer)
    assert task.what == "Tell those who have not heard: Rent 2027"
    tell_of_decision(consultation=rent, by=officer)
    tell_decision(news.pk)

    assert not people_without_news(officer)


def test_a_visitor_confirms_from_their_inbox_is_told_and_forgotten(client, officer):
    rent = make_consultation("Rent 2027", decision_due_on=timezone.localdate())
    own = rent.get_absolute_url()
    assert f"{own}tell-me/" in shown_at(client, own)
    address = {"email": "vi@example.org"}
    for _ in range(2):  # from two tabs
        token = token_in(shown_at(client, f"{own}tell-me/"))
        client.post(f"{own}tell-me/", {**address, "form_token": token})
    asked = NewsRequest.objects.get()
    assert asked.confirmed_at is None
    assert asked.get_absolute_url() in Message.objects.get().text

    client.get(asked.get_absolute_url())  # a program opens it
    asked.refresh_from_db()
    assert asked.confirmed_at is None
    client.post(f"{asked.get_absolute_url()}yes/")
    rent.ends_at = timezone.now() - dt.timedelta(days=2)
    rent.consideration = "Money came first."
    rent.save()
    rent.notices.create(told_whom="tenants", how="post", told_on=rent.opens_on, people=4)
    tell_decision(decide(rent, officer).pk)

    (message,) = told(rent)
    assert message.address == "vi@example.org"
    assert not NewsRequest.objects.exists()


def test_whoever_did_not_confirm_is_not_told_and_is_forgotten(client, rent, officer):
    asked = ask_for_news(consultation=rent, email="vi@example.org")
    tell_decision(decide(rent, officer).pk)
    assert not told(rent)
    NewsRequest.objects.update(asked_at=timezone.now() - dt.timedelta(days=400))

    forget_unconfirmed()

    assert not NewsRequest.objects.exists()
    assert client.get(asked.get_absolute_url()).status_code == 404


def test_a_visitor_who_wants_no_news_any_more_leaves_nothing_behind(client, rent):
    asked = ask_for_news(consultation=rent, email="vi@example.org")

    client.post(f"{asked.get_absolute_url()}no/")

    assert not NewsRequest.objects.exists()


def test_a_customer_presses_one_button(client, amina):
    rent = make_consultation()
    page = shown_at(client, f"{rent.get_absolute_url()}tell-me/")
    assert "Your email address" not in page

    for _ in range(2):
        client.post(f"{rent.get_absolute_url()}tell-me/", {"form_token": token_in(page)})

    asked = NewsRequest.objects.get()
    assert asked.customer == amina
    assert asked.confirmed_at is not None
