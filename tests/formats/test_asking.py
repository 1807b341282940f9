"""Asking for something in another format or language, from any page and without an account."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.house_rules import UNFINISHED_DAYS
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.messages.formats.models import FormatRequest
from participation.messages.formats.services import meet_request, refuse_request
from participation.messages.formats.tasks import forget_visitors
from tests.factories.activities import make_consultation
from tests.factories.formats import format_option, make_document, make_format_request
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db

ASK = "/another-format/"


def answers(**changed) -> dict:
    return {
        "what": "The letter about my rent",
        "format": format_option("large_print").pk,
        "language": "en",
        "name": "Tam Rennie",
        "reach": "0141 496 0123",
        **changed,
    }


def html(response) -> str:
    return response.content.decode()


def test_a_visitor_asks_and_is_told_by_when(client):
    response = client.post(ASK, answers(), follow=True)

    asked = FormatRequest.objects.get()
    assert (asked.name, asked.reach, asked.wanted) == ("Tam Rennie", "0141 496 0123", "Large print")
    assert asked.how == "online"
    assert asked.due_on > asked.asked_on == timezone.localdate()
    assert "We have your request" in html(response)


def test_a_customer_is_known_and_asks_in_what_they_usually_need(client):
    amina = make_joined_customer(language="ur")
    amina.preferences.add(format_option("audio"))
    client.force_login(amina.user)

    page = html(client.get(ASK))
    client.post(ASK, answers(name="Somebody else", reach="elsewhere"))

    assert 'value="ur" selected' in page
    assert f'value="{format_option("audio").pk}" checked' in " ".join(page.split())
    assert "Usual print, in another language" in page
    assert "Your name" not in page
    asked = FormatRequest.objects.get()
    assert (asked.customer, asked.name) == (amina, "")
    assert "The letter about my rent" in html(client.get("/me/"))


def test_pressing_twice_asks_once(client):
    token = "7e0ab4c4-13c3-4a10-9d1e-0e4ddc3b7a11"

    client.post(ASK, answers(form_token=token))
    client.post(ASK, answers(form_token=token))

    assert FormatRequest.objects.count() == 1


def test_the_same_customer_asking_again_while_it_waits_is_one_request():
    jean = make_customer()

    assert make_format_request(customer=jean) == make_format_request(customer=jean)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"what": ""}, "Say what you would like to read"),
        ({"format": ""}, "Choose a format, or a language other than English below"),
        ({"language": "other"}, "Say which language you need"),
        ({"name": ""}, "Enter your name"),
        ({"name": "🙂"}, "Enter a name with letters in it"),
        ({"reach": ""}, "Enter an email address, a phone number or your address"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, wrong, says):
    sent = answers(**wrong)

    page = html(client.post(ASK, sent))

    assert says in page
    assert all(sent[typed] in page for typed in ("what", "name", "reach"))
    assert FormatRequest.objects.count() == 0


def test_every_page_offers_it_and_the_page_goes_along(client):
    consultation = make_consultation("Rent 2027")
    there = consultation.get_absolute_url()

    page = html(client.get(there))
    form = html(client.get(f"{ASK}?page={there}"))

    assert f"{ASK}?page={quote(there, safe='')}" in page
    assert f"The page {there}" in form
    client.post(ASK, answers(page=there))
    assert FormatRequest.objects.get().page == there


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        "/staff/people/",
        "/unsubscribe/a-secret/",
        "/c/abcdefg/",
        "/nowhere/",
        "/" + 400 * "a",
    ],
)
def test_only_a_public_page_of_ours_without_a_secret_goes_along(client, page):
    form = html(client.get(ASK, {"page": page}))
    client.post(ASK, answers(page=page))

    assert page not in form.split("<main")[1]
    assert FormatRequest.objects.get().page == ""


@pytest.mark.parametrize(
    ("language", "says", "direction"),
    [
        ("gd", "Gàidhlig", "ltr"),
        ("pl", "po polsku", "ltr"),
        ("zh", "中文", "ltr"),
        ("bg", "български", "ltr"),
        ("ru", "на русском", "ltr"),
        ("lv", "latviešu", "ltr"),
        ("ur", "اردو", "rtl"),
        ("pa", "ਪੰਜਾਬੀ", "ltr"),
    ],
)
def test_the_notice_in_eight_languages_leads_to_the_form_in_theirs(
    client, language, says, direction
):
    foot = html(client.get("/privacy/")).split("<footer")[1]
    form = html(client.get(f"{ASK}?language={language}"))

    assert f'href="{ASK}?language={language}" lang="{language}"' in foot
    assert f'<p class="portal-lead" lang="{language}" dir="{direction}">' in form
    assert says in form
    assert f'value="{language}" selected' in form


def test_a_customer_is_told_when_it_is_ready_in_the_way_they_chose():
    jean = make_customer(address="1 Mill Lane", postcode="GM1 1AA", preferred_channel="post")
    asked = make_format_request(customer=jean)

    meet_request(request=asked, by=make_user(Role.STAFF), how="We posted it today.")

    asked.refresh_from_db()
    assert (asked.met_on, asked.met_how) == (timezone.localdate(), "We posted it today.")
    told = Message.objects.get(customer=jean)
    assert told.channel == "post"
    assert "We posted it today." in told.text


def test_a_refusal_says_why_and_how_to_complain():
    jean = make_customer(email="jean@example.org")
    asked = make_format_request(customer=jean)

    refuse_request(request=asked, by=make_user(Role.STAFF), reason="It is not ours to copy.")

    told = Message.objects.get(customer=jean)
    assert "It is not ours to copy." in told.text
    assert "/complaints/" in told.text


def test_what_was_answered_is_not_answered_again():
    asked = make_format_request()
    morag = make_user(Role.STAFF)
    meet_request(request=asked, by=morag, how="Posted.")

    with pytest.raises(Refused, match="answered already"):
        refuse_request(request=asked, by=morag, reason="No.")


def test_a_visitor_with_an_email_address_is_written_to():
    asked = make_format_request(name="Tam Rennie", reach="tam@example.org")

    message = meet_request(request=asked, by=make_user(Role.STAFF), how="It is attached.")

    assert message.address == "tam@example.org"
    assert "Hello Tam Rennie" in message.text


def test_the_officer_is_asked_to_ring_a_visitor_who_left_a_number(client):
    client.force_login(make_user(Role.STAFF))
    asked = make_format_request(name="Tam Rennie", reach="0141 496 0123")

    page = html(
        client.post(asked.get_absolute_url(), {"outcome": "met", "words": "Ready."}, follow=True)
    )

    assert "Please tell Tam Rennie yourself: 0141 496 0123." in page


def test_an_officer_writes_down_what_somebody_asked_at_the_desk(client):
    morag = make_user(Role.STAFF)
    client.force_login(morag)
    jean = make_customer()
    said = answers(how="person", asked_on_0=3, asked_on_1=11, asked_on_2=2026)

    client.post(f"/staff/people/{jean.pk}/format-request/", said)
    client.post("/staff/format-requests/new/", said)

    of_jean, of_tam = FormatRequest.objects.order_by("pk")
    assert (of_jean.customer, of_tam.name) == (jean, "Tam Rennie")
    assert of_jean.taken_by == of_tam.taken_by == morag
    assert of_jean.asked_on == dt.date(2026, 11, 3)
    assert of_jean.what in html(client.get(jean.get_absolute_url()))


def test_who_waits_is_on_the_worklist_until_it_is_answered(client):
    morag = make_user(Role.STAFF)
    client.force_login(morag)
    asked = make_format_request()

    assert asked.get_absolute_url() in html(client.get("/staff/"))
    meet_request(request=asked, by=morag, how="Posted.")
    assert asked.get_absolute_url() not in html(client.get("/staff/"))


def test_somebody_who_is_not_on_record_is_forgotten_after_the_answer(settings):
    asked = make_format_request(name="Tam Rennie", reach="0141 496 0123")
    waiting = make_format_request(name="Ann Baird", reach="0141 496 0124", what="Rent letter")
    long_ago = timezone.localdate() - dt.timedelta(days=UNFINISHED_DAYS.value + 1)
    FormatRequest.objects.update(asked_on=long_ago)
    FormatRequest.objects.filter(pk=asked.pk).update(met_on=long_ago, met_how="Posted.")

    forget_visitors()
    forget_visitors()

    asked.refresh_from_db()
    waiting.refresh_from_db()
    assert (asked.name, asked.reach, waiting.name) == ("", "", "Ann Baird")


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"format": None, "language": "en"}, "format_or_a_language"),
        ({"met_on": "2027-01-01"}, "met_format_request_says_how"),
        ({"refused_on": "2027-01-01"}, "refused_format_request_says_why"),
        ({"customer": None}, "says_whom_to_answer"),
    ],
)
def test_the_database_refuses_a_request_that_says_too_little(fields, rule):
    asked = make_format_request(asked_on=dt.date(2026, 11, 2))

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        FormatRequest.objects.filter(pk=asked.pk).update(**fields)


def test_a_document_goes_along_by_its_number(client):
    handbook = make_document()

    form = html(client.get(f"{ASK}?document={handbook.pk}"))
    client.post(ASK, answers(document=handbook.pk))

    assert 'value="Tenant handbook"' in form
    assert FormatRequest.objects.get().document == handbook


def test_one_connection_cannot_fill_the_list(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"tell_us": "1/h/ip"}
    client.post(ASK, answers())

    refused = client.post(ASK, answers(what="The second"))

    assert refused.status_code == 429
    assert "The second" in html(refused)
    assert FormatRequest.objects.count() == 1
