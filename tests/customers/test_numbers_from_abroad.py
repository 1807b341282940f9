"""A number from abroad is shown with its country's code wherever it is shown: without it, it rings somebody else."""

from pathlib import Path

import pytest
from django.urls import reverse

from base.core.phone_numbers import as_people_write
from participation.messages.calls.services import take_next
from participation.messages.formats.models import FormatRequest
from participation.records.erasing.services import erase_person
from tests.factories.calls import make_call_to_make
from tests.factories.enquiries import make_enquiry
from tests.factories.formats import make_format_request
from tests.factories.people import make_customer, make_joined_customer
from tests.involvement.join.joining import BY_PHONE, fill_in

pytestmark = pytest.mark.django_db

OURS = Path(__file__).parents[2]
TYPED = "+48601123456"
SHOWN = "+48 601 123 456"


@pytest.fixture
def ewa():
    return make_customer("Ewa Nowak", phone=TYPED, reference="GH-1")


def record(client, ewa) -> str:
    return ewa.get_absolute_url()


def call_in_hand(client, ewa) -> str:
    make_call_to_make(ewa)
    take_next(officer=client.user)
    return reverse("calls:mine")


def what_a_visitor_asked(client, ewa) -> str:
    return make_enquiry(name="Ewa", phone=TYPED).get_absolute_url()


def two_records_side_by_side(client, ewa) -> str:
    twin = make_customer("Ewa Nowak", phone="+441414960112")
    return reverse("records:merge", args=[twin.pk, ewa.pk])


@pytest.mark.parametrize(
    "seen_at", [record, call_in_hand, what_a_visitor_asked, two_records_side_by_side]
)
def test_staff_see_it_whole(staff, officer, ewa, seen_at):
    staff.user = officer

    shown = staff.get(seen_at(staff, ewa)).content.decode()

    assert SHOWN in shown
    assert shown.replace(SHOWN, "").count("601 123 456") == 0


def test_who_joins_reads_it_back_whole(client):
    fill_in(client, {**BY_PHONE, "you": {**BY_PHONE["you"], "phone": TYPED}})

    assert SHOWN in client.get("/join/check/").content.decode()


def test_their_own_form_holds_it_whole_and_keeps_it(client):
    ewa = make_joined_customer("Ewa Nowak", phone=TYPED)
    client.force_login(ewa.user)
    address = reverse("join:preferences", args=["you"])

    shown = client.get(address).context["form"]["phone"].value()
    client.post(address, {"name": "Ewa Nowak", "phone": shown})

    ewa.refresh_from_db()
    assert str(ewa.phone) == TYPED


def test_no_page_asks_for_it_without_its_code():
    files = (
        file
        for folder in (
            "base",
            "participation",
            "portal",
            "reports",
            "scrutiny",
            "surveys",
            "templates",
        )
        for shape in ("*.py", "*.html", "*.txt")
        for file in (OURS / folder).rglob(shape)
    )

    assert [str(file) for file in files if "as_national" in file.read_text("utf-8")] == []


@pytest.mark.parametrize("typed", [TYPED, SHOWN])
def test_what_was_left_with_it_goes_with_its_person(officer, ewa, typed):
    asked = make_format_request(name="Ewa", reach=typed)

    erase_person(customer=ewa, by=officer, why="Asked by the person")

    assert FormatRequest.objects.get(pk=asked.pk).reach != typed


def test_a_neighbour_with_the_same_digits_here_keeps_theirs(officer, ewa):
    asked = make_format_request(name="Ewa", reach="601123456")

    erase_person(customer=ewa, by=officer, why="Asked by the person")

    assert FormatRequest.objects.get(pk=asked.pk).reach == "601123456"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("+441414960112", "0141 496 0112"),
        ("+441414960112 ext. 23", "0141 496 0112 ext. 23"),
        ("+353851234567", "+353 85 123 4567"),
        ("nobody", "nobody"),
    ],
)
def test_a_number_is_written_as_people_here_dial_it(number, written):
    assert as_people_write(number) == written
