import re

import pytest
from django.core import mail
from django.utils import timezone

from base.core.audience import Role
from base.core.working_days import after_working_days
from participation.feedback.enquiries.models import Enquiry
from participation.records.models import Acting
from portal.worklist import waiting_for
from tests.factories.activities import make_event
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def sent(**changed) -> dict:
    return {"kind": "question", "said": "Why is the hall cold?", **changed}


def test_anybody_tells_us_something_without_saying_who_they_are(client):
    page = client.post("/tell-us/", sent(), follow=True).content.decode()

    told = Enquiry.objects.get()
    assert "Thank you for telling us" in page
    assert (told.said, told.customer, told.name, told.email) == (
        "Why is the hall cold?",
        None,
        "",
        "",
    )


@pytest.mark.parametrize(
    "address",
    ["/", "/calendar/", "/get-involved/", "/consultations/", "/you-said-we-did/", "/join/",
     "/accounts/login/", "/contact/", "/formats/", "/no-such-page/"],
)  # fmt: skip
def test_anybody_raises_an_issue_from_every_page_and_is_answered_within_a_clock(
    client, officer, address
):
    foot = client.get(address, follow=True).content.decode().split("<footer")[1]
    form = client.get(re.search(r'href="(/tell-us/[^"]*)"', foot)[1]).content.decode()
    client.post("/tell-us/", sent(kind="issue", name="Calder Food Bank", email="food@example.org"))

    assert "another organisation. You need no account. We answer within 5 working days." in form
    raised = Enquiry.objects.get()
    assert raised.reply_due_on == after_working_days(timezone.localdate(), 5)
    Enquiry.objects.update(reply_due_on=timezone.localdate())  # its day has come
    assert [task.what for task in waiting_for(officer)] == ["Answer Calder Food Bank"]


def test_the_page_they_were_on_is_carried_along_from_the_foot_of_it(client):
    event = make_event("Spring clean")
    page = client.get(event.get_absolute_url()).content.decode()

    link = re.search(r'href="(/tell-us/\?about=[^"]+)"', page)[1]
    asked = client.get(link).content.decode()
    client.post("/tell-us/", sent(about=re.search(r'name="about" value="([^"]+)"', asked)[1]))

    assert Enquiry.objects.get().about == event.get_absolute_url()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/events/",
        "javascript:alert(1)",
        "/staff/people/",
        "/no-such-page/",
        "/c/abcdefg/",
        "/" + "x" * 900,
    ],
)
def test_no_other_address_is_kept_or_shown(client, elsewhere):
    page = client.get("/tell-us/", {"about": elsewhere}).content.decode()
    client.post("/tell-us/", sent(about=elsewhere))

    assert "the page you were on" not in page
    assert elsewhere not in page.split("<main")[1].split("</main")[0]
    assert Enquiry.objects.get().about == ""


def test_a_signed_in_customer_is_known_and_not_asked_again(client):
    amina = make_joined_customer("Amina Hussain")
    client.force_login(amina.user)

    page = client.get("/tell-us/").content.decode()
    client.post("/tell-us/", sent(email="other@example.org"))

    told = Enquiry.objects.get()
    assert 'name="email"' not in page
    assert (told.customer, told.email) == (amina, "")


def test_an_address_we_know_is_treated_like_any_other(client):
    make_customer("Jean", email="jean@example.org")

    known = client.post("/tell-us/", sent(email="jean@example.org"), follow=True)
    unknown = client.post("/tell-us/", sent(email="nobody@example.org"), follow=True)

    assert known.content == unknown.content
    assert Enquiry.objects.exclude(customer=None).count() == 0
    assert mail.outbox == []


def test_a_program_that_fills_every_box_is_asked_again_and_loses_nothing(client):
    page = client.post("/tell-us/", sent(nothing="https://buy.example")).content.decode()

    assert "Press Send again" in page
    assert "Why is the hall cold?" in page
    assert "buy.example" not in page
    assert not Enquiry.objects.exists()


def test_one_connection_cannot_flood_us_and_keeps_its_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"tell_us": "2/h/ip"}
    for _ in range(2):
        client.post("/tell-us/", sent())

    refused = client.post("/tell-us/", sent(said="The third"))

    assert refused.status_code == 429
    assert "The third" in refused.content.decode()
    assert Enquiry.objects.count() == 2


def test_whoever_has_signed_in_is_heard_though_their_hall_has_told_us_much(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"tell_us": "1/h/ip"}
    client.post("/tell-us/", sent())

    client.force_login(make_joined_customer().user)
    client.post("/tell-us/", sent(said="From somebody we know"))

    assert Enquiry.objects.filter(said="From somebody we know").exists()


def test_a_double_click_tells_us_once(client):
    page = client.get("/tell-us/").content.decode()
    token = token_in(page)
    for _ in range(2):
        client.post("/tell-us/", sent(form_token=token))

    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"said": ""}, "Write what you would like to tell us"),
        ({"kind": ""}, "Choose what it is"),
        ({"email": "jean@"}, "valid email address"),
        ({"phone": "12"}, "Enter a phone number"),
    ],
)
def test_wrong_answers_come_back_with_the_rest_kept(client, wrong, says):
    page = client.post("/tell-us/", sent(name="Jean", **wrong)).content.decode()

    assert says in page
    assert 'value="Jean"' in page
    assert not Enquiry.objects.exists()


def test_an_officer_tells_us_for_the_customer_they_act_for(client):
    jean = make_customer("Jean Smith", address="1 Mill Lane", postcode="GM1 1AA")
    client.force_login(make_user(Role.STAFF))
    client.post(f"/staff/people/{jean.pk}/act/", {"asked": "phone"})

    client.post("/tell-us/", sent(preferred_channel="post"))

    assert Enquiry.objects.get().customer == jean
    assert "Told us what you think" in str(Acting.objects.get().changes.values_list())


def test_contact_and_every_foot_of_a_page_lead_here(client):
    assert 'href="/tell-us/"' in client.get("/contact/").content.decode()
    assert 'href="/tell-us/?about=/privacy/"' in client.get("/privacy/").content.decode()
