import datetime as dt
import re
import time

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.models import Fact
from base.core.tasks_waiting import Task
from base.core.worklist import SOURCES
from participation.joining.involvement.join.services import apply_after_sign_in, apply_joining
from participation.joining.involvement.join.worklist import people_who_joined
from participation.joining.involvement.models import Joining
from participation.messages.contact.models import Consent, Message
from participation.people.customers.models import Customer
from tests.factories.activities import make_event, make_opportunity
from tests.factories.people import make_customer, make_joined_customer, make_user

from .joining import (
    BY_LETTER,
    BY_PHONE,
    PAGES,
    YOU,
    code_in,
    fill_in,
    join,
    send,
    token_on,
    type_in_the_code,
)

pytestmark = pytest.mark.django_db


def waiting(officer) -> list[Task]:
    return list(people_who_joined(officer))


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


def test_unproved_details_never_reach_a_record_that_is_there(client):
    known = make_customer("Pat O'Neil", phone="+441414960123", postcode="GM2 2BB")

    join(client, BY_PHONE)

    known.refresh_from_db()
    assert known.joined_at is None
    assert Customer.objects.count() == 2


def test_a_stranger_who_knows_an_address_changes_nothing(client):
    known = make_customer("Jean Sullivan", email="jean@example.org")

    join(client)

    known.refresh_from_db()
    assert (known.name, known.joined_at, known.user) == ("Jean Sullivan", None, None)
    assert Joining.objects.get().applied_at is None


def test_the_imported_record_with_the_proved_address_becomes_theirs(client):
    known = make_customer(
        "Jean Sullivan", email="JEAN@example.org", postcode="GM2 2BB", address="1 Hill Row"
    )

    join(client)
    type_in_the_code(client)

    jean = Customer.objects.get()
    assert jean.pk == known.pk
    assert jean.user.email == "jean@example.org"
    assert jean.reference == known.reference
    assert (jean.postcode, jean.address) == ("GM2 2BB", "1 Hill Row")  # the tenancy knows better
    assert jean.tenure.code == "tenant"  # a gap that they filled
    assert jean.joined_at


def test_two_records_with_one_address_are_not_guessed_between(client):
    make_customer("Jean", email="jean@example.org")
    make_customer("Sean", email="jean@example.org")

    join(client)
    type_in_the_code(client)

    new = Customer.objects.get(user__isnull=False)
    assert new.reference is None
    officer = make_user(Role.STAFF)
    (task,) = waiting(officer)
    assert task.what == f"Welcome {YOU['name']}"
    assert task.detail == "Find their housing record"
    client.force_login(officer)
    found = client.get(task.address).context["found"]
    assert {record.name for record in found} == {"Jean", "Sean"}


def without_tokens(page) -> str:
    return re.sub(r'value="[A-Za-z0-9:._-]{30,}"', "", page.content.decode())


def test_a_known_and_an_unknown_address_look_exactly_alike():
    known, unknown = Client(), Client()
    make_customer("Kim Lee", user=make_user(Role.CUSTOMER, email="kim@example.org"))
    seen = []
    for client, address in [(known, "kim@example.org"), (unknown, "ann@example.org")]:
        pages = {"you": {**YOU, "email": address}}
        fill_in(client, pages)
        check = client.get("/join/check/")
        sent = client.post("/join/check/", {"form_token": token_on(check)})
        after = client.get(sent.url)
        seen.append(
            [
                text.replace(address, "the address")
                for text in (without_tokens(check), sent.url, without_tokens(after))
            ]
        )

    assert seen[0] == seen[1]
    assert len(seen[0][2]) > 1000
    letters = Message.objects.order_by("pk").values_list("template", "address")
    assert list(letters) == [
        ("account/email/login_code", "kim@example.org"),
        ("account/email/login_code", "ann@example.org"),
    ]


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


def test_what_was_typed_is_forgotten_once_it_is_somebodys_record(client):
    join(client)
    assert "You have begun already" in client.get("/join/").content.decode()

    type_in_the_code(client)

    assert "You have begun already" not in client.get("/join/").content.decode()


def test_who_starts_again_leaves_alone_what_another_sent_from_the_same_browser(client):
    join(client)

    client.post("/join/")
    join(client, {"you": {**YOU, "name": "Ann", "email": "ann@example.org"}})

    assert {one.email for one in Joining.objects.all()} == {"jean@example.org", "ann@example.org"}


def test_a_joining_is_applied_once_however_often_it_is_asked_for(client):
    join(client)
    type_in_the_code(client)
    joining = Joining.objects.get()
    jean = joining.customer
    Customer.objects.filter(pk=jean.pk).update(name="Changed since")

    apply_joining(joining=joining, user=jean.user)

    assert Customer.objects.get().name == "Changed since"


def test_answers_survive_a_reload_going_back_and_signing_in(client):
    fill_in(client)
    assert "jean@example.org" in client.get("/join/you/").content.decode()
    user = make_user(email="other@example.org")

    client.post("/accounts/login/code/", {"email": user.email})
    type_in_the_code(client)

    page = client.get("/join/check/").content.decode()
    assert "Jean Ó Súilleabháin" in page
    assert "Warm homes and energy bills" in page


def test_somebody_signed_in_joins_at_once_with_the_address_they_proved(client):
    user = make_user(email="amina@example.org")
    client.force_login(user)

    sent = join(client, {"you": {**YOU, "email": "somebody-else@example.org"}})

    assert sent.url == "/join/welcome/"
    assert Customer.objects.get(user=user).email == "amina@example.org"


def test_proving_another_address_does_not_take_up_what_was_sent_for_the_first(client):
    join(client)
    other = make_user(email="other@example.org")

    apply_after_sign_in(joining_id=Joining.objects.get().pk, user=other)

    assert Joining.objects.get().applied_at is None
    assert Customer.objects.count() == 0
    assert "One step left" in client.get("/join/welcome/").content.decode()


def test_joining_again_changes_answers_and_leaves_officers_in_peace(client):
    amina = make_joined_customer("Amina Hussain")
    client.force_login(amina.user)

    join(client)

    amina.refresh_from_db()
    assert amina.level.code == "consultation"
    assert waiting(make_user(Role.STAFF)) == []


@pytest.mark.parametrize(
    ("step", "typed", "message"),
    [
        ("you", {**YOU, "name": "🙂"}, "Enter a name with letters in it"),
        ("you", {**YOU, "name": ""}, "Enter your name"),
        ("you", {**YOU, "name": "J" * 10_000}, "Your name must be 150 characters or fewer"),
        ("you", {**YOU, "email": ""}, "Enter your email address"),
        ("you", {**YOU, "email": "jean@"}, "Enter an email address, like name@example.com"),
        ("you", {"name": "Jean", "reach": "phone", "phone": "12"}, "Enter a phone number"),
        ("you", {"name": "Jean", "reach": "post"}, "Enter your house number, street and town"),
        ("you", {"name": "Jean", "reach": "pigeon"}, "Select a valid choice"),
        ("home", {"postcode": "ZZ99", "tenure": "tenant"}, "Enter a full UK postcode"),
        ("home", {"tenure": "tenant"}, "Enter your postcode, or choose your area"),
        ("home", {"postcode": "GM1 1AA"}, "Choose which of these fits you best"),
        ("level", {}, "Choose how far you would like to get involved"),
        ("topic", {"topic": ["\0"]}, "Select a valid choice"),
        ("contact", {"preferred_channel": "post"}, "Select a valid choice"),
        ("contact", {"language": "en"}, "Choose the best way to reach you"),
        (
            "support",
            {"support_notes": "x" * 10_000},
            "Anything else that would help, in your own words must be 1,000 characters or fewer",
        ),
    ],
)
def test_a_wrong_answer_comes_back_with_what_to_do(client, step, typed, message):
    client.post("/join/you/", YOU)

    response = client.post(f"/join/{step}/", typed)

    assert response.status_code == 200
    content = response.content.decode()
    assert "There is a problem" in content
    assert message in content
    for value in typed.values():
        if isinstance(value, str) and "\0" not in value and step != "contact":
            kept = f'value="{value}"'
            assert kept in content or value in content


def test_boxes_of_another_way_are_ignored_without_scripts(client):
    response = client.post(
        "/join/you/", {**BY_PHONE["you"], "email": "half an addr", "postcode": "ZZ99"}
    )

    assert response.status_code == 302


@pytest.mark.parametrize("name", ["Ó Súilleabháin", "O'Neil", "Zoë 🙂", "Nguyễn Thị", "<b>Al</b>"])
def test_names_are_taken_as_they_are_written(client, name):
    fill_in(client, {"you": {**YOU, "name": name}})

    assert client.get("/join/check/").context["lines"][0].said == [name]
    assert "<b>Al</b>" not in client.get("/join/check/").content.decode()


def test_the_check_page_sends_back_to_what_is_missing(client):
    client.post("/join/you/", YOU)

    assert client.get("/join/check/").url == "/join/home/"
    assert client.post("/join/check/", {}).url == "/join/home/"
    assert Joining.objects.count() == 0


def test_changing_one_answer_leads_back_to_the_check_page(client):
    fill_in(client)

    changed = client.post("/join/topic/", {"topic": ["rent"]})

    assert changed.url == "/join/check/"
    assert "Rent and value for money" in client.get("/join/check/").content.decode()


def test_another_way_of_being_reached_asks_again_what_depends_on_it(client):
    fill_in(client)

    changed = client.post("/join/you/", BY_PHONE["you"])

    assert changed.url == "/join/home/"
    form = client.get("/join/consent/").context["form"]
    # A landline takes no texts.
    assert [way for way, _ in form.fields["consents"].choices] == ["phone"]


def test_made_up_steps_lead_back_to_join(client):
    assert client.get("/join/nonsense/").url == "/join/you/"
    assert client.post("/join/nonsense/", {"name": "x"}).url == "/join/you/"


def test_asking_for_many_codes_is_refused_with_the_answers_kept(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/m/key"}
    join(client)

    refused = join(client)

    assert "Wait a minute and send again" in refused.content.decode()
    assert "Jean Ó Súilleabháin" in refused.content.decode()
    assert Joining.objects.count() == 1


def test_starting_again_forgets_what_was_typed(client):
    fill_in(client)

    client.post("/join/")

    assert "You have begun already" not in client.get("/join/").content.decode()
    assert "jean@example.org" not in client.get("/join/you/").content.decode()
    assert client.get("/join/check/").url == "/join/you/"


def test_an_address_that_nobody_proves_is_on_the_worklist_after_a_day(client):
    join(client)
    officer = make_user(Role.STAFF)
    assert waiting(officer) == []
    Joining.objects.update(sent_at=timezone.now() - dt.timedelta(days=1, hours=1))

    (task,) = waiting(officer)

    assert task.what == "1 person has not confirmed their email address"
    client.force_login(officer)
    page = client.get(task.address).content.decode()
    assert "Jean Ó Súilleabháin" in page
    joining = Joining.objects.get()
    client.post(f"/staff/joined/{joining.pk}/")
    assert waiting(officer) == []
    assert Fact.objects.about(joining).get().what == "joining_settled"


def test_an_officer_links_somebody_to_their_housing_record(client):
    record = make_customer("Patrick O'Neil", postcode="GM1 1AA", address="2 Mill Lane")
    join(client, BY_PHONE)
    officer = make_user(Role.STAFF)
    (task,) = waiting(officer)
    client.force_login(officer)
    assert [one.pk for one in client.get(f"{task.address}?q=mill").context["found"]] == [record.pk]

    client.post(task.address, {"record": record.pk})

    record.refresh_from_db()
    assert Customer.objects.get() == record
    assert (record.name, str(record.phone), record.address) == (
        "Pat O'Neil",
        "+441414960123",
        "2 Mill Lane",
    )
    assert record.joined_at
    assert {option.code for option in record.preferences.all()} >= {"online", "repairs"}
    assert record.messages.count() == 1
    assert [consent.channel for consent in record.consents.all()] == ["phone"]
    assert Joining.objects.get().customer == record
    assert waiting(officer) == []


def test_a_record_that_somebody_signs_in_with_is_not_given_away(client):
    record = make_joined_customer("Jean Sullivan", reference="C1")
    join(client, {"you": {**YOU, "email": "new@example.org"}})
    type_in_the_code(client)
    joining = Joining.objects.get()
    client.force_login(make_user(Role.STAFF))

    page = client.post(f"/staff/joined/{joining.pk}/", {"record": record.pk}, follow=True)

    assert "Somebody already signs in with that record" in page.content.decode()
    assert Customer.objects.count() == 2


def test_somebody_imported_later_is_claimed_at_the_next_sign_in(client):
    user = make_user(email="amina@example.org")
    record = make_customer("Amina Hussain", email="amina@example.org")

    client.post("/accounts/login/code/", {"email": user.email})
    type_in_the_code(client)

    record.refresh_from_db()
    assert record.user == user
    assert User.objects.get(pk=user.pk).roles == {Role.CUSTOMER}


def test_an_address_that_nobody_proved_claims_nothing(client):
    user = make_user(email="sam@example.org")
    record = make_customer("Amina Hussain", email="amina@example.org")
    EmailAddress.objects.create(user=user, email="amina@example.org", verified=False)

    client.post("/accounts/login/code/", {"email": user.email})
    type_in_the_code(client)

    record.refresh_from_db()
    assert record.user is None


def test_proving_a_second_address_claims_its_record_at_once(client):
    user = make_user(email="sam@example.org")
    record = make_customer("Sam Reid", email="sam.reid@example.org")
    client.force_login(user)
    client.post("/accounts/email/", {"email": "sam.reid@example.org", "action_add": ""})

    client.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[-1])})

    record.refresh_from_db()
    assert record.user == user


def test_an_address_is_proved_by_the_code_and_not_before(client):
    join(client)
    assert not EmailAddress.objects.get().verified

    type_in_the_code(client)

    assert EmailAddress.objects.get().verified


def test_each_page_of_join_takes_few_queries(client, django_assert_max_num_queries):
    fill_in(client)
    for step in [*PAGES, "check"]:
        with django_assert_max_num_queries(12):
            assert client.get(f"/join/{step}/").status_code == 200


def test_only_somebody_who_has_joined_is_told_so(client):
    make_customer("Pat", joined_at=timezone.now())
    assert "You have joined already" not in client.get("/join/").content.decode()

    client.force_login(make_joined_customer().user)

    assert "You have joined already" in client.get("/join/").content.decode()


def test_nothing_is_sent_by_opening_the_check_page(client):
    fill_in(client)
    client.get("/join/check/")

    assert Joining.objects.count() == 0
    assert send(client).status_code == 302


def test_people_who_joined_are_on_the_staff_worklist():
    assert people_who_joined in SOURCES


def test_the_opportunity_that_led_somebody_to_join_is_offered_first_at_the_end(client):
    readers = make_opportunity("Readers' panel")
    page = client.get(readers.get_absolute_url()).content.decode()
    assert f'href="/join/?for={readers.slug}"' in page

    client.get(f"/join/?for={readers.slug}")
    join(client)
    type_in_the_code(client)
    welcome = client.get("/join/welcome/")

    assert welcome.context["came_for"] == readers
    assert readers not in [match.opportunity for match in welcome.context["matches"]]
    pressed = re.search(r'action="(/get-involved/[^"]+)"', welcome.content.decode())[1]
    client.post(pressed)
    assert readers.interests.get().customer.name == "Jean Ó Súilleabháin"
    assert "You said you are interested" in client.get("/join/welcome/").content.decode()


@pytest.mark.parametrize("slug", ["closed", "nothing-like-it", "a\x00b", "//elsewhere.example"])
def test_an_address_that_names_no_open_opportunity_leads_to_join_all_the_same(client, slug):
    make_opportunity("Closed", slug="closed", closed_at=timezone.now())

    assert client.get("/join/", {"for": slug}).status_code == 200

    join(client, BY_PHONE)
    assert client.get("/join/welcome/").context["came_for"] is None


def test_who_was_asked_to_sign_in_and_joins_instead_is_led_on_to_what_they_wanted(client):
    event = make_event()
    asked = client.get(f"{event.get_absolute_url()}book/", follow=True).content.decode()
    (way,) = re.findall(r'href="(/join/[^"]*)">Join us', asked)

    client.get(way)
    join(client)
    joined = client.get(type_in_the_code(client).url).content.decode()

    assert f'href="{event.get_absolute_url()}book/">Go back to the page' in joined


def test_a_phone_number_is_read_back_as_people_write_it(client):
    fill_in(client, BY_PHONE)

    page = client.get("/join/check/").content.decode()

    assert "0141 496 0123" in page
    assert "+44" not in page


@pytest.mark.parametrize(
    ("back", "led"),
    [
        ("/events/tea-and-repairs/", "/events/tea-and-repairs/"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example", None),
        ("", None),
    ],
)
def test_who_joins_on_the_way_to_a_page_is_led_back_to_it_and_nowhere_else(client, back, led):
    client.get("/join/", {"back": back})
    join(client, BY_PHONE)

    welcome = client.get("/join/welcome/")

    assert welcome.context["came_from"] == led
    assert (f'href="{led}"' in welcome.content.decode()) == bool(led)


def test_what_was_sent_is_not_read_by_whoever_uses_the_computer_next(client, monkeypatch):
    join(client)
    assert "jean@example.org" in client.get("/join/you/").content.decode()
    later = time.time() + 61 * 60
    monkeypatch.setattr(time, "time", lambda: later)

    assert "jean@example.org" not in client.get("/join/you/").content.decode()
    assert client.get("/join/check/", follow=True).redirect_chain[-1][0] == "/join/you/"


def test_nobody_makes_us_text_a_list_of_numbers(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"join": "1/h/ip"}
    join(client, BY_PHONE)
    another = Client()

    refused = join(another, {**BY_PHONE, "you": {**BY_PHONE["you"], "phone": "0141 496 0999"}})

    assert "Many people have joined from your connection" in refused.content.decode()
    assert "0141 496 0999" in another.get("/join/check/").content.decode()
    assert Customer.objects.count() == Message.objects.count() == 1
