import datetime as dt

import pytest
from django.utils import timezone

from base.core.lists.paging import MOST_COUNTED
from participation.joining.involvement.services import express_interest
from participation.messages.contact.consents import record_consent
from participation.people.customers.models import Channel, Customer, CustomerNote, PreferenceOption
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.programme.events.models import Booking
from tests.factories.activities import make_event, make_opportunity, make_past_event
from tests.factories.people import make_customer, make_estate, make_joined_customer
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def names(response) -> list[str]:
    return [customer.name for customer in response.context["people"]]


# --- the list ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Amina Hussain", "Jean Ó Súilleabháin", "Tam O'Neil"]),
        ("q=suilleabhain", ["Jean Ó Súilleabháin"]),
        ("q=oneil", ["Tam O'Neil"]),
        ("q=gm12ab", ["Jean Ó Súilleabháin"]),
        ("q=%00", ["Amina Hussain", "Jean Ó Súilleabháin", "Tam O'Neil"]),
        ("q=nobody", []),
        ("joined=yes", ["Amina Hussain"]),
        ("joined=no", ["Jean Ó Súilleabháin", "Tam O'Neil"]),
        ("tenure={tenant}", ["Jean Ó Súilleabháin"]),
        ("area={region}", ["Jean Ó Súilleabháin"]),
        ("area={estate}&tenure={tenant}&q=jean", ["Jean Ó Súilleabháin"]),
        ("area=nonsense&tenure=999999", ["Amina Hussain", "Jean Ó Súilleabháin", "Tam O'Neil"]),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_asks(client, morag, asked, found):
    estate = make_estate()
    jean = make_customer(tenure="tenant", area=estate, postcode="GM1 2AB")
    make_customer("Tam O'Neil")
    make_joined_customer("Amina Hussain")
    make_customer("Ann Gone", ended_on=dt.date(2026, 1, 1))
    query = asked.format(tenant=jean.tenure_id, estate=estate.pk, region=estate.parent.parent_id)

    assert names(client.get(f"/staff/people/?{query}")) == found


def test_a_very_long_question_is_answered(client, morag):
    response = client.get("/staff/people/", {"q": "jean " * 2000})

    assert response.status_code == 200


def test_while_somebody_types_only_the_list_comes_back(client, morag):
    make_customer("Jean Smith")

    html = client.get("/staff/people/?q=smi", headers={"HX-Request": "true"}).content.decode()

    assert "<mark>Smi</mark>th" in html
    assert "<html" not in html


def test_the_back_button_gets_the_whole_page(client, morag):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}

    assert "<html" in client.get("/staff/people/?q=smi", headers=headers).content.decode()


def test_pages_follow_each_other_and_keep_what_was_asked(client, morag):
    for n in range(60):
        make_customer(f"Jean Smith {n:02}")

    first = client.get("/staff/people/?q=smith").content.decode()
    last = client.get("/staff/people/?q=smith&page=3")

    assert "?q=smith&amp;page=2" in first
    assert names(last) == [f"Jean Smith {n}" for n in range(50, 60)]
    assert 'rel="next"' not in last.content.decode()


def test_the_list_counts_no_further_than_it_says_and_its_queries_do_not_grow(
    client, morag, django_assert_max_num_queries
):
    counts = []
    for more in (20, 180):
        for n in range(more):
            make_customer(f"Jean Smith {more} {n:03}", tenure="tenant", area=make_estate())
        with django_assert_max_num_queries(20) as queries:
            client.get("/staff/people/?q=smith")
        counting = [one["sql"] for one in queries.captured_queries if "COUNT(" in one["sql"]]
        assert all(f"LIMIT {MOST_COUNTED + 1}" in sql for sql in counting)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_nobody_found_says_what_to_try(client, morag):
    assert "Nobody matches" in client.get("/staff/people/?q=zzz").content.decode()


def test_the_first_few_matches_come_as_a_fragment(client, morag):
    jean = make_customer("Jean <Smith>", address="3 Calder Court")

    html = client.get("/staff/people/search/?q=smi").content.decode()

    assert "<mark>Smi</mark>th&gt;" in html
    assert jean.get_absolute_url() in html
    assert jean.reference in html
    assert "3 Calder Court" in html


# --- one person -------------------------------------------------------------------------------


@pytest.fixture
def amina(morag):
    """Somebody who has done everything there is to do."""
    customer = make_joined_customer(
        "Amina Hussain",
        tenure="tenant",
        area=make_estate(),
        address="3 Calder Court",
        phone="+441632960001",
        preferred_channel=Channel.PHONE,
        support_notes="Somewhere quiet.",
    )
    customer.preferences.set(PreferenceOption.objects.filter(code__in=["large_print", "rent"]))
    said = {"wording": "Yes", "customer": customer, "channel": Channel.SMS}
    record_consent(given=True, source="join", **said)
    record_consent(given=False, source="phone", recorded_by=morag, **said)
    express_interest(opportunity=make_opportunity(), customer=customer, by=customer.user)
    Booking.objects.create(event=make_event(), customer=customer, access_needs="A ramp")
    record_engagement(
        activity=make_past_event(),
        customer=customer,
        role=Engagement.Role.ATTENDED,
        source="test:1",
    )
    return customer


def test_one_page_holds_all_we_know_of_a_person(client, amina):
    html = client.get(amina.get_absolute_url()).content.decode()

    for words in (
        "3 Calder Court",
        "01632 960001",
        "Phone call</strong> is what they chose",
        "Large print",
        "Somewhere quiet.",
        "<strong>No</strong>",
        "written down by Morag Tait",
        "Readers&#x27; panel",
        "Drop-in: damp and heating",
        "A ramp",
        "Autumn gathering",
        "Thank you for your interest",
    ):
        assert words in html


def test_equality_answers_are_never_on_it(client, amina, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as queries:
        client.get(amina.get_absolute_url())

    assert not any("equality" in query["sql"] for query in queries.captured_queries)


def test_a_note_is_kept_once_with_who_wrote_it(client, morag, amina):
    page = client.get(amina.get_absolute_url()).content.decode()
    token = token_in(page)
    for _ in range(2):
        client.post(amina.get_absolute_url(), {"text": "Has a dog.", "form_token": token})

    note = CustomerNote.objects.get()
    assert (note.text, note.author) == ("Has a dog.", morag)
    assert "Has a dog." in client.get(amina.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "Write the note"), ("x" * 10_000, "2,000 characters")],
)
def test_a_note_that_cannot_be_kept_comes_back(client, amina, text, says):
    response = client.post(amina.get_absolute_url(), {"text": text})

    assert says in response.content.decode()
    assert not CustomerNote.objects.exists()


def test_somebody_we_know_little_of_has_a_page_too(client, morag):
    tam = Customer.objects.create(name="Tam")

    html = client.get(tam.get_absolute_url()).content.decode()

    assert "No reference yet" in html
    assert "We hold no email, phone number or address" in html


@pytest.mark.parametrize("pk", [999999, 10**30])
def test_a_person_who_is_not_there_is_not_found(client, morag, pk):
    assert client.get(f"/staff/people/{pk}/").status_code == 404


def test_the_page_of_somebody_with_a_long_past_takes_no_more_queries(
    client, amina, django_assert_max_num_queries
):
    counts = []
    for more in (20, 180):
        Engagement.objects.bulk_create(
            Engagement(
                activity=make_event().activity_ptr,
                customer=amina,
                role=Engagement.Role.ATTENDED,
                day=timezone.localdate(),
                source=f"test:{more}:{n}",
            )
            for n in range(more)
        )
        with django_assert_max_num_queries(20) as queries:
            client.get(amina.get_absolute_url())
        counts.append(len(queries))

    assert counts[0] == counts[1]
