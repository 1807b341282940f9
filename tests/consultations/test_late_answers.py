"""What comes after the last day to answer is kept, and marked so wherever it is read."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.feedback.enquiries.models import Enquiry
from participation.programme.consultations.services import update_consultation
from tests.factories.activities import make_consultation
from tests.factories.people import make_customer
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

LATE = ">Late</strong>"


@pytest.fixture
def closed():
    now = timezone.now()
    return make_consultation(
        "Rent 2027",
        starts_at=now - dt.timedelta(days=30),
        ends_at=now - dt.timedelta(days=3),
    )


def answer(client, consultation, customer, on: dt.date) -> str:
    address = f"/staff/consultations/{consultation.pk}/answers/{customer.pk}/"
    sent = {"how": "post", "said": "Option 2", **typed_day("received_on", on)}
    return client.post(address, sent, follow=True).content.decode()


def test_an_answer_that_came_after_the_last_day_is_marked(client, staff, closed):
    amina, jean = make_customer("Amina Hussain"), make_customer("Jean Mackay")

    said_of_jean = answer(staff, closed, jean, closed.closes_on)
    said_of_amina = answer(staff, closed, amina, closed.closes_on + dt.timedelta(days=1))
    on_her_page = staff.get(f"/staff/consultations/{closed.pk}/answers/{amina.pk}/")
    public = client.get(closed.get_absolute_url()).content.decode()

    assert LATE not in said_of_jean
    assert "marked as late" not in said_of_jean
    assert "The answer of Amina Hussain is on record. It came after the last day" in said_of_amina
    assert said_of_amina.count(LATE) == 1
    assert "1 of those by name came after the last day" in said_of_amina
    assert LATE in on_her_page.content.decode()
    assert "2 people answered, 1 of them after the last day." in public


def test_a_longer_time_to_answer_makes_it_one_in_time(staff, closed):
    amina = make_customer("Amina Hussain")
    answer(staff, closed, amina, closed.closes_on + dt.timedelta(days=1))

    update_consultation(consultation=closed, ends_at=timezone.now() + dt.timedelta(days=3))

    assert LATE not in staff.get(f"/staff/consultations/{closed.pk}/answers/").content.decode()


def test_what_is_written_here_after_it_closed_is_marked_too(client, staff, closed):
    address = closed.get_absolute_url()
    asked = client.get("/tell-us/", {"about": address}).content.decode()
    client.post("/tell-us/", {"kind": "comment", "said": "Option 2", "about": address})
    late = staff.get(Enquiry.objects.get().get_absolute_url()).content.decode()

    assert "You can still tell us: we mark your answer as late." in asked
    assert LATE in late
    assert "It came after the last day of Rent 2027" in late


def test_what_is_written_here_while_it_is_open_is_not(client, staff):
    address = make_consultation().get_absolute_url()
    asked = client.get("/tell-us/", {"about": address}).content.decode()
    client.post("/tell-us/", {"kind": "comment", "said": "Option 2", "about": address})

    assert "as late" not in asked
    assert LATE not in staff.get(Enquiry.objects.get().get_absolute_url()).content.decode()
