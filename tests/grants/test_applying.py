"""A group applies for a grant: what it may have is said first, and any of its office bearers goes on with it."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from base.core.templatetags.words import day
from participation.funding.grants import services, stats
from participation.funding.grants.models import Application, Grant, Letter
from participation.messages.contact.models import Message
from tests.factories.grants import a_manager, make_asked, make_year
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def browser(customer) -> Client:
    client = Client()
    client.force_login(customer.user)
    return client


@pytest.fixture
def group():
    """With a chair, a treasurer and a member."""
    group = make_group()
    for name, role in (("Cher", "chair"), ("Tess", "treasurer"), ("Mo", "member")):
        make_membership(group, make_joined_customer(name), role=role)
    return group


@pytest.fixture
def chair(group):
    return browser(group.memberships.get(role="chair").customer)


@pytest.fixture
def treasurer(group):
    return browser(group.memberships.get(role="treasurer").customer)


@pytest.fixture
def year():
    year = make_year("community_fund", budget=1000)
    services.open_to_applications(scheme=year.scheme, by=a_manager())
    year.refresh_from_db()
    return year


def begin(client, group, year) -> Application:
    client.post(reverse("grants:begin", args=[group.pk, year.pk]))
    return Application.objects.get()


def fill_in(client, application, *, key="", pounds="£400.50", what_for="A bench", **more):
    """Of the first page, in the way that a browser sends it."""
    address = reverse(f"grants:{key}start", args=[application.pk])
    first = client.get(address).url
    said = {"q_what-for": what_for, "q_pounds": pounds, **more}
    return client.post(first, said | {"shown": "what-for pounds costs other-money"})


def send(client, application, key=""):
    address = reverse(f"grants:{key}check", args=[application.pk])
    shown = client.get(address)
    return client.post(address, {"form_token": token_in(shown.content.decode())})


def test_what_a_group_may_have_and_on_which_conditions_stands_before_the_first_question(
    chair, group, year
):
    make_year("area_association", flat_rate=5)
    make_year("association", later_most=200, first_year_most=500)

    said = chair.get(reverse("grants:apply", args=[group.pk])).content.decode()

    assert "You may have up to £200" in said
    assert "It showed that it asked its members." in said
    assert "is not for a group of this kind" in said
    assert "you hear from us by" in said
    assert not Application.objects.exists()


def test_one_office_bearer_begins_another_sends_and_the_ledger_says_what_was_asked(
    treasurer, chair, group, year
):
    application = begin(treasurer, group, year)
    fill_in(treasurer, application)
    begin(chair, group, year)
    assert "Go on with it" in chair.get(reverse("grants:apply", args=[group.pk])).content.decode()
    assert "A bench" in chair.get(reverse("grants:check", args=[application.pk])).content.decode()

    led_to = send(chair, application).url
    grant = Grant.objects.get()
    assert led_to == reverse("grants:my_grant", args=[grant.pk])
    assert (grant.what_for, stats.of_grant(grant).asked) == ("A bench", Decimal("400.50"))
    receipt = treasurer.get(led_to).content.decode()
    assert grant.reference in receipt
    assert "We are looking at it" in receipt
    assert f"We decide by {day(grant.decide_by)}" in receipt
    assert "What you told us" in receipt
    assert Message.objects.filter(about=grant.source, subject__contains="A bench").count() == 2
    letter = Letter.objects.get()
    assert grant.reference in letter.words
    paper = treasurer.get(reverse("grants:my_letter", args=[letter.pk]))
    assert paper.content.startswith(b"%PDF")


def test_what_is_sent_is_sent_once_and_stays(chair, group, year):
    application = begin(chair, group, year)
    fill_in(chair, application)
    address = reverse("grants:check", args=[application.pk])
    token = token_in(chair.get(address).content.decode())
    for _ in range(2):
        chair.post(address, {"form_token": token})
    first = reverse("grants:page", args=[application.pk, "what-for"])
    chair.post(first, {"q_pounds": "999", "q_what-for": "Gold", "shown": "what-for pounds"})

    grant = Grant.objects.get()
    assert stats.of_grant(grant).asked == Decimal("400.50")
    assert dict(services.answers_of(grant))["How much do you ask for?"] == "£400.50"
    assert begin_again(chair, group, year) != application


def begin_again(client, group, year):
    client.post(reverse("grants:begin", args=[group.pk, year.pk]))
    return Application.objects.begun().get()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"pounds": ""}, "Say how much"),
        ({"what_for": " "}, "in a few words"),
        ({"pounds": "0"}, "more than nothing"),
    ],
)
def test_an_application_that_says_too_little_is_not_sent_and_keeps_what_was_typed(
    chair, group, year, said, why
):
    application = begin(chair, group, year)
    fill_in(chair, application, **said, q_costs="A plank: £30")

    assert why in send(chair, application).content.decode()
    assert not Grant.objects.exists()
    assert (
        "A plank: £30" in chair.get(reverse("grants:check", args=[application.pk])).content.decode()
    )


def test_nobody_but_office_bearers_applies_and_nobody_outside_reads_the_grant(chair, group, year):
    application = begin(chair, group, year)
    member = browser(group.memberships.get(role="member").customer)
    stranger = browser(make_joined_customer("Stan"))
    for client in (member, stranger):
        assert client.get(reverse("grants:apply", args=[group.pk])).status_code == 404
        assert client.get(reverse("grants:start", args=[application.pk])).status_code == 404
    fill_in(chair, application)
    send(chair, application)
    page = reverse("grants:my_grant", args=[Grant.objects.get().pk])
    letter = reverse("grants:my_letter", args=[Letter.objects.get().pk])
    assert member.get(page).status_code == 200
    assert (stranger.get(page).status_code, stranger.get(letter).status_code) == (404, 404)


def test_one_of_us_keys_in_what_came_on_paper(client, morag, group, year):
    client.post(reverse("grants:begin_for_group", args=[group.pk, year.pk]))
    application = Application.objects.get()
    fill_in(client, application, key="key_", what_for="Seeds")

    led_to = send(client, application, "key_").url

    grant = Grant.objects.get()
    assert led_to == grant.get_absolute_url()
    said = client.get(led_to).content.decode()
    assert "What the group told us" in said
    assert "Sent to 2 office bearers" in said


def test_a_letter_that_nobody_can_be_sent_waits_to_be_posted(client, morag):
    grant = make_asked(make_group("Nobody yet"))
    letter = Letter.objects.get()
    assert "Print a letter and post it" in client.get("/staff/").content.decode()

    client.post(reverse("grants:posted", args=[letter.pk]))

    assert "Print a letter and post it" not in client.get("/staff/").content.decode()
    assert "Posted on" in client.get(grant.get_absolute_url()).content.decode()
    paper = client.get(reverse("grants:letter", args=[letter.pk]))
    assert paper.content.startswith(b"%PDF")


def test_a_scheme_without_questions_is_opened_by_a_manager_and_keeps_what_the_ledger_needs(
    client, group, chair
):
    year = make_year("community_fund", budget=10)
    begin_at = reverse("grants:begin", args=[group.pk, year.pk])
    assert "Nobody can apply" in chair.post(begin_at, follow=True).content.decode()
    client.force_login(a_manager())

    asked = client.post(reverse("grants:open_scheme", args=[year.scheme_id]), follow=True)

    assert "What is the money for" in asked.content.decode()
    assert client.get(reverse("grants:schemes")).content.decode().count(">Read them<") == 1


def test_pages_of_applying_take_few_statements(chair, group, year, django_assert_max_num_queries):
    application = begin(chair, group, year)
    fill_in(chair, application)
    for name in ("apply", "mine"):
        with django_assert_max_num_queries(12):
            chair.get(reverse(f"grants:{name}", args=[group.pk]))
    with django_assert_max_num_queries(12):
        chair.get(reverse("grants:page", args=[application.pk, "what-for"]))
    send(chair, application)
    with django_assert_max_num_queries(12):
        chair.get(reverse("grants:my_grant", args=[Grant.objects.get().pk]))


def test_an_application_of_a_year_that_was_over_when_it_was_sent_is_refused(chair, group, year):
    application = begin(chair, group, year)
    fill_in(chair, application)
    type(year).objects.filter(pk=year.pk).update(starts=year.starts - 1)

    assert "has ended" in send(chair, application).content.decode()
    assert not Grant.objects.exists()
